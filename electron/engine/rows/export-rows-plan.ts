import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../../shared/errors/fail.ts';
import { columnVerdict } from '../../../shared/extract/column-verdict.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { RowColumn } from '../../../shared/protocol/rows-description.ts';
import type { RowsExport } from '../../../shared/query/rows-export.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { cardValues } from '../profile/column-profile-cards.ts';
import { compileRowsSpec, type RowsQuery } from './compile-rows-spec.ts';
import { rowColumns } from './describe-rows.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import type { ExportPlan, WrittenColumn } from './export-plan.ts';
import { groupedExport } from './export-rows-groups.ts';
import { cardsCoveredSql, maskedSql, writtenSql } from './export-rows-sql.ts';
import { fromWhere } from './rows-from.ts';
import { orderBy } from './rows-order.ts';
import { rowsOf } from './read-rows.ts';

const sampledRows = 500;
/** A column of ids in which more than one value in so many looks like a card number holds card numbers; fewer are chance. */
const chanceOfShape = 10;

/** The chosen columns with what is about people in them, judged by meaning, name and a sample of the rows that would go. */
export async function exportColumns(
  workbook: OpenWorkbook,
  spec: RowsSpec,
  names: readonly string[],
  job: JobContext,
): Promise<readonly RowColumn[]> {
  const query = await compileRowsSpec(workbook, spec, job);
  const known = await rowColumns(workbook, spec, job);
  const chosen = [...new Set(names)].map(
    (name) => known.find((column) => column.name === name) ?? fail('INVALID_REQUEST', { problem: `there is no column ${name}` }),
  );
  return workbook.session.withConnection(async (connection) => {
    const unjudged = chosen.filter(({ type, personal }) => type === 'text' && personal === null);
    const samples = new Map<string, readonly string[]>();
    for (const { name } of unjudged) {
      const sql = `SELECT ${quoteName(name)} FROM ${fromWhere(query, [`${quoteName(name)} IS NOT NULL`])} LIMIT ${sampledRows}`;
      samples.set(
        name,
        (await rowsOf(connection, sql)).map(([value]) => String(value)),
      );
    }
    return chosen.map((column) => ({
      ...column,
      personal: column.personal ?? columnVerdict(column.name, column.label, samples.get(column.name) ?? []),
    }));
  }, job.signal);
}

/** The SELECT of an export: chosen columns in their order, covered as asked, sorted as the list is. */
export async function exportPlan(workbook: OpenWorkbook, request: RowsExport, job: JobContext): Promise<ExportPlan> {
  const { rows, to, people, limit } = request;
  const judged = await exportColumns(workbook, rows, request.columns, job);
  const query = await compileRowsSpec(workbook, rows, job);
  const kept = people === 'drop' || request.aggregate ? judged.filter(({ personal }) => personal === null) : judged;
  const left = judged.filter((column) => !kept.includes(column));
  if (kept.length === 0) return fail('INVALID_REQUEST', { problem: 'every chosen column is about people and was left out' });
  const notes = left.length === 0 ? [] : [`Left out, about people: ${left.map(({ label }) => label).join(', ')}.`];
  if (request.aggregate) return groupedExport(workbook, query, kept, to, notes);
  job.progress('Looking for card numbers', null);
  const covered = await workbook.session.withConnection((connection) => coverCards(connection, query, kept, notes), job.signal);
  const masked = kept.filter(({ personal, type }) => people === 'mask' && personal !== null && type === 'text');
  if (masked.length > 0) notes.push(`Covered, about people: ${masked.map(({ label }) => label).join(', ')}.`);
  const expressions = kept.map((column) => {
    const plain = covered.get(column.name) ?? quoteName(column.name);
    const sql = masked.includes(column) && column.personal !== null ? maskedSql(column.personal, plain) : plain;
    return `${writtenSql(column, sql, to)} AS ${quoteName(column.name)}`;
  });
  const order = await orderBy(workbook, query, rows.sort ?? [], job.signal);
  const columns = kept.map(({ name, label, type }): WrittenColumn => ({ name, label, type }));
  const key = request.oncePer === undefined ? null : (judged.find(({ name }) => name === request.oncePer) ?? null);
  if (key !== null) notes.push(`One row for each ${key.label.toLowerCase()}, the earliest; ${casesColumn.label} says how many there are.`);
  const once = key === null ? null : onceSql(query, key.name);
  const written =
    once === null ? expressions : [...expressions, `${writtenSql(casesColumn, once.cases, to)} AS ${quoteName(casesColumn.name)}`];
  return {
    columns: once === null ? columns : [...columns, casesColumn],
    select: `SELECT ${written.join(', ')} FROM ${fromWhere(query)}${once?.qualify ?? ''}${order}${limit === undefined ? '' : ` LIMIT ${limit}`}`,
    notes,
  };
}

const casesColumn: WrittenColumn = { name: 'cases', label: 'Cases', type: 'integer' };

/** Keeps the earliest row of each value, and counts the rows that share it. */
function onceSql({ table }: RowsQuery, name: string): { readonly qualify: string; readonly cases: string } {
  const key = quoteName(name);
  return {
    qualify: ` QUALIFY ${key} IS NULL OR row_number() OVER (PARTITION BY ${key} ORDER BY ${quoteName(table.timeColumn)}, extract_id, row_no) = 1`,
    cases: `CASE WHEN ${key} IS NULL THEN 1 ELSE count(*) OVER (PARTITION BY ${key}) END`,
  };
}

/** Text columns in which card numbers were found, with the SQL that covers them. */
async function coverCards(
  connection: DuckDBConnection,
  query: RowsQuery,
  columns: readonly RowColumn[],
  notes: string[],
): Promise<ReadonlyMap<string, string>> {
  const covered = new Map<string, string>();
  const from = `(SELECT * FROM ${fromWhere(query)})`;
  for (const { name, label, type, role } of columns) {
    if (type !== 'text') continue;
    const values = await cardValues(connection, from, quoteName(name));
    if (values.length === 0) continue;
    const [[distinct = 0] = []] = await rowsOf(connection, `SELECT approx_count_distinct(${quoteName(name)}) FROM ${from}`);
    const isChance = role === 'id' && values.length * chanceOfShape < Number(distinct);
    const many = values.length === 1 ? 'One value' : `${values.length.toLocaleString('en-US')} values`;
    if (isChance)
      notes.push(
        `${many} of ${label} ${values.length === 1 ? 'looks' : 'look'} like a card number by chance and stayed: the column holds ids.`,
      );
    else {
      covered.set(name, cardsCoveredSql(quoteName(name), values));
      notes.push(`${many} of ${label} held a card number and ${values.length === 1 ? 'was' : 'were'} covered.`);
    }
  }
  return covered;
}
