import { factTable, type FactTableName, type TableColumn } from '../domain/tables.ts';
import { parseLag } from '../query/lag.ts';
import { computedColumns } from './computed-columns.ts';
import { preparedColumns } from './prepared-columns.ts';

/** Columns a metric over this table may use: the table's own, then those computed from them. */
export function metricTableColumns(name: FactTableName): readonly TableColumn[] {
  return [
    ...factTable(name).columns,
    ...computedColumns.filter(({ table }) => table === name),
    ...preparedColumns.filter(({ table }) => table === name).flatMap(({ columns }) => columns),
  ];
}

/** Type of a column or lag; null when the table has none of that name. Source columns (x_...) are text. */
export function columnType(name: FactTableName, column: string): TableColumn['type'] | null {
  const lag = parseLag(column);
  if (lag !== null) return lag.unit === 'business_days' ? 'integer' : 'number';
  const known = metricTableColumns(name).find((candidate) => candidate.name === column);
  return known?.type ?? (column.startsWith('x_') ? 'text' : null);
}
