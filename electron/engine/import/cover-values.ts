import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import type { Preparation } from './inspect-file.ts';
import { CardsInReferences } from './stream-writer.ts';

/** How values that must not be stored are covered. */
export interface Cover {
  readonly cardNumbers: 'truncate' | 'hash';
  /** Hex; null where nothing is replaced by a code. */
  readonly hashKey: string | null;
}

/** One way for all card numbers of a workbook: two side by side could be put together (PCI DSS 3.5.1). */
export async function coverFor(
  workbook: OpenWorkbook,
  { plans }: Preparation,
  hashKey: (() => Promise<string>) | undefined,
): Promise<Cover> {
  const { cardNumbers } = workbook.document().settings;
  const other = (await workbook.extracts()).find(
    ({ receipt: { guard } }) => guard.pansMasked > 0 && (guard.cardNumbers ?? 'truncate') !== cardNumbers,
  );
  if (other !== undefined) return fail('CARD_NUMBERS_MIXED', { extract: other.name });
  const isNeeded = cardNumbers === 'hash' || plans.some(({ personal }) => personal.some(({ action }) => action === 'hash'));
  if (!isNeeded) return { cardNumbers, hashKey: null };
  if (hashKey === undefined) throw new Error('values cannot be replaced by codes without a key');
  return { cardNumbers, hashKey: await hashKey() };
}

/** Loads once more from the start when a column of references turns out to hold card numbers, with that column covered. */
export async function coveringReferences<T>(staging: string, load: (covered: ReadonlySet<string>) => Promise<T>): Promise<T> {
  const covered = new Set<string>();
  for (;;) {
    try {
      return await load(covered);
    } catch (thrown) {
      if (!(thrown instanceof CardsInReferences) || covered.has(thrown.column)) throw thrown;
      covered.add(thrown.column);
      await removeWritten(staging);
    }
  }
}

/** What the reading thread wrote before it stopped. */
async function removeWritten(staging: string): Promise<void> {
  for (const name of await readdir(staging)) if (/^(?:segment-|quarantine)/.test(name)) await rm(join(staging, name), { force: true });
}
