import { bucketStart, nextBucket } from '../../../shared/calendar/bucket.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { previousPeriod } from '../../../shared/calendar/period.ts';
import type { Period } from '../../../shared/query/slice.ts';
import type { Scope } from '../../../shared/workbook/document.ts';

export interface BriefPeriods {
  readonly period: Period;
  readonly compare: Period;
}

/**
 * The two periods the page compares: those of the scope bar; without a comparison the period before; without a period the last month
 * that is wholly loaded against the one before. Null when there are no two such months. Days since 1970-01-01, `through` inclusive.
 */
export function briefPeriods(scope: Scope, data: { readonly from: number; readonly through: number } | null): BriefPeriods | null {
  if (scope.period !== null) return { period: scope.period, compare: scope.compare ?? previousPeriod(scope.period) };
  if (data === null) return null;
  const open = bucketStart('month', data.through);
  const end = nextBucket('month', data.through) === data.through + 1 ? data.through + 1 : open;
  const period = { from: formatDay(bucketStart('month', end - 1)), to: formatDay(end) };
  const compare = scope.compare ?? previousPeriod(period);
  return compare.from < formatDay(data.from) ? null : { period, compare };
}
