import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';
import type { ClauseUnit } from './clause-unit.ts';
import { type ClosedFigure, commitmentStatuses, type CommitmentResult } from './commitment-result.ts';
import { levelText } from './wording.ts';

/** A window as it was when it was closed: kept beside whatever the data says later. */
export const closedWindowSchema = z.object({
  commitmentId: z.string(),
  from: daySchema,
  to: daySchema,
  closedAt: z.string(),
  status: z.enum(commitmentStatuses),
  value: z.number().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  credit: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  /** Fingerprints of the files it was computed from. */
  extracts: z.array(z.string()),
});
export type ClosedWindow = z.infer<typeof closedWindowSchema>;

/** A result as it is closed. */
export function closedWindow(result: CommitmentResult, closedAt: string): ClosedWindow {
  const { commitmentId, window, status, value, numerator, denominator, credit, lineage } = result;
  return {
    commitmentId,
    from: window.from,
    to: window.to,
    closedAt,
    status,
    value,
    numerator,
    denominator,
    credit,
    extracts: lineage.extracts.map(({ sha256 }) => sha256),
  };
}

const words = (status: CommitmentResult['status']): string => status.replaceAll('_', ' ');

/** What a closed window was, where it is something else now: both versions stand. Null when nothing changed or it was never closed. */
export function changedAfterClose(
  result: Pick<CommitmentResult, 'commitmentId' | 'window' | 'status' | 'value' | 'numerator' | 'denominator' | 'credit' | 'unit'>,
  closed: readonly ClosedWindow[],
): CommitmentResult['changed'] {
  const last = closed.findLast(
    ({ commitmentId, from, to }) => commitmentId === result.commitmentId && from === result.window.from && to === result.window.to,
  );
  if (last === undefined) return null;
  const { closedAt, status, value, numerator, denominator, credit } = last;
  const isSame =
    status === result.status &&
    numerator === result.numerator &&
    denominator === result.denominator &&
    value === result.value &&
    credit?.amount === result.credit?.amount &&
    credit?.currency === result.credit?.currency;
  if (isSame) return null;
  const before: ClosedFigure = { closedAt, status, value, numerator, denominator, credit };
  return { before, sentence: changeText(before, result) };
}

function changeText(
  before: ClosedFigure,
  now: { readonly status: CommitmentResult['status']; readonly value: number | null; readonly unit: ClauseUnit },
): string {
  const shown = (value: number | null): string => (value === null ? 'no value' : levelText(value, now.unit));
  return `Changed after close: closed on ${before.closedAt.slice(0, 10)} as ${words(before.status)} at ${shown(before.value)}, now ${words(now.status)} at ${shown(now.value)}.`;
}
