import { type JSX, useCallback, useState } from 'react';
import type { ExtractSummary, QuarantinedRecord } from '../../../shared/extract/receipt.ts';
import { copyReport, copyText } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { canFix, FixDialog } from './fix/fix-dialog.tsx';
import { Table } from '../../ui/table/table.tsx';

const pageSize = 200;

function asTsv(records: readonly QuarantinedRecord[]): string {
  const line = (record: QuarantinedRecord) =>
    [record.line, record.byteOffset, record.reason, record.column ?? '', record.text.replaceAll('\t', ' ')].join('\t');
  return ['line\tbyte\treason\tcolumn\ttext', ...records.map(line)].join('\n');
}

function QuarantineDialog({ extract, onClose }: { readonly extract: ExtractSummary; readonly onClose: () => void }): JSX.Element {
  const [page, setPage] = useState(0);
  const result = useResult('extract.quarantine', { extract: extract.id, offset: page * pageSize, limit: pageSize });
  const pages = Math.ceil((result.value?.total ?? 0) / pageSize);
  return (
    <Dialog
      title={`Quarantine of ${extract.name}`}
      subtitle="Lines that do not fit the layout. None of them is in any number. Card numbers are masked."
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          {pages > 1 && (
            <>
              <Button isDisabled={page === 0} onPress={() => setPage(page - 1)}>
                Earlier lines
              </Button>
              <Button isDisabled={page + 1 >= pages} onPress={() => setPage(page + 1)}>
                Later lines
              </Button>
            </>
          )}
          <Button
            kind="primary"
            isDisabled={result.value === null}
            onPress={() => copyText(asTsv(result.value?.records ?? []), 'Lines copied for the partner')}
          >
            Copy for the partner
          </Button>
        </>
      }
    >
      <AsyncView result={result} onCopyReport={copyReport}>
        {({ records }) => (
          <Table
            label="Quarantined lines"
            rows={records}
            rowKey={(record) => `${record.line}.${record.byteOffset}`}
            columns={[
              { id: 'line', header: 'Line', align: 'right', width: 90, cell: (record) => formatCount(record.line) },
              {
                id: 'byte',
                header: 'Byte',
                align: 'right',
                width: 90,
                cell: ({ byteOffset, line }) => (byteOffset === 0 && line > 1 ? '–' : formatCount(byteOffset)),
              },
              {
                id: 'reason',
                header: 'Reason',
                cell: (record) => (record.column === null ? record.reason : `${record.reason} (${record.column})`),
              },
              {
                id: 'text',
                header: 'Text',
                cell: (record) => (
                  <span className="mono" title={record.text}>
                    {record.text}
                  </span>
                ),
              },
            ]}
          />
        )}
      </AsyncView>
    </Dialog>
  );
}

/** Reasons with their count, and the first line of each. */
export function QuarantineSection({ extract }: { readonly extract: ExtractSummary }): JSX.Element {
  const [open, setOpen] = useState<'lines' | 'fix' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const result = useResult('extract.quarantine', { extract: extract.id, offset: 0, limit: 1000 });
  return (
    <section>
      <AsyncView result={result} onCopyReport={copyReport}>
        {({ total, records }) => {
          const kinds = new Map<string, { first: QuarantinedRecord; count: number }>();
          for (const record of records) {
            const kind = kinds.get(record.reason);
            if (kind === undefined) kinds.set(record.reason, { first: record, count: 1 });
            else kind.count++;
          }
          return (
            <>
              <h3>
                Quarantine, {formatCount(total)} in {formatCount(kinds.size)} {kinds.size === 1 ? 'kind' : 'kinds'}
              </h3>
              <ul className="quarantine mono selectable">
                {[...kinds].slice(0, 4).map(([reason, { first, count }]) => (
                  <li key={reason}>
                    <div>
                      line {formatCount(first.line)} · {formatCount(count)} {count === 1 ? 'line' : 'lines'}: {reason}
                    </div>
                    <div className="ellipsis muted" title={first.text}>
                      {first.text}
                    </div>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </AsyncView>
      <div className="quarantine-actions">
        <Button onPress={() => setOpen('lines')}>Show all lines</Button>
        {canFix(extract) && extract.state === 'active' && <Button onPress={() => setOpen('fix')}>Fix records…</Button>}
      </div>
      {open === 'lines' && <QuarantineDialog extract={extract} onClose={close} />}
      {open === 'fix' && <FixDialog extract={extract} onClose={close} />}
    </section>
  );
}
