import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { factTable, factTables } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { amountName } from '../../../shared/extract/receipt-checks.ts';
import { type ExtractSummary, type Receipt, tablesOf } from '../../../shared/extract/receipt.ts';
import { withCorrections } from '../../../shared/extract/with-corrections.ts';
import { compareFractions, decimalFraction } from '../../../shared/money/fraction.ts';
import type { JobContext, VerifyResult } from '../../../shared/protocol/engine-protocol.ts';
import type { DatabaseSession } from '../engine-context.ts';
import { isSourceAtHand } from '../workbook/extract-facts.ts';
import type { OwnedWorkbook } from '../workbook/open-workbook.ts';

type Difference = VerifyResult['differences'][number];

/** One number of a receipt beside what the database or the file says today. */
interface Check {
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly ok: boolean;
}

/** Where a receipt keeps the sum of rows whose currency is not stated. */
const noCurrency = 'XXX';

const sameText = (where: string, expected: string, found: string): Check => ({ where, expected, found, ok: expected === found });

function sameAmount(where: string, expected: string, found: string): Check {
  return { where, expected, found, ok: compareFractions(decimalFraction(expected), decimalFraction(found)) === 0 };
}

async function scalar(session: DatabaseSession, sql: string, signal: AbortSignal): Promise<string> {
  const rows = await session.withConnection(async (connection) => (await connection.runAndReadAll(sql)).getRows(), signal);
  return String(rows[0]?.[0] ?? 0);
}

/** Sum of one money column by currency, as exact decimal text. */
async function sumsOf(
  session: DatabaseSession,
  id: number,
  table: Receipt['table'],
  column: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const currency = factTable(table).columns.find(({ name }) => name === column)?.currency;
  if (currency === undefined) return new Map();
  const sql = `SELECT coalesce(${currency}, '${noCurrency}'), sum(${column})::DECIMAL(38,6)::VARCHAR FROM ${table}
    WHERE extract_id = ${id} AND ${column} IS NOT NULL GROUP BY 1`;
  const rows = await session.withConnection(async (connection) => (await connection.runAndReadAll(sql)).getRows(), signal);
  return new Map(rows.map(([code, sum]) => [String(code), String(sum)]));
}

async function amountChecks(session: DatabaseSession, id: number, name: string, receipt: Receipt, signal: AbortSignal): Promise<Check[]> {
  const checks: Check[] = [];
  const tabled = receipt.amounts.map((amount) => ({ ...amount, table: amount.table ?? receipt.table, words: amountName(amount) }));
  const columns = new Map(tabled.map((amount) => [`${amount.table}.${amount.column}`, amount]));
  for (const { table, column, words } of columns.values()) {
    const found = await sumsOf(session, id, table, column, signal);
    const ofColumn = tabled.filter((amount) => amount.column === column && amount.table === table);
    const expected = new Map(ofColumn.map(({ currency, loaded }) => [currency, loaded]));
    for (const currency of new Set([...expected.keys(), ...found.keys()])) {
      checks.push(sameAmount(`${name}: ${words} ${currency}`, expected.get(currency) ?? '0', found.get(currency) ?? '0'));
    }
  }
  return checks;
}

async function fingerprintOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) hash.update(chunk as Buffer);
  } catch (thrown) {
    if (signal.aborted) return fail('CANCELLED');
    throw thrown;
  }
  return hash.digest('hex');
}

/** The line equation of a receipt, and its counts and sums against the rows. */
async function rowChecks(session: DatabaseSession, { id, name, receipt }: ExtractSummary, signal: AbortSignal): Promise<readonly Check[]> {
  const { lines } = receipt;
  const parts = lines.header + lines.preamble + lines.blank + lines.trailer + lines.loaded + lines.quarantined;
  let rows = 0;
  for (const { table } of tablesOf(receipt))
    rows += Number(await scalar(session, `SELECT count(*) FROM ${table} WHERE extract_id = ${id}`, signal));
  const quarantined = await scalar(session, `SELECT count(*) FROM quarantine WHERE extract_id = ${id}`, signal);
  return [
    sameText(`${name}: physical lines`, String(lines.physical), String(parts)),
    sameText(`${name}: rows loaded`, String(receipt.rows.loaded), String(rows)),
    sameText(`${name}: rows quarantined`, String(receipt.rows.quarantined), quarantined),
    ...(await amountChecks(session, id, name, receipt, signal)),
  ];
}

/** A file with the records that were corrected of it; totals that it states are about all of them. */
async function checkFile(
  session: DatabaseSession,
  path: string,
  file: ExtractSummary,
  parts: readonly ExtractSummary[],
  signal: AbortSignal,
) {
  const { name, receipt } = file;
  const checks: Check[] = [];
  for (const part of parts) checks.push(...(await rowChecks(session, part, signal)));
  for (const { name: control, stated, computed, ok } of receipt.controls)
    checks.push({ where: `${name}: ${control}`, expected: stated, found: computed, ok });
  const atHand = await isSourceAtHand(path, receipt);
  if (atHand) checks.push(sameText(`${name}: fingerprint of the source file`, receipt.sha256, await fingerprintOf(path, signal)));
  return { checks, atHand };
}

function messageOf(differences: number, atHand: boolean): string {
  if (differences > 0) return differences === 1 ? 'One number differs from the receipt' : `${differences} numbers differ from the receipt`;
  return atHand ? 'Rows, totals and source file as on the receipt' : 'Rows and totals as on the receipt; the source file is not at hand';
}

/** Reads every value once: the database checks each block it reads, also those that no total on a receipt looks at. */
async function readEverything(session: DatabaseSession, { signal, progress }: JobContext): Promise<void> {
  for (const table of ['quarantine', ...factTables.map(({ name }) => name)]) {
    progress('Reading every row', null, table);
    await scalar(session, `SELECT count(hash(t)) FROM ${table} t`, signal);
  }
}

/** Derives every number of every receipt again, from the rows and, where it is at hand, the source file. Removed extracts are left out. */
export async function verifyWorkbook(workbook: OwnedWorkbook, job: JobContext): Promise<VerifyResult> {
  const { signal, progress } = job;
  const summaries = (await workbook.extracts()).filter(({ state }) => state !== 'undone');
  const differences: Difference[] = [];
  const extracts: VerifyResult['extracts'][number][] = [];
  let checked = 0;
  const files = withCorrections(summaries);
  for (const [index, summary] of files.entries()) {
    progress('Checking numbers against their receipts', index / files.length, summary.name);
    const path = workbook.document().extracts[summary.id]?.sourcePath ?? '';
    const parts = summaries.filter(({ id, corrects }) => id === summary.id || corrects === summary.id);
    const { checks, atHand } = await checkFile(workbook.session, path, summary, parts, signal);
    const wrong = checks.filter(({ ok }) => !ok);
    checked += checks.length;
    differences.push(...wrong.map(({ where, expected, found }) => ({ where, expected, found })));
    extracts.push({ id: summary.id, name: summary.name, ok: wrong.length === 0, message: messageOf(wrong.length, atHand) });
  }
  await readEverything(workbook.session, job);
  return { checked, differences, extracts };
}
