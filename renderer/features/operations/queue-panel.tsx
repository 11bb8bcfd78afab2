import { type JSX, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { QueueRequest } from '../../../shared/reconcile/queue-request.ts';
import type { LegSummary, QueueEntry } from '../../../shared/reconcile/result.ts';
import { standings } from '../../../shared/reconcile/decision.ts';
import { copyReport, copyText } from '../../state/clipboard.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useNewestSource } from '../../ui/data-grid/use-newest-source.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { exportQueue } from './export-queue.ts';
import { filterOf, type QueueChoice, QueueFilters } from './queue-filters.tsx';
import { entriesBehind, gridColumns, matchColumns, queueSource } from './queue-source.ts';

interface QueuePanelProps {
  readonly asOf: string | null;
  readonly choice: QueueChoice;
  readonly legs: readonly LegSummary[];
  readonly onChoice: (change: Partial<QueueChoice>) => void;
  readonly onSelect: (entries: readonly QueueEntry[]) => void;
}

const listed = (total: number, { rule }: QueueChoice) =>
  rule === null ? (total === 1 ? 'entry' : 'entries') : total === 1 ? 'match' : 'matches';

/** The break queue: filter, sort, choose, export. */
export function QueuePanel({ asOf, choice, legs, onChoice, onSelect }: QueuePanelProps): JSX.Element {
  const { dataRevision, documentRevision, document } = useWorkbook();
  const [total, setTotal] = useState<number | null>(null);
  const [failed, setFailed] = useState<AppError | null>(null);
  const [sort, setSort] = useState<QueueRequest['sort']>({ column: 'size', descending: true });
  const { decisions } = document.reconciliation;
  // One that is filtered by stays there when nobody is assigned any more, to be taken away.
  const owners = useMemo(() => {
    const names = [...standings(decisions, asOf).values()].flatMap(({ owner }) => owner ?? []);
    return [...new Set([...names, ...(choice.owner === null || choice.owner === '' ? [] : [choice.owner])])].sort();
  }, [decisions, asOf, choice.owner]);
  const settled = useDeferredValue(choice);
  const filter = useMemo(() => filterOf(settled), [settled]);
  const onPage = useCallback((count: number, sorted: QueueRequest['sort']) => {
    setTotal(count);
    setFailed(null);
    setSort(sorted);
  }, []);
  const revision = `${dataRevision}.${documentRevision}`;
  // What is decided changes the queue: another revision is another source.
  const make = useCallback(
    (isNewest: () => boolean) => ({ key: revision, ...queueSource(asOf, filter, { isNewest, onPage, onFailed: setFailed }) }),
    [asOf, filter, revision, onPage],
  );
  const source = useNewestSource(make);
  const write = (to: 'csv' | 'xlsx') =>
    void exportQueue({ asOf, filter, sort }, to).catch((thrown: unknown) => {
      const error = toAppError(thrown);
      if (error.code !== 'CANCELLED') setFailed(error);
    });
  return (
    <section className="panel queue" aria-label="Break queue">
      <header className="queue-head">
        <QueueFilters choice={choice} legs={legs} owners={owners} onChange={onChoice} />
        <span className="muted queue-total">{total === null ? '' : `${formatCount(total)} ${listed(total, choice)}`}</span>
        <Menu
          label="Export as"
          trigger={<Button isDisabled={total === null || total === 0}>Export</Button>}
          entries={[
            { id: 'csv', label: 'CSV table', hint: 'exact amounts', run: () => write('csv') },
            { id: 'xlsx', label: 'Excel workbook', hint: 'one sheet', run: () => write('xlsx') },
          ]}
        />
      </header>
      {failed !== null && (
        <div className="queue-failed">
          <ErrorCallout error={failed} onCopyReport={copyReport} onDismiss={() => setFailed(null)} />
        </div>
      )}
      <div className="queue-grid">
        {total === 0 && (
          <div className="queue-empty">
            <EmptyState
              title={choice.pile === 'todo' && choice.rule === null ? 'Nothing to do' : 'Nothing here'}
              action={choice.rule === null && <Button onPress={() => onChoice({ rule: 'any' })}>Look among matched items</Button>}
            >
              {choice.rule === null ? 'No entry that is not matched passes these filters.' : 'No matched item passes these filters.'}
            </EmptyState>
          </div>
        )}
        <DataGrid
          label="Break queue"
          columns={choice.rule === null ? gridColumns : matchColumns}
          source={source}
          timeZone={document.settings.timeZone}
          onCopy={(text) => copyText(text, 'Entries copied; paste them into a spreadsheet')}
          onSelect={(rows) => onSelect(entriesBehind(rows))}
        />
      </div>
    </section>
  );
}
