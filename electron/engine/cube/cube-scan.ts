import { type RawColumns, type RolledUp, emptyRollUp, rollUp } from '../../../shared/metrics/roll-up.ts';
import { listSql, type SliceStatement } from '../../../shared/metrics/statement.ts';
import type { RateTable } from '../../../shared/query/plan-rates.ts';
import type { Compiled } from '../slice/evaluate-slice.ts';

/** What a scan groups by, of which each face takes one dimension (null = none), over the same rows. */
export interface ScanShape {
  readonly by: readonly string[];
  /** Values of dimensions that the statement tells by their place. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly faces: readonly (string | null)[];
}

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

/** One pass over the rows by all dimensions together, then from its few groups a row set for each face. */
export function scanSql({ statement }: Compiled, { by, codes, faces }: ScanShape): string {
  const keys = [...(statement.hasBucket ? ['b'] : []), ...(statement.hasEra ? ['e'] : []), ...names('c', statement.currencies.length)];
  const sums = names('a', statement.aggregates);
  const columns = [...names('d', statement.dimensions), ...keys, ...sums];
  const faceSql = faces.map((face, index) => {
    const dimension = face === null ? 'CAST(NULL AS VARCHAR)' : valueSql(`d${by.indexOf(face)}`, codes.get(face));
    const summed = sums.map((name) => `sum(${name}) AS ${name}`);
    return `SELECT CAST(${index} AS BIGINT) AS f, ${[`${dimension} AS d`, ...keys, ...summed].join(', ')} FROM fine GROUP BY ALL`;
  });
  return `WITH fine(${columns.join(', ')}) AS MATERIALIZED (\n${statement.sql}\n)\n${faceSql.join('\nUNION ALL\n')}`;
}

const valueSql = (key: string, values: readonly string[] | undefined): string =>
  values === undefined ? key : `list_extract(${listSql(values)}, ${key})`;

/** The rows of one face as the result of a statement by one dimension. */
export function faceColumns(columns: RawColumns, face: number): RawColumns {
  const rows: number[] = [];
  const [faces = [], ...rest] = columns;
  faces.forEach((value, row) => {
    if (value === BigInt(face)) rows.push(row);
  });
  return rest.map((column) => rows.map((row) => column[row] ?? null));
}

/** Adds up the rows of a face: exact, converted at plan rates; what a split numerator is divided by is added up later. */
export function rolledFace(
  metrics: number,
  { statement, slots }: Compiled,
  columns: RawColumns,
  bucketStart: ((key: bigint) => number) | null,
  rates: RateTable,
): RolledUp {
  const rolled = emptyRollUp(metrics, 1);
  const single: SliceStatement = { ...statement, dimensions: 1 };
  const outcomes = statement.metrics.map(() => []);
  rollUp(rolled, single, columns, { slots, outcomes, bucketStart, fold: (key) => key, rates });
  return rolled;
}
