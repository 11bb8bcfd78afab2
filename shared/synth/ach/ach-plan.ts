import { type IncidentSketch } from '../incident-sketch.ts';
import { monthQuota, type SynthSize } from '../quotas.ts';
import { bankDayFrom, dayCount, dayOf, dayStart, isBankDay } from '../synth-calendar.ts';
import { product } from '../world.ts';

/** I13: debits returned in these two calendar months are held against debits by either method. */
export const returnWindow = { from: dayOf(2, 1), to: dayCount } as const;
export const originalFilesShare = 0.0052;
export const sameWindowShare = 0.0047;

const days: readonly number[] = Array.from({ length: dayCount }, (_, day) => day);
/** Days on which a file goes out. */
export const fileDays: readonly number[] = days.filter(isBankDay);
/** For each day: the day of the file in which its debits go out. */
export const fileDayOf: readonly number[] = days.map(bankDayFrom);

export function achIncident(size: SynthSize): IncidentSketch {
  const debits = [1, 2].reduce((sum, month) => sum + monthQuota(size, product.ach, month).paid, 0);
  return {
    id: 'I13',
    title:
      'Unauthorized ACH returns: 0.52 % of the debits in the files that the originals were sent in, 0.47 % of the debits of the same months',
    entity: 'partner = Cobalt',
    start: dayStart(returnWindow.from),
    end: dayStart(returnWindow.to),
    unit: 'ratio',
    expectedEffect: originalFilesShare - sameWindowShare,
    // Realized counts: the methods can be told apart when one return more or less does not bridge them.
    standardError: originalFilesShare / (sameWindowShare * debits),
    expectedCount: { of: 'unauthorized returns', count: Math.round(debits * sameWindowShare) },
  };
}
