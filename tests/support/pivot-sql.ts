import type { PivotField, PivotSpec } from '../../shared/pivot/pivot-spec.ts';
import type { PivotResult } from '../../shared/pivot/pivot-result.ts';
import type { MemberKey, MemberPath } from '../../shared/pivot/pivot-index.ts';

/** A field as SQL over a table with the wall clock in `wall`, written without the product's own SQL. */
export function fieldSql(field: PivotField, { calendar }: Pick<PivotSpec, 'calendar'>, fiscalStart: number): string {
  if (field.kind === 'column') {
    const known: Readonly<Record<string, string>> = {
      'weekday(time)': 'isodow(wall)',
      'hour_of_day(time)': 'hour(wall)',
      'bin(latency_ms, 500)': 'CAST(floor(latency_ms / 500.0) AS BIGINT)',
    };
    return `CAST(${known[field.column] ?? field.column} AS VARCHAR)`;
  }
  const shift = calendar === 'fiscal' && (field.grain === 'quarter' || field.grain === 'year') ? fiscalStart - 1 : 0;
  const start =
    calendar === 'iso' && field.grain === 'year'
      ? `date_trunc('week', make_date(isoyear(wall), 1, 4))`
      : `(date_trunc('${field.grain}', wall - to_months(${shift})) + to_months(${shift}))`;
  return `(CAST(${start} AS DATE) - DATE '1970-01-01')`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The condition of the rows of a cell: every member of both paths. */
export function cellCondition(
  result: PivotResult,
  rows: MemberPath,
  columns: MemberPath,
  fiscalStart: number,
  /** A date that runs up to its member instead of being it. */
  through: { readonly axis: 'rows' | 'columns'; readonly at: number } | null = null,
): string {
  const { spec } = result;
  const parts = (['rows', 'columns'] as const).flatMap((axis) =>
    (axis === 'rows' ? rows : columns).map((key, at) => {
      const field = spec[axis][at];
      if (field === undefined) throw new Error('A path longer than its fields');
      if (through?.axis === axis && through.at === at) return `${fieldSql(field, spec, fiscalStart)} <= ${Number(key)}`;
      const fold = result.folds.find((each) => each.axis === axis && each.at === at);
      return memberSql(fieldSql(field, spec, fiscalStart), key, fold?.kept ?? null);
    }),
  );
  const period = result.now?.period;
  return [
    ...(period === undefined ? [] : [`CAST(wall AS DATE) >= DATE '${period.from}' AND CAST(wall AS DATE) < DATE '${period.to}'`]),
    ...parts,
    'TRUE',
  ].join(' AND ');
}

function memberSql(sql: string, key: MemberKey, kept: readonly string[] | null): string {
  if (key === null) return `${sql} IS NULL`;
  if (key === '(other)' && kept !== null) return `${sql} IS NOT NULL AND ${sql} NOT IN (${kept.map(quoted).join(', ')})`;
  return typeof key === 'number' ? `${sql} = ${key}` : `${sql} = ${quoted(key)}`;
}
