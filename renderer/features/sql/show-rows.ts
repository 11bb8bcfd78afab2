import type { ColumnBatch } from '../../../shared/base/column-batch.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { lineFilter, lineValues, type SqlRows } from '../../../shared/metrics/from-sql/rows-of-sql.ts';
import { navigate } from '../../state/ui-store.ts';
import { labelOfValue } from '../../state/value-words.ts';

/** Opens the rows that a SELECT read: all of them, or those of one line of its result. */
export function showRows(rows: SqlRows, batch: ColumnBatch, line: number | null): void {
  const words = (line === null ? [] : lineValues(rows, batch, line)).map(({ column, value }) =>
    labelOfValue(column, value === null ? null : String(value)),
  );
  navigate('rows', {
    title: words.length === 0 ? factTable(rows.table).label : words.join(' · '),
    subtitle: 'Rows behind a SELECT, of all periods',
    rows: {
      table: rows.table,
      where: line === null ? rows.where : lineFilter(rows, batch, line),
      period: null,
      metric: null,
      part: 'all',
      sort: null,
    },
  });
}
