import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../../shared/errors/fail.ts';
import type { ExtractFormat } from '../../../shared/extract/extract-format.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import { fileKey, hasKeySql, type KeyOf, keySql, type NaturalKey, rowKey } from '../../../shared/extract/natural-key.ts';
import type { ExtractSummary, ImportChoice, Receipt, ReceiptWarning } from '../../../shared/extract/receipt.ts';
import { hasRepeatedHash } from './has-repeated-hash.ts';
import { lateMonths } from './late-months.ts';

/** What an earlier file and this one have in common. */
interface Overlap {
  readonly extract: ExtractSummary;
  /** A later delivery of the same file: everything the earlier one is about is in this one. */
  readonly isReissue: boolean;
  /** Rows of the earlier file, and those of them that this one has, too. */
  readonly earlier: number;
  readonly common: number;
}

export interface Delivery {
  readonly file: string;
  readonly extractId: number;
  readonly format: ExtractFormat | null;
  readonly plans: readonly LoadPlan[];
  readonly receipt: Receipt;
  readonly choice: ImportChoice;
  readonly earlier: readonly ExtractSummary[];
  readonly zone: string;
}

export interface DeliveryCheck {
  /** Extracts that this one takes the place of. */
  readonly supersedes: readonly number[];
  readonly warnings: readonly ReceiptWarning[];
}

/**
 * Compares the rows of a file that was just loaded, and is not committed yet, with those of earlier files: the same file again, rows
 * that are in both, rows that are in this one twice, and months that were thought complete. Whether rows may count twice is asked.
 */
export async function checkDelivery(connection: DuckDBConnection, delivery: Delivery): Promise<DeliveryCheck> {
  const { receipt, plans, format, choice, earlier, zone } = delivery;
  const kin = earlier.filter(
    ({ state, corrects, receipt: known }) => state === 'active' && corrects === null && known.format === receipt.format,
  );
  const keys = plans.map((plan) => keysOf(plan, format));
  const overlaps: Overlap[] = [];
  for (const extract of kin) {
    const overlap = await compare(connection, delivery, keys, extract);
    if (overlap !== null) overlaps.push(overlap);
  }
  const warnings = [...(await repeated(connection, delivery, keys)), ...lateMonths(receipt, kin, zone)];
  if (overlaps.length === 0) return { supersedes: [], warnings };
  // Who loads the same bytes twice has said that both count.
  switch (choice.onOverlap ?? (choice.allowDuplicate === true ? 'keep_both' : 'ask')) {
    case 'ask':
      return ask(delivery, overlaps);
    case 'supersede':
      return { supersedes: overlaps.map(({ extract }) => extract.id), warnings: [...warnings, replaced(overlaps)] };
    case 'keep_both':
      return { supersedes: [], warnings: [...warnings, bothCount(overlaps)] };
  }
}

interface Keys {
  readonly file: KeyOf | null;
  readonly row: KeyOf | null;
}

function keysOf(plan: LoadPlan, format: ExtractFormat | null): Keys {
  const key: NaturalKey | undefined = format?.kind === 'records' ? format.streams[plan.stream]?.naturalKey : format?.naturalKey;
  return { file: fileKey(plan, key), row: rowKey(plan, key) };
}

async function compare(
  connection: DuckDBConnection,
  delivery: Delivery,
  keys: readonly Keys[],
  extract: ExtractSummary,
): Promise<Overlap | null> {
  const [fresh, old] = [delivery.extractId, extract.id];
  const shares: ('none' | 'part' | 'all')[] = [];
  for (const { file } of keys) if (file !== null) shares.push(await shareOf(connection, file, fresh, old));
  const isReissue = shares.includes('all') && !shares.includes('part');
  const isComparable = isReissue || touches(delivery.receipt, extract.receipt);
  let common = 0;
  if (isComparable)
    for (const { row } of keys) if (row !== null) common += await count(connection, row, `extract_id = ${old} AND ${inOther(row, fresh)}`);
  return isReissue || common > 0 ? { extract, isReissue, earlier: extract.receipt.rows.loaded, common } : null;
}

/** Whether the spans of time of two files touch; a file without times may lie anywhere. */
function touches(left: Receipt, right: Receipt): boolean {
  if (left.firstInstant === null || left.lastInstant === null || right.firstInstant === null || right.lastInstant === null) return true;
  return left.firstInstant <= right.lastInstant && right.firstInstant <= left.lastInstant;
}

const inOther = (key: KeyOf, extract: number) =>
  `${hasKeySql(key)} AND ${keySql(key)} IN (SELECT ${keySql(key)} FROM ${key.table} WHERE extract_id = ${extract} AND ${hasKeySql(key)})`;

/** How much of what the earlier file is about, by its key, the new one has: all of it is a later delivery of the same file. */
async function shareOf(connection: DuckDBConnection, key: KeyOf, fresh: number, old: number): Promise<'none' | 'part' | 'all'> {
  const whole = key.columns.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const of = (extract: number) => `SELECT DISTINCT ${keySql(key)} FROM ${key.table} WHERE extract_id = ${extract} AND ${whole}`;
  const [[all = 0, missing = 0] = []] = (
    await connection.runAndReadAll(`SELECT (SELECT count(*) FROM (${of(old)})), (SELECT count(*) FROM (${of(old)} EXCEPT ${of(fresh)}))`)
  ).getRows();
  if (Number(all) === 0) return 'none';
  return Number(missing) === 0 ? 'all' : 'part';
}

async function count(connection: DuckDBConnection, { table }: KeyOf, where: string): Promise<number> {
  const [[found = 0] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table} WHERE ${where}`)).getRows();
  return Number(found);
}

/** Rows that stand in this file more than once by their key: counted, never taken out. */
async function repeated(
  connection: DuckDBConnection,
  { extractId, receipt }: Delivery,
  keys: readonly Keys[],
): Promise<readonly ReceiptWarning[]> {
  const warnings: ReceiptWarning[] = [];
  for (const { row } of keys) {
    if (row === null) continue;
    const rows = `FROM ${row.table} WHERE extract_id = ${extractId} AND ${hasKeySql(row)}`;
    if (!(await hasRepeatedHash(connection, `hash(${row.columns.join(', ')})`, rows, receipt.rows.loaded))) continue;
    const exact = await connection.runAndReadAll(`SELECT count(*) - count(DISTINCT ${keySql(row)}) ${rows}`);
    const more = Number(exact.getRows()[0]?.[0] ?? 0);
    if (more > 0)
      warnings.push({
        code: 'ROWS_REPEATED',
        message: `${plural(more, 'row repeats', 'rows repeat')} another of this file by ${row.columns.join(', ')}; all of them count.`,
      });
  }
  return warnings;
}

const plural = (many: number, one: string, more: string) => `${many.toLocaleString('en-US')} ${many === 1 ? one : more}`;

/** What a person decides on: how much of the earlier file is in this one. */
function words({ extract, isReissue, earlier, common }: Overlap): string {
  const [some, all] = [common.toLocaleString('en-US'), plural(earlier, 'row', 'rows')];
  return isReissue
    ? `it delivers ${extract.name} again, with ${some} of its ${all}`
    : `${some} of the ${all} of ${extract.name} are in it, too`;
}

function ask({ file }: Delivery, overlaps: readonly Overlap[]): never {
  const problem = overlaps.map(words).join('; ');
  const extract = overlaps[0]?.extract.id ?? 0;
  return fail(overlaps.every(({ isReissue }) => isReissue) ? 'IMPORT_REISSUE' : 'IMPORT_OVERLAP', { file, problem, extract });
}

function replaced(overlaps: readonly Overlap[]): ReceiptWarning {
  const parts = overlaps.map(({ extract, earlier, common }) => {
    const gone = earlier - common;
    return `${extract.name}${gone === 0 ? '' : `, of which ${plural(gone, 'row is', 'rows are')} not in this file`}`;
  });
  return {
    code: 'FILE_REPLACES',
    message: `This file takes the place of ${parts.join('; ')}. The earlier one is kept and can be restored.`,
  };
}

function bothCount(overlaps: readonly Overlap[]): ReceiptWarning {
  const parts = overlaps.map(({ extract, common }) => `${plural(common, 'row', 'rows')} with ${extract.name}`);
  return { code: 'ROWS_IN_TWO_FILES', message: `It has in common ${parts.join(', ')}; both count.` };
}
