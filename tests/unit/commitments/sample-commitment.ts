import { type Commitment, commitmentSchema } from '../../../shared/commitments/commitment.ts';
import type { MinuteSample } from '../../../shared/commitments/downtime.ts';
import type { ClauseMetric } from '../../../shared/commitments/verdict.ts';
import { type ClauseWindow, clauseWindows } from '../../../shared/commitments/windows.ts';

export const availability: ClauseMetric = { id: 'availability_time', label: 'availability', unit: 'ratio', badEvents: 'minutes down' };
export const requests: ClauseMetric = { id: 'availability_request', label: 'availability', unit: 'ratio', badEvents: 'bad requests' };

/** An invented clause: 99.9 % a month in UTC, downtime above 5 % errors for 10 minutes with 20 requests. */
export function clause(change: Partial<Commitment> = {}): Commitment {
  return commitmentSchema.parse({
    id: 'c1',
    partner: 'Northbank',
    contract: 'Master agreement',
    clause: '4.2',
    title: 'Authorization availability',
    metric: 'availability_time',
    downtimeRule: { errorShareAbove: 0.05, minConsecutiveMinutes: 10, minRequests: 20 },
    population: { kind: 'all' },
    exclusions: [],
    maintenance: { noticeHours: 8, allowanceMinutesPerMonth: 60 },
    operator: '>=',
    target: 0.999,
    window: 'month',
    timeZone: 'UTC',
    minimumSample: null,
    rounding: null,
    remedy: { kind: 'none' },
    claimWithinDays: null,
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    ...change,
  });
}

export function windowOf(commitment: Commitment, day: string): ClauseWindow {
  const [window] = clauseWindows(commitment, day, `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`);
  if (window === undefined) throw new Error('no window');
  return window;
}

export const minuteAt = (instant: string): number => Date.parse(instant) / 60_000;

/** `count` minutes from `start` at 100 requests, `errors` of them failed. */
export function spell(start: string, count: number, errors = 50): MinuteSample[] {
  return Array.from({ length: count }, (_, index) => ({ minute: minuteAt(start) + index, eligible: 100, errors }));
}
