import { Toolbar } from 'react-aria-components';
import { type JSX, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { toAppError } from '../../../../shared/errors/fail.ts';
import type { ExtractSummary } from '../../../../shared/extract/receipt.ts';
import { copyReport } from '../../../state/clipboard.ts';
import { undo } from '../../../state/document-actions.ts';
import { runJob } from '../../../state/jobs-store.ts';
import { showToast } from '../../../state/toasts.ts';
import { useResult } from '../../../state/use-result.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { AsyncView } from '../../../ui/feedback/async-view.tsx';
import { ErrorCallout } from '../../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../../ui/number/format-value.ts';
import { ScrollArea } from '../scroll-area.tsx';
import {
  type FixDrafts,
  type FixRow,
  fixRow,
  joinedWithNext,
  without,
  withFields,
  withoutField,
  withRoomAt,
  withWanted,
} from './fix-draft.ts';
import { FixGrid, type FixPlace, placeId } from './fix-grid.tsx';
import './fix.css';

const pageSize = 25;

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** Whether records of a file can be read once more: it is one table, and its receipt says how it was read. */
export const canFix = ({ receipt: { header, choice, zone } }: ExtractSummary): boolean =>
  header !== undefined && choice !== undefined && zone !== undefined;

/** A value that cannot be read is loaded as missing: that is said where it can still be undone. */
const loadedText = (rows: number, faulty: number) =>
  `${plural(rows, 'fixed row is', 'fixed rows are')} loaded${faulty > 0 ? `, ${formatCount(faulty)} with a value that cannot be read and counts as missing` : ''}`;

/** What happens to the field in focus; focus goes back to it. */
function Tools({
  row,
  place,
  delimiter,
  onFields,
}: {
  readonly row: FixRow | undefined;
  readonly place: FixPlace | null;
  readonly delimiter: string;
  readonly onFields: (row: FixRow, fields: readonly string[]) => void;
}): JSX.Element {
  const column = place?.column ?? 0;
  const isThere = row !== undefined && column < row.fields.length;
  const change = (fields: readonly string[]) => {
    if (row === undefined || place === null) return;
    onFields(row, fields);
    const next = { ...place, column: Math.max(0, Math.min(column, fields.length - 1)) };
    requestAnimationFrame(() => document.getElementById(placeId(next))?.focus());
  };
  const fields = row?.fields ?? [];
  return (
    <Toolbar className="fix-tools" aria-label="The field in focus">
      <Button isDisabled={!isThere || column + 1 >= fields.length} onPress={() => change(joinedWithNext(fields, column, delimiter))}>
        Join with the next
      </Button>
      <Button isDisabled={row === undefined} onPress={() => change(withRoomAt(fields, column))}>
        Insert an empty one
      </Button>
      <Button isDisabled={!isThere || fields.length < 2} onPress={() => change(withoutField(fields, column))}>
        Take it out
      </Button>
      <span className="muted">Work on the field in focus; Alt F10 leads here from it.</span>
    </Toolbar>
  );
}

/** Records of the quarantine, field by field: what is fixed is read again like the rest of its file and loaded under its own line. */
export function FixDialog({ extract, onClose }: { readonly extract: ExtractSummary; readonly onClose: () => void }): JSX.Element {
  const { header = [], dialect } = extract.receipt;
  const [page, setPage] = useState(0);
  const [drafts, setDrafts] = useState<FixDrafts>(new Map());
  const [place, setPlace] = useState<FixPlace | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [loaded, setLoaded] = useState<string | null>(null);
  const tools = useRef<HTMLDivElement>(null);
  /** Takes the focus of the button that has nothing left to load. */
  const close = useRef<HTMLButtonElement>(null);
  const result = useResult('extract.quarantine', { extract: extract.id, offset: page * pageSize, limit: pageSize });
  const total = result.value?.total ?? null;
  const pages = Math.ceil((total ?? 0) / pageSize);
  const chosen = [...drafts.values()].map(({ record }) => fixRow(record, drafts, header.length)).filter((row) => row.isChosen);
  const load = async () => {
    setLoading(true);
    setError(null);
    setLoaded(null);
    try {
      const records = chosen.map(({ record, fields }) => ({ line: record.line, byteOffset: record.byteOffset, fields: [...fields] }));
      const after = await runJob('Loading the fixed rows', 'extract.correct', { extract: extract.id, records });
      const said = loadedText(chosen.length, after.extract.receipt.rows.faulty - extract.receipt.rows.faulty);
      setDrafts(without(drafts, new Set(chosen.map(({ key }) => key))));
      setPlace(null);
      setPage(0);
      if (chosen.length < (total ?? 0)) {
        setLoaded(said);
        close.current?.focus();
        return;
      }
      onClose();
      showToast(said, { label: 'Undo', run: () => void undo() });
    } catch (thrown) {
      setError(toAppError(thrown));
    } finally {
      setLoading(false);
    }
  };
  return (
    <Dialog
      title={`Fix records of ${extract.name}`}
      subtitle="What is fixed is read like the rest of the file and keeps its line; the receipt says who changed what. Masked numbers stay masked."
      isOpen
      onClose={onClose}
      size="full"
      actions={
        <>
          {loaded !== null && (
            <output className="fix-loaded">
              {loaded}{' '}
              <Button
                kind="quiet"
                onPress={() => {
                  setLoaded(null);
                  close.current?.focus();
                  void undo();
                }}
              >
                Undo
              </Button>
            </output>
          )}
          {pages > 1 && (
            <>
              <Button isDisabled={page === 0} onPress={() => setPage(page - 1)}>
                Earlier records
              </Button>
              <Button isDisabled={page + 1 >= pages} onPress={() => setPage(page + 1)}>
                Later records
              </Button>
            </>
          )}
          <Button kind="quiet" onPress={onClose} ref={close}>
            Close
          </Button>
          <Button kind="primary" isDisabled={chosen.length === 0 || isLoading} onPress={() => void load()}>
            {chosen.length === 0 ? 'Load the fixed rows' : `Load ${plural(chosen.length, 'fixed row', 'fixed rows')}`}
          </Button>
        </>
      }
    >
      <div className="fix">
        {error !== null && <ErrorCallout error={error} onCopyReport={copyReport} onDismiss={() => setError(null)} />}
        <AsyncView result={result} onCopyReport={copyReport}>
          {({ records }) => {
            const rows = records.map((record) => fixRow(record, drafts, header.length));
            const focused = rows.find(({ key }) => key === place?.key);
            const onFields = (row: FixRow, fields: readonly string[]) => setDrafts(withFields(drafts, row, fields));
            return (
              <>
                <div ref={tools}>
                  <Tools row={focused} place={place} delimiter={dialect?.delimiter ?? ','} onFields={onFields} />
                </div>
                <ScrollArea label="Records to fix">
                  <FixGrid
                    header={header}
                    rows={rows}
                    onFields={onFields}
                    onWanted={(row, wanted) => setDrafts(withWanted(drafts, row, wanted))}
                    onPlace={setPlace}
                    onTools={() => tools.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()}
                  />
                </ScrollArea>
                <p className="mono muted ellipsis fix-source" title={focused?.record.text}>
                  {focused === undefined ? 'The record of the field in focus, as the file has it, is shown here.' : focused.record.text}
                </p>
              </>
            );
          }}
        </AsyncView>
      </div>
    </Dialog>
  );
}
