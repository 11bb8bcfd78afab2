import { factTable, type TableColumn } from '../../../shared/domain/tables.ts';
import { columnVerdict, type PersonVerdict } from '../../../shared/extract/column-verdict.ts';
import { headerWords } from '../../../shared/extract/name-likeness.ts';
import { tablesOf } from '../../../shared/extract/receipt.ts';
import { evaluatedParts } from '../../../shared/metrics/describe-metrics.ts';
import { metricFace } from '../../../shared/metrics/metric-face.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { sideLabel, type SideCounts, sidesOf, sideWords } from '../../../shared/metrics/side-words.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { RowColumn, RowsDescription, RowsRelation, RowsSide } from '../../../shared/protocol/rows-description.ts';
import type { RowsPart, RowsSpec } from '../../../shared/query/rows-spec.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { compileRowsSpec, placeColumns } from './compile-rows-spec.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { sourceTable, storedColumns } from '../table-facts.ts';

/** What a row list is made of: its columns, and how its rows relate to the figure they were asked for. */
export async function describeRows(workbook: OpenWorkbook, spec: RowsSpec, job: JobContext): Promise<RowsDescription> {
  const columns = await rowColumns(workbook, spec, job);
  if (spec.metric === null) return { columns, relation: null };
  const metric = catalogOf(workbook).byId(spec.metric);
  const relation =
    metric.computation.kind === 'derived' ? await ofParts(workbook, metric, spec, job) : await ofSides(workbook, metric, spec, job);
  return { columns, relation };
}

/** The columns that lie in the table, with what is known of people in them. */
export async function rowColumns(
  workbook: OpenWorkbook,
  { table: name }: Pick<RowsSpec, 'table'>,
  job: JobContext,
): Promise<readonly RowColumn[]> {
  const table = await sourceTable(workbook, name, job.signal);
  const own = new Map<string, TableColumn>([...placeColumns, ...factTable(name).columns].map((column) => [column.name, column]));
  const told = personalOf(workbook, name);
  return [...placeColumns, ...storedColumns(table)].map((column): RowColumn => {
    const known = own.get(column.name);
    const label = known?.label ?? column.name.slice(2);
    return {
      name: column.name,
      label,
      type: column.type,
      role: known?.role ?? 'dimension',
      unit: known?.unit ?? null,
      currency: column.currency ?? null,
      isSource: known === undefined,
      personal: told.get(headerWords(label)) ?? columnVerdict(column.name, label, []),
    };
  });
}

/** What the imports of a table's files said about columns that are about people, by the words of their names. */
function personalOf(workbook: OpenWorkbook, name: RowsSpec['table']): ReadonlyMap<string, PersonVerdict> {
  const receipts = [...workbook.receipts().values()].filter((receipt) => tablesOf(receipt).some(({ table }) => table === name));
  return new Map(receipts.flatMap(({ guard }) => (guard.personal ?? []).map(({ column, kind }) => [headerWords(column), kind] as const)));
}

async function ofSides(workbook: OpenWorkbook, metric: Metric, spec: RowsSpec, job: JobContext): Promise<RowsRelation> {
  const parts = [...new Set<RowsPart>([...sidesOf(metric), spec.part])];
  const counted = new Map<RowsPart, { rows: number; orders: number | null }>();
  for (const part of parts) counted.set(part, await countRows(workbook, { ...spec, part }, job));
  const counts: SideCounts = Object.fromEntries(counted);
  const noun = spec.table === 'availability_sample' ? 'minutes' : (metricFace(metric, catalogOf(workbook)).counted ?? 'rows');
  const sides = parts.map(
    (part): RowsSide => ({
      metric: metric.id,
      table: spec.table,
      part,
      label: sideLabel(metric, part),
      rows: counted.get(part)?.rows ?? 0,
      orders: counted.get(part)?.orders ?? null,
    }),
  );
  const shown = sides.filter(({ part, rows }) => part === spec.part || rows > 0 || sidesOf(metric).indexOf(part) < 2);
  return { metric: faceOf(metric), words: sideWords(metric, spec.part, noun, counts), sides: withoutDoubles(shown, spec.part) };
}

/** Two sides with the same rows are one: the one that is looked at, or the first. */
function withoutDoubles(sides: readonly RowsSide[], part: RowsPart): readonly RowsSide[] {
  return sides.filter(
    (side, index) => side.part === part || !sides.some((other, at) => other.label === side.label && (other.part === part || at < index)),
  );
}

/** A metric over others has the rows of its parts. */
async function ofParts(workbook: OpenWorkbook, metric: Metric, spec: RowsSpec, job: JobContext): Promise<RowsRelation> {
  const sides: RowsSide[] = [];
  for (const part of evaluatedParts(metric, catalogOf(workbook))) {
    const of: RowsPart = part.computation.kind === 'ratio' || part.computation.kind === 'uptime' ? 'denominator' : 'numerator';
    const counts = await countRows(workbook, { ...spec, table: part.table, metric: part.id, part: of }, job);
    sides.push({ metric: part.id, table: part.table, part: of, label: part.label, ...counts });
  }
  const names = sides.map(({ label }) => label.toLowerCase());
  const { metric: here } = await compileRowsSpec(workbook, spec, job);
  return {
    metric: faceOf(metric),
    words: `The figure is made from ${names.join(' and ')}; these are the rows of ${(here?.label ?? metric.label).toLowerCase()}.`,
    sides,
  };
}

const faceOf = ({ id, label, sentence }: Metric): RowsRelation['metric'] => ({ id, label, sentence });

/** How many rows, and where orders are counted how many orders. */
export async function countRows(
  workbook: OpenWorkbook,
  spec: RowsSpec,
  job: JobContext,
): Promise<{ readonly rows: number; readonly orders: number | null }> {
  const query = await compileRowsSpec(workbook, spec, job);
  const count = (conditions: readonly string[]): string =>
    `(SELECT count(*) FROM ${quoteName(query.table.name)}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`})`;
  const sql = `SELECT ${count(query.conditions)}, ${query.orders === null ? 'NULL' : count(query.orders)}`;
  const [row = []] = await workbook.session.withConnection(async (connection) => (await connection.run(sql)).getRows(), job.signal);
  return { rows: Number(row[0] ?? 0), orders: row[1] === null || row[1] === undefined ? null : Number(row[1]) };
}
