import type { JSX } from 'react';
import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useResult } from '../../state/use-result.ts';
import { copyReport } from '../../state/clipboard.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { DayField } from '../../ui/field/day-field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Table } from '../../ui/table/table.tsx';

const compared: ReadonlySet<string> = new Set(['order_ledger', 'settlement_line', 'payout', 'bank_line']);

/** When each file came: what an earlier day knew follows from it. */
export function FilesDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { reconciliation, settings } = useWorkbookDocument();
  const dayOf = (instant: string | null) => (instant === null ? '–' : formatDay(localDay(settings.timeZone, Date.parse(instant))));
  const extracts = useResult('extract.list', {});
  const { received, knownFrom } = reconciliation;
  const receivedOn = (extract: ExtractSummary) => received[extract.id];
  return (
    <Dialog
      title="When files came"
      subtitle="An earlier day shows only what was known on it."
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <div className="files-known">
        <Select
          label="Files without a day of their own"
          width={380}
          value={knownFrom}
          onChange={(next) => void applyEdit({ kind: 'reconcile.settings', knownFrom: next })}
          options={[
            { value: 'rows', label: 'Every row counts from its own day' },
            { value: 'loaded', label: 'All rows count from the day the file was loaded' },
          ]}
        />
        <AsyncView result={extracts} onCopyReport={copyReport}>
          {(list) => (
            <Table
              label="Files and the days they came"
              rows={list.filter(({ receipt, state }) => compared.has(receipt.table) && state === 'active')}
              rowKey={({ id }) => id}
              columns={[
                { id: 'name', header: 'File', cell: ({ name }) => <span title={name}>{name}</span> },
                { id: 'loaded', header: 'Loaded', width: 100, cell: ({ receipt }) => dayOf(receipt.loadedAt) },
                { id: 'last', header: 'Last row', width: 100, cell: ({ receipt }) => dayOf(receipt.lastInstant) },
                {
                  id: 'received',
                  header: 'Received on',
                  width: 230,
                  cell: (extract) => (
                    <span className="files-day">
                      <DayField
                        key={receivedOn(extract) ?? 'none'}
                        label={`Day on which ${extract.name} was received`}
                        value={receivedOn(extract) ?? ''}
                        onChange={(on) => void applyEdit({ kind: 'reconcile.received', extract: extract.id, on })}
                      />
                      {receivedOn(extract) !== undefined && (
                        <Button kind="quiet" onPress={() => void applyEdit({ kind: 'reconcile.received', extract: extract.id, on: null })}>
                          Clear
                        </Button>
                      )}
                    </span>
                  ),
                },
              ]}
            />
          )}
        </AsyncView>
      </div>
    </Dialog>
  );
}
