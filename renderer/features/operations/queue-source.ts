import { callEngine } from '../../connection/engine-client.ts';
import type { ColumnBatch } from '../../../shared/base/column-batch.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { legInfo } from '../../../shared/reconcile/leg.ts';
import { matchRules } from '../../../shared/reconcile/match-rule.ts';
import { type QueueFilter, queueColumns, type QueueRequest } from '../../../shared/reconcile/queue-request.ts';
import type { EntrySide, QueueEntry } from '../../../shared/reconcile/result.ts';
import { stateWords, typeWords } from '../../../shared/report/queue-table.ts';
import { holdSettled } from '../../state/settle.ts';
import type { GridColumn, GridRow } from '../../ui/data-grid/data-grid.tsx';
import type { GridSort, WindowSource } from '../../ui/data-grid/window-source.ts';
import { decimalText } from '../../ui/number/format-value.ts';

type Column = QueueRequest['sort']['column'];

/** Columns of the queue grid. Amounts are text: they are sorted where they come from, and rows have currencies of their own. */
export const gridColumns: readonly GridColumn[] = [
  { name: 'type', label: 'Type', isFigure: false, width: 148 },
  { name: 'partner', label: 'Partner', isFigure: false, width: 78 },
  { name: 'reference', label: 'Reference', isFigure: false, isId: true, width: 122 },
  { name: 'left', label: 'Ours', isFigure: true, width: 106 },
  { name: 'right', label: 'Theirs', isFigure: true, width: 106 },
  { name: 'difference', label: 'Difference', isFigure: true, width: 90 },
  { name: 'currency', label: 'Currency', isFigure: false, width: 76, isSortable: false },
  { name: 'age', label: 'Days', isFigure: true, width: 62 },
  { name: 'owner', label: 'Owner', isFigure: false, width: 72 },
  { name: 'state', label: 'State', isFigure: false, width: 82 },
  { name: 'leg', label: 'Comparison', isFigure: false, width: 168 },
];

const ofMatches: ReadonlySet<string> = new Set(['partner', 'reference', 'left', 'right', 'difference', 'currency', 'age']);
const sortableMatches: ReadonlySet<string> = new Set(['partner', 'left', 'right', 'difference', 'age']);

/** Columns of what is matched: nothing is wrong with it, and nobody looks after it. */
export const matchColumns: readonly GridColumn[] = [
  ...gridColumns.filter(({ name }) => ofMatches.has(name)).map((column) => ({ ...column, isSortable: sortableMatches.has(column.name) })),
  { name: 'rule', label: 'Rule', isFigure: false, width: 280, isSortable: false },
];

export const sideText = (side: EntrySide | null): string | null =>
  side === null ? null : `${decimalText(side.amount, side.currency)} ${side.currency}`;

const amountText = (side: EntrySide | null): string | null => (side === null ? null : decimalText(side.amount, side.currency));

const cellOf: Readonly<Record<string, (entry: QueueEntry) => string | null>> = {
  type: typeWords,
  partner: ({ partner }) => (partner === '' ? null : partner),
  reference: ({ reference }) => reference,
  left: ({ left }) => amountText(left),
  right: ({ right }) => amountText(right),
  currency: ({ left, right, currency }) =>
    left !== null && right !== null && left.currency !== right.currency ? `${left.currency}/${right.currency}` : currency,
  difference: ({ difference, currency }) => (difference === null ? null : decimalText(difference, currency)),
  age: ({ age }) => (age === null ? null : String(age)),
  owner: ({ owner }) => owner,
  state: ({ state }) => stateWords[state],
  leg: ({ leg }) => legInfo[leg].label,
  rule: ({ match }) => (match === null ? null : matchRules[match.rule].label),
};

function batchOf(entries: readonly QueueEntry[]): ColumnBatch {
  const columns = Object.keys(cellOf).map((name) => {
    const texts = entries.map((entry) => cellOf[name]?.(entry) ?? null);
    const dictionary = [...new Set(texts.filter((text) => text !== null))];
    const codes = Int32Array.from(texts, (text) => (text === null ? -1 : dictionary.indexOf(text)));
    return { name, type: 'dict' as const, unit: { kind: 'none' as const }, codes, dictionary };
  });
  return { rowCount: entries.length, columns };
}

const entriesOf = new WeakMap<ColumnBatch, readonly QueueEntry[]>();

/** The entries behind rows of the grid. */
export function entriesBehind(rows: readonly GridRow[]): readonly QueueEntry[] {
  return rows.flatMap(({ batch, row }) => entriesOf.get(batch)?.[row] ?? []);
}

export function queueSort(sort: GridSort | null): QueueRequest['sort'] {
  const column = queueColumns.find((name): name is Column => name === sort?.column);
  return column === undefined || sort === null ? { column: 'size', descending: true } : { column, descending: sort.descending };
}

interface QueueListener {
  readonly isNewest: () => boolean;
  readonly onPage: (total: number, sort: QueueRequest['sort']) => void;
  readonly onFailed: (error: AppError) => void;
}

/** Windows over the break queue; the largest first unless the person sorts. */
export function queueSource(asOf: string | null, filter: QueueFilter, { isNewest, onPage, onFailed }: QueueListener): WindowSource {
  return {
    async load(offset, limit, sorted) {
      const release = holdSettled();
      const sort = queueSort(sorted[0] ?? null);
      try {
        const page = await callEngine('reconcile.breaks', { asOf, filter, sort, offset, limit });
        const batch = batchOf(page.entries);
        entriesOf.set(batch, page.entries);
        if (isNewest()) onPage(page.total, sort);
        return { total: page.total, batch };
      } catch (thrown) {
        if (isNewest()) onFailed(toAppError(thrown));
        throw thrown;
      } finally {
        release();
      }
    },
  };
}
