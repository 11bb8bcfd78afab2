import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../../shared/errors/fail.ts';
import { AmountSummer } from '../../../shared/extract/amount-summer.ts';
import { maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { Correction, ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';
import { recordFields } from '../../../shared/extract/record-fields.ts';
import type { ReadAgain } from './read-again.ts';

/** A record of the quarantine as a person wants it read. */
export interface CorrectedRecord {
  readonly line: number;
  readonly byteOffset: number;
  readonly fields: readonly string[];
}

/** The same record as it waits. */
export interface Original {
  readonly text: string;
  readonly reason: string;
}

/** Physical lines that a text takes. */
export const linesIn = (text: string): number => (text.match(/\r\n|\n|\r/g)?.length ?? 0) + 1;

/** The records as they wait, in the order they are given; each must be there, not corrected yet, and complete now. */
export async function originalsOf(
  connection: DuckDBConnection,
  extract: ExtractSummary,
  records: readonly CorrectedRecord[],
  columns: number,
): Promise<readonly Original[]> {
  const done = new Set(
    (extract.receipt.corrections ?? []).flatMap((part) => part.records.map(({ line, byteOffset }) => `${line} ${byteOffset}`)),
  );
  const originals: Original[] = [];
  for (const { line, byteOffset, fields } of records) {
    if (fields.length !== columns)
      fail('INVALID_REQUEST', { problem: `line ${line} has ${fields.length} fields, and the header has ${columns}` });
    if (done.has(`${line} ${byteOffset}`)) fail('INVALID_REQUEST', { problem: `line ${line} is corrected already` });
    done.add(`${line} ${byteOffset}`);
    const found = await connection.runAndReadAll(
      'SELECT text, reason FROM quarantine WHERE extract_id = $1 AND line = $2 AND byte_offset = $3',
      [extract.id, BigInt(line), BigInt(byteOffset)],
    );
    const [row] = found.getRows();
    if (row === undefined) fail('INVALID_REQUEST', { problem: `no record of line ${line} waits in quarantine` });
    originals.push({ text: String(row?.[0] ?? ''), reason: String(row?.[1] ?? '') });
  }
  return originals;
}

/** What the records held in the quarantined sums: counted again as the reader counted them when it set them aside. */
export function settledAmounts(plan: LoadPlan, originals: readonly Original[], dialect: Receipt['dialect']): Correction['settled'] {
  const summer = new AmountSummer(plan.amounts, -1);
  for (const { text, reason } of originals)
    if (/^has \d+ fields? where the header has/.test(reason)) summer.addMisfit(recordFields(text, dialect), plan.header.length);
  return summer
    .sums()
    .filter(({ quarantined }) => quarantined !== '0')
    .map(({ target, currency, quarantined }) => ({ column: target, currency, amount: quarantined }));
}

const hidden = '***';

/** What a person changed, field by field where the record had all of them; nothing in it that must not be stored. */
export function changesOf(
  { line, byteOffset, fields }: CorrectedRecord,
  original: Original | undefined,
  { plan, dialect }: ReadAgain,
): Correction['records'][number] {
  const before = recordFields(original?.text ?? '', dialect);
  const covered = new Set([...plan.dropped, ...plan.personal.filter(({ action }) => action !== 'keep').map(({ column }) => column)]);
  const shown = (text: string, column: number) => (covered.has(column) && text !== '' ? hidden : maskCardNumbers(text));
  const after = fields.map(shown);
  const base = { line, byteOffset, reason: original?.reason ?? '' };
  if (before.length !== fields.length)
    return { ...base, changes: [{ column: '', from: maskCardNumbers(original?.text ?? ''), to: after.join(' | ') }] };
  const changes = plan.header.flatMap((name, column) => {
    const [from, to] = [before[column] ?? '', fields[column] ?? ''];
    return from === to ? [] : [{ column: name, from: shown(from, column), to: shown(to, column) }];
  });
  return { ...base, changes };
}
