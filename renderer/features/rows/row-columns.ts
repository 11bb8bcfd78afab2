import { factTable } from '../../../shared/domain/tables.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import type { GridColumn } from '../../ui/data-grid/data-grid.tsx';

const chosenFirst: Readonly<Partial<Record<RowsSpec['table'], readonly string[]>>> = {
  attempt: [
    'ts_utc',
    'order_id',
    'partner',
    'product',
    'amount',
    'ccy',
    'result',
    'raw_code',
    'decline_cat',
    'issuer',
    'bin',
    'country',
    'attempt_no',
    'latency_ms',
  ],
  settlement_line: [
    'ts_utc',
    'partner',
    'product',
    'type',
    'merchant_ref',
    'gross',
    'ccy_gross',
    'fee_total',
    'fee_interchange',
    'fee_scheme',
    'fee_markup',
    'net',
    'ccy_net',
  ],
  availability_sample: ['minute', 'partner', 'endpoint', 'requests', 'ok', 'err_partner', 'err_own', 'p95_ms'],
  plain_line: ['ts_utc', 'entry_date', 'partner', 'type', 'status', 'reference', 'description', 'amount', 'fee', 'balance', 'ccy'],
};

const firstColumns = 14;

/** Shown first, the columns of a table without a choice of its own in their order; the rest is one click away in the column chooser. */
export function shownFirst(table: RowsSpec['table']): readonly string[] {
  return (
    chosenFirst[table] ??
    factTable(table)
      .columns.slice(0, firstColumns)
      .map(({ name }) => name)
  );
}

const widths: Readonly<Record<string, number>> = {
  ts_utc: 164,
  product: 144,
  decline_cat: 170,
  minute: 164,
  order_id: 150,
  ccy: 80,
  ccy_gross: 80,
  ccy_net: 80,
  country: 80,
  result: 92,
  raw_code: 118,
  bin: 84,
  attempt_no: 118,
};

/** Columns of a table of rows: where each row comes from, its columns in the table's order, then the file's other columns. */
export function rowColumns(
  table: RowsSpec['table'],
  chosen: readonly string[] | null,
  sourceColumns: readonly string[],
): readonly GridColumn[] {
  const shown = new Set(chosen ?? shownFirst(table));
  const own = factTable(table).columns.map(
    (column): GridColumn => ({
      name: column.name,
      label: column.label,
      isFigure: column.role === 'measure' || column.type === 'integer',
      isId: column.role === 'id',
      width: widths[column.name] ?? (column.role === 'measure' ? 132 : column.role === 'id' ? 150 : 120),
      isHidden: !shown.has(column.name),
    }),
  );
  const order = shownFirst(table);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [
    { name: 'extract_id', label: 'Extract', isFigure: true, width: 76 },
    { name: 'line_no', label: 'Line', isFigure: true, width: 92 },
    { name: 'fault', label: 'Fault', isFigure: false, width: 220, isHidden: !shown.has('fault') },
    ...own.toSorted((left, right) => rank(left.name) - rank(right.name)),
    ...sourceColumns.map(
      (name): GridColumn => ({ name, label: `${name.slice(2)} (as in the file)`, isFigure: false, isHidden: !shown.has(name) }),
    ),
  ];
}
