import { type JSX, useState } from 'react';
import type { Column } from '../../../shared/base/column-batch.ts';
import type { RowColumn } from '../../../shared/protocol/rows-description.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { copyReport, copyText } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useResult } from '../../state/use-result.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { cellPlain, cellText } from '../../ui/data-grid/cell-text.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';

function SourceLine({ extract, line }: { readonly extract: number; readonly line: number }): JSX.Element {
  const result = useResult('extract.sourceLine', { extract, line });
  return (
    <AsyncView result={result} onCopyReport={copyReport}>
      {({ text }) => (
        <>
          <pre className="row-source">{text}</pre>
          <Button kind="quiet" onPress={() => copyText(text, 'Source line copied')}>
            Copy line
          </Button>
        </>
      )}
    </AsyncView>
  );
}

const numberIn = (column: Column | undefined): number => Number(column === undefined ? 0 : cellPlain(column, 0));

/** One row with everything that is known of it, and the line of the partner's file from which it was read. */
export function RowDetail({
  rows,
  place,
  columns,
  onClose,
}: {
  /** In the order in which they are listed. */
  readonly rows: RowsSpec;
  readonly place: number;
  readonly columns: readonly RowColumn[];
  readonly onClose: () => void;
}): JSX.Element {
  const { extracts, settings } = useWorkbookDocument();
  const [isEmptyShown, setEmptyShown] = useState(false);
  const page = useResult('rows.page', { rows, offset: place, limit: 1 });
  return (
    <aside className="rows-aside" aria-label={`Row ${formatCount(place + 1)}`}>
      <header className="rows-aside-head">
        <h2>Row {formatCount(place + 1)}</h2>
        <IconButton icon="close" label="Close row" onPress={onClose} />
      </header>
      <AsyncView result={page} onCopyReport={copyReport} className="rows-aside-body">
        {({ batch }) => {
          const named = (name: string) => batch.columns.find((column) => column.name === name);
          const [extract, line] = [numberIn(named('extract_id')), numberIn(named('line_no'))];
          const labels = new Map(columns.map(({ name, label, isSource }) => [name, isSource ? `${label} (as in the file)` : label]));
          const cells = batch.columns
            .filter(({ name }) => name !== 'extract_id' && name !== 'line_no')
            .map((column) => {
              const text = cellText(column, 0, settings.timeZone);
              const words = text === null ? null : labelOfValue(column.name, text);
              return { label: labels.get(column.name) ?? column.name, text, words };
            });
          const present = cells.filter(({ text }) => text !== null);
          const missing = cells.length - present.length;
          return (
            <>
              <h3>
                {extracts[extract]?.name ?? `Extract ${extract}`}, line {formatCount(line)}
              </h3>
              <SourceLine extract={extract} line={line} />
              <PairList
                layout="columns"
                pairs={(isEmptyShown ? cells : present).map(({ label, text, words }) => ({
                  label,
                  value: words === text ? (text ?? '–') : `${words ?? ''} (${text ?? ''})`,
                }))}
              />
              {missing > 0 && (
                <Button kind="quiet" onPress={() => setEmptyShown(!isEmptyShown)}>
                  {isEmptyShown ? 'Hide empty fields' : `Show ${missing} empty fields`}
                </Button>
              )}
            </>
          );
        }}
      </AsyncView>
    </aside>
  );
}
