import type { DuckDBConnection } from '@duckdb/node-api';
import { columnVerdict } from '../../../shared/extract/column-verdict.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { ColumnOverview, ColumnProfile, Count } from '../../../shared/protocol/column-profile.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { RowColumn } from '../../../shared/protocol/rows-description.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { cardValues } from './column-profile-cards.ts';
import { numberProfiles } from './column-profile-numbers.ts';
import { textProfile, timeProfile } from './column-profile-shapes.ts';
import { compileRowsSpec } from '../rows/compile-rows-spec.ts';
import { rowColumns } from '../rows/describe-rows.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { rowsOf } from '../rows/read-rows.ts';
import { fromWhere } from '../rows/rows-from.ts';

/** Different values up to this many are counted one by one; beyond, their number is estimated. */
const mostCounted = 2_000_000;
/** In the overview of all columns, rows up to this many are looked at value by value. */
const exactOverview = 1_000_000;
const shownValues = 50;
const sampledValues = 500;

/** Rows of a list with the column as `v`, and for an amount its currency as `k`. */
export interface ProfiledColumn {
  readonly connection: DuckDBConnection;
  readonly column: RowColumn;
  readonly from: string;
  readonly zone: string;
}

/** What the values of one column are like, over the rows of a list. */
export async function profileColumn(workbook: OpenWorkbook, spec: RowsSpec, name: string, job: JobContext): Promise<ColumnProfile> {
  const query = await compileRowsSpec(workbook, spec, job);
  const columns = await rowColumns(workbook, spec, job);
  const column = columns.find((each) => each.name === name) ?? fail('INVALID_REQUEST', { problem: `there is no column ${name}` });
  job.progress(`Profiling ${column.label}`, null);
  return workbook.session.withConnection(async (connection) => {
    const currency = column.currency === null ? '' : `, ${quoteName(column.currency)} AS k`;
    const from = `(SELECT ${quoteName(name)} AS v${currency} FROM ${fromWhere(query)})`;
    const profiled: ProfiledColumn = { connection, column, from, zone: workbook.document().settings.timeZone };
    const [counts = []] = await rowsOf(connection, `SELECT count(*), count(v), approx_count_distinct(v) FROM ${from}`);
    const [rows = 0, present = 0, about = 0] = counts.map(Number);
    const { top, distinct } = await frequent(profiled, about);
    const sample = top.length > 0 ? top.map(({ value }) => value) : await sampleOf(profiled);
    const { numbers, otherCurrencies } = await numberProfiles(profiled);
    const isText = column.type === 'text';
    return {
      column,
      rows,
      missing: rows - present,
      distinct,
      top: top.slice(0, shownValues),
      numbers,
      otherCurrencies,
      time: await timeProfile(profiled),
      text: isText ? await textProfile(profiled) : null,
      personal: column.personal ?? (isText ? columnVerdict(name, column.label, sample) : null),
      cardNumbers: isText ? (await cardValues(connection, from, 'v')).length : null,
    };
  }, job.signal);
}

/** Every column of a list in one pass. */
export async function profileColumns(workbook: OpenWorkbook, spec: RowsSpec, job: JobContext): Promise<readonly ColumnOverview[]> {
  const query = await compileRowsSpec(workbook, spec, job);
  const columns = (await rowColumns(workbook, spec, job)).filter(({ name }) => name !== 'extract_id' && name !== 'line_no');
  job.progress('Profiling columns', null);
  return workbook.session.withConnection(async (connection) => {
    const [[total = 0] = []] = await rowsOf(connection, `SELECT count(*) FROM ${fromWhere(query)}`);
    const isExact = Number(total) <= exactOverview;
    const facts = columns.flatMap(({ name }) => {
      const sql = quoteName(name);
      const distinct = isExact ? `count(DISTINCT ${sql})` : `approx_count_distinct(${sql})`;
      return [`count(${sql})`, distinct, `CAST(min(${sql}) AS VARCHAR)`, `CAST(max(${sql}) AS VARCHAR)`];
    });
    const [row = []] = await rowsOf(connection, `SELECT ${facts.join(', ')} FROM ${fromWhere(query)}`);
    return columns.map((column, index): ColumnOverview => {
      const [present, distinct, min, max] = row.slice(index * 4, index * 4 + 4);
      return {
        column,
        rows: Number(total),
        missing: Number(total) - Number(present),
        distinct: { count: Number(distinct), isExact },
        min: textOf(min),
        max: textOf(max),
      };
    });
  }, job.signal);
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** The values that occur most, and how many there are; above the limit their number is estimated and none is named. */
async function frequent({ connection, from }: ProfiledColumn, about: number): Promise<{ top: ColumnProfile['top']; distinct: Count }> {
  if (about > mostCounted) return { top: [], distinct: { count: about, isExact: false } };
  const sql = `WITH counted AS MATERIALIZED (SELECT CAST(v AS VARCHAR) AS value, count(*) AS n FROM ${from} WHERE v IS NOT NULL GROUP BY v)
SELECT value, n, (SELECT count(*) FROM counted) FROM counted ORDER BY n DESC, value LIMIT ${sampledValues}`;
  const found = await rowsOf(connection, sql);
  return {
    top: found.map(([value, rows]) => ({ value: String(value), rows: Number(rows) })),
    distinct: { count: Number(found[0]?.[2] ?? 0), isExact: true },
  };
}

async function sampleOf({ connection, from }: ProfiledColumn): Promise<readonly string[]> {
  const found = await rowsOf(connection, `SELECT CAST(v AS VARCHAR) FROM ${from} WHERE v IS NOT NULL LIMIT ${sampledValues}`);
  return found.map(([value]) => String(value));
}
