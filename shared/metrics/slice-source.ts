import type { FactTableName } from '../domain/tables.ts';
import type { FilterTable } from '../query/compile-filter.ts';
import type { Filter } from '../query/filter.ts';
import { parseLag } from '../query/lag.ts';
import { parseWorked } from '../query/worked-column.ts';
import { quoteInstant, quoteName } from '../query/sql-text.ts';
import type { TimeBuckets } from '../query/time-bucket.ts';

/** Columns of a table that are worked out over several rows beforehand, in a scratch table that repeats the row's id as `row_id`. */
export interface PreparedTable {
  readonly id: string;
  /** Null until it is made. */
  readonly name: string | null;
  readonly columns: readonly string[];
}

/** A fact table as it lies in the workbook. */
export interface SourceTable extends FilterTable {
  readonly name: FactTableName;
  readonly timeColumn: string;
  /** Extracts whose rows count; null when every extract of the table counts, so that no condition is needed. */
  readonly extracts: readonly number[] | null;
  readonly prepared?: readonly PreparedTable[];
  /** Column with the number of rows that each row stands for, where rows of the asked period were counted beforehand. */
  readonly weight?: string;
}

/** Rows that are not the first attempt of their order, and first attempts whose order was paid by a later one. */
export interface OrderLink {
  readonly table: string;
  /** Columns of `attempt` that the link table repeats; other columns are reached by rowid. */
  readonly columns: ReadonlySet<string>;
}

/** Everything a compiled query depends on besides the metrics. */
export interface SliceSource {
  readonly table: SourceTable;
  /** What rows are read from: the table, joined with prepared columns where the query names one. */
  readonly from: string;
  readonly by: readonly string[];
  /** All values of some dimensions: a row tells which by its place in the list (from 1), since small numbers are grouped faster than texts. */
  readonly codes?: ReadonlyMap<string, readonly string[]>;
  readonly buckets: TimeBuckets | null;
  /** [from, to) in ms since 1970 UTC; null = no limit. */
  readonly instants: { readonly from: number; readonly to: number } | null;
  readonly where: Filter;
  /** Conditions that every row has passed already. */
  readonly passed?: readonly Filter[];
  /** Number of the plan-rate era of a row, as SQL; null when rates do not change over time. */
  readonly era: string | null;
}

/** Conditions that hold for every metric of a slice: active extracts and the period. */
export function sourceConditions(source: Pick<SliceSource, 'table' | 'instants' | 'buckets'>): string[] {
  const { table, instants, buckets } = source;
  if (table.weight !== undefined) return [];
  const time = quoteName(table.timeColumn);
  return [
    ...(table.extracts === null ? [] : [table.extracts.length === 0 ? 'FALSE' : `"extract_id" IN (${table.extracts.join(', ')})`]),
    ...(instants === null
      ? buckets === null
        ? []
        : [`${time} IS NOT NULL`]
      : [`${time} >= ${quoteInstant(instants.from)}`, `${time} < ${quoteInstant(instants.to)}`]),
  ];
}

/** The prepared tables that a query with these columns needs; a lag needs both of its times, a worked column its base. */
export function preparedFor(table: SourceTable, columns: readonly string[]): readonly PreparedTable[] {
  const used = new Set(
    columns.flatMap((name) => {
      const lag = parseLag(name);
      return lag === null ? [parseWorked(name)?.column ?? name] : [lag.from, lag.to];
    }),
  );
  return (table.prepared ?? []).filter((prepared) => prepared.columns.some((name) => used.has(name)));
}

/** What a query with these columns reads from; joined with prepared columns, each row also has its `row_id`. */
export function fromSql(table: SourceTable, columns: readonly string[]): string {
  const joined = preparedFor(table, columns);
  if (joined.length === 0) return quoteName(table.name);
  const added = joined.flatMap((prepared, index) => prepared.columns.map((name) => `p${index}.${quoteName(name)}`));
  const joins = joined.map(({ id, name }, index) => {
    if (name === null) throw new Error(`${id} is not prepared`);
    return `LEFT JOIN ${name} p${index} ON p${index}.row_id = t.rowid`;
  });
  return `(SELECT t.*, t.rowid AS row_id, ${added.join(', ')} FROM ${quoteName(table.name)} t ${joins.join(' ')})`;
}
