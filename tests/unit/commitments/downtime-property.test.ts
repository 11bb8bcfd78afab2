import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Exclusion } from '../../../shared/commitments/exclusion.ts';
import { evaluateMinutes } from '../../../shared/commitments/evaluate-minutes.ts';
import { availability, clause, minuteAt, windowOf } from './sample-commitment.ts';

/** The clause's words walked minute by minute, with sets and no spans: the second method. */
function bruteForce(
  bad: readonly boolean[],
  exclusions: readonly { kind: Exclusion['kind']; start: number; end: number; hasNotice: boolean }[],
  allowance: number,
  k: number,
) {
  const length = bad.length;
  const excluded = new Set<number>();
  for (const one of exclusions)
    if (one.kind !== 'maintenance') for (let minute = one.start; minute < one.end; minute++) excluded.add(minute);
  const announced = new Set<number>();
  for (const one of exclusions)
    if (one.kind === 'maintenance' && one.hasNotice) for (let minute = one.start; minute < one.end; minute++) announced.add(minute);
  const down = new Set<number>();
  let used = 0;
  for (let minute = 0; minute < length; minute++) {
    if (!announced.has(minute) || excluded.has(minute)) continue;
    if (used < allowance) excluded.add(minute);
    else down.add(minute);
    used++;
  }
  let run: number[] = [];
  for (let minute = 0; minute <= length; minute++) {
    if (minute < length && bad[minute] === true && !excluded.has(minute)) run.push(minute);
    else {
      if (run.length >= k) for (const one of run) down.add(one);
      run = [];
    }
  }
  const inWindow = [...excluded].filter((minute) => minute < length).length;
  return { down: [...down].filter((minute) => minute < length).length, denominator: length - inWindow };
}

it('counts downtime as a walk minute by minute does, for random windows and errors', () => {
  const start = minuteAt('2026-06-01T00:00:00Z');
  const length = 43_200;
  const stretch = fc.tuple(fc.integer({ min: 0, max: 1_200 }), fc.integer({ min: 1, max: 90 }));
  const exclusion = fc.record({
    kind: fc.constantFrom('maintenance' as const, 'own_fault' as const, 'force_majeure' as const),
    at: stretch,
    hasNotice: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(stretch, { maxLength: 8 }),
      fc.array(exclusion, { maxLength: 6 }),
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 1, max: 15 }),
      (errors, windows, allowance, k) => {
        const bad = Array.from({ length }, () => false);
        for (const [from, count] of errors) for (let minute = from; minute < from + count; minute++) bad[minute] = true;
        const exclusions = windows.map(({ kind, at, hasNotice }) => ({ kind, hasNotice, start: at[0], end: at[0] + at[1] }));
        const iso = (minute: number) => new Date((start + minute) * 60_000).toISOString();
        const commitment = clause({
          maintenance: { noticeHours: 8, allowanceMinutesPerMonth: allowance },
          downtimeRule: { errorShareAbove: 0.05, minConsecutiveMinutes: k, minRequests: 20 },
          exclusions: exclusions.map((one, index) => ({
            id: String(index),
            label: '',
            kind: one.kind,
            start: iso(one.start),
            end: iso(one.end),
            announcedAt: iso(one.start - (one.hasNotice ? 480 : 479)),
          })),
        });
        const samples = bad.flatMap((isBad, minute) => (isBad ? [{ minute: start + minute, eligible: 40, errors: 10 }] : []));
        const result = evaluateMinutes(commitment, availability, windowOf(commitment, '2026-06-10'), {
          samples,
          missing: [],
          through: start + length,
          now: start + length,
        });
        const expected = bruteForce(bad, exclusions, allowance, k);
        expect(result.denominator).toBe(String(expected.denominator));
        expect(result.numerator).toBe(String(expected.denominator - expected.down));
        expect(result.spells.reduce((sum, one) => sum + one.countedMinutes, 0)).toBe(expected.down);
      },
    ),
    { numRuns: 150 },
  );
});
