import { describe, expect, it } from 'vitest';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { evaluateMinutes, type MinuteEvidence } from '../../../shared/commitments/evaluate-minutes.ts';
import { availability, clause, minuteAt, spell, windowOf } from './sample-commitment.ts';

const over = { missing: [], through: minuteAt('2026-07-01T00:00:00Z'), now: minuteAt('2026-07-10T00:00:00Z') };
const june = (commitment: Commitment, evidence: Partial<MinuteEvidence>) =>
  evaluateMinutes(commitment, availability, windowOf(commitment, '2026-06-10'), { ...over, samples: [], ...evidence });

describe('golden case (a): a 30-day month of 43,200 minutes', () => {
  const samples = [...spell('2026-06-03T10:00:00Z', 9), ...spell('2026-06-11T15:00:00Z', 14), ...spell('2026-06-20T02:00:00Z', 30)];
  const maintenance = (announcedAt: string | null) => [
    { id: 'm', label: 'Release', kind: 'maintenance' as const, start: '2026-06-20T02:00:00Z', end: '2026-06-20T02:30:00Z', announcedAt },
  ];
  const shortNotice = maintenance('2026-06-19T20:00:00Z');

  it('ignores 9 minutes, counts 14 and the 30 announced only 6 hours before', () => {
    const result = june(clause({ target: 0.995, exclusions: shortNotice }), { samples });
    expect(result.status).toBe('met');
    expect(result.value).toBeCloseTo(0.998981481, 9);
    expect([result.numerator, result.denominator]).toEqual(['43156', '43200']);
    expect(result.spells.map(({ minutes, countedMinutes }) => [minutes, countedMinutes])).toEqual([
      [9, 0],
      [14, 14],
      [30, 30],
    ]);
  });
  it('misses 99.9 % with the same 44 minutes', () => {
    const result = june(clause({ exclusions: shortNotice }), { samples });
    expect(result.status).toBe('missed');
    expect(result.sentence).toBe('Availability 99.898 % against 99.9 %, 14 + 30 minutes counted, a 9-minute spell not counted.');
  });
  it('excludes the window when it was announced in time', () => {
    const result = june(clause({ exclusions: maintenance('2026-06-19T18:00:00Z') }), { samples });
    expect(result.status).toBe('met');
    expect([result.numerator, result.denominator]).toEqual(['43156', '43170']);
    expect(result.value).toBeCloseTo(0.9996757, 8);
  });
  it('counts maintenance that was never announced', () => {
    expect(june(clause({ exclusions: maintenance(null) }), { samples }).numerator).toBe('43156');
  });
});

describe('maintenance allowance', () => {
  const window = (start: string, end: string, id: string) => ({
    id,
    label: id,
    kind: 'maintenance' as const,
    start,
    end,
    announcedAt: '2026-05-01T00:00:00Z',
  });

  it('counts what runs beyond the allowance, once, with or without errors', () => {
    const exclusions = [window('2026-06-20T02:00:00Z', '2026-06-20T03:12:00Z', 'm')];
    for (const samples of [[], spell('2026-06-20T02:00:00Z', 72)]) {
      const result = june(clause({ exclusions }), { samples });
      expect([result.numerator, result.denominator]).toEqual([String(43_140 - 12), '43140']);
      expect(result.spells.filter((one) => one.countedMinutes > 0).map((one) => [one.start, one.countedMinutes])).toEqual([
        ['2026-06-20T03:00:00.000Z', 12],
      ]);
    }
  });
  it('unions windows that overlap', () => {
    const exclusions = [
      window('2026-06-20T02:00:00Z', '2026-06-20T02:40:00Z', 'a'),
      window('2026-06-20T02:20:00Z', '2026-06-20T03:00:00Z', 'b'),
    ];
    expect(june(clause({ exclusions }), {}).denominator).toBe(String(43_200 - 60));
  });
  it('gives a clause that begins in mid month its share of the allowance, and the threshold unchanged', () => {
    // In force June 16-30: half of the month, 30 of 60 minutes; 40 minutes of maintenance leave 10 too many.
    const result = june(
      clause({ effectiveFrom: '2026-06-16', exclusions: [window('2026-06-20T02:00:00Z', '2026-06-20T02:40:00Z', 'm')] }),
      {},
    );
    expect([result.numerator, result.denominator]).toEqual(['21560', '21570']);
  });
});

describe('windows', () => {
  it('knows the 23-hour day of the contract time zone', () => {
    const commitment = clause({ timeZone: 'America/New_York' });
    const march = windowOf(commitment, '2026-03-10');
    expect(march.span.to - march.span.from).toBe(31 * 1440 - 60);
  });
  it('counts a spell that crosses the end of the month as a whole, each month its own minutes', () => {
    const samples = spell('2026-06-30T23:54:00Z', 12);
    const result = june(clause(), { samples });
    expect(result.spells).toMatchObject([{ minutes: 6, countedMinutes: 6 }]);
    const july = evaluateMinutes(clause(), availability, windowOf(clause(), '2026-07-05'), {
      ...over,
      samples,
      now: minuteAt('2026-08-03T00:00:00Z'),
    });
    expect(july.spells).toMatchObject([{ minutes: 6, countedMinutes: 6 }]);
  });
  it('is not in force before it begins and after it ends', () => {
    expect(june(clause({ effectiveFrom: '2026-07-01' }), {}).status).toBe('not_in_force');
    expect(june(clause({ effectiveTo: '2026-06-01' }), {}).sentence).toContain('ended before 2026-06-01');
  });
  it('compares an error share at the limit exactly: 5 of 100 is not above 5 %', () => {
    expect(june(clause(), { samples: spell('2026-06-03T10:00:00Z', 15, 5) }).numerator).toBe('43200');
    expect(
      june(clause({ downtimeRule: { errorShareAbove: 0.29, minConsecutiveMinutes: 1, minRequests: 1 } }), {
        samples: spell('2026-06-03T10:00:00Z', 15, 29),
      }).numerator,
    ).toBe('43200');
  });
});

describe('minutes that are not in the data', () => {
  const gap = (minutes: number) => [{ from: minuteAt('2026-06-05T00:00:00Z'), to: minuteAt('2026-06-05T00:00:00Z') + minutes }];
  it('are neither up nor down: met when even all of them down would keep the clause', () => {
    const result = june(clause(), { missing: gap(43) });
    expect([result.status, result.denominator]).toEqual(['met', '43157']);
    expect(result.sentence).toContain('43 minutes not in the data');
  });
  it('make it not measurable when they decide', () => {
    const result = june(clause(), { missing: gap(44) });
    expect([result.status, result.credit]).toEqual(['not_measurable', null]);
  });
  it('do not matter where they could not have been downtime: three alone are no spell of ten', () => {
    expect(june(clause({ target: 1 }), { missing: gap(3) }).status).toBe('met');
  });
  it('decide when they may have made a short spell long: 9 bad minutes and one missing', () => {
    const samples = spell('2026-06-05T00:01:00Z', 9);
    expect(june(clause({ target: 1 }), { samples, missing: gap(1) }).status).toBe('not_measurable');
    expect(june(clause({ target: 1 }), { samples }).status).toBe('met');
  });
  it('do not save a window that is missed anyway', () => {
    expect(june(clause(), { samples: spell('2026-06-10T00:00:00Z', 44), missing: gap(1440) }).status).toBe('missed');
  });
  it('are all: never 100 %', () => {
    const result = june(clause(), { missing: [{ from: minuteAt('2026-06-01T00:00:00Z'), to: minuteAt('2026-07-01T00:00:00Z') }] });
    expect([result.status, result.value]).toEqual(['not_measurable', null]);
  });
});

describe('an open window', () => {
  const open = (samples: MinuteEvidence['samples']) =>
    june(clause(), { samples, now: minuteAt('2026-06-16T00:00:00Z'), through: minuteAt('2026-06-16T00:00:00Z') });
  it('cannot be met once 44 of 43.2 minutes are gone', () => {
    expect(open(spell('2026-06-03T10:00:00Z', 44)).status).toBe('cannot_be_met');
  });
  it('says how many minutes are left', () => {
    const result = open(spell('2026-06-03T10:00:00Z', 14));
    expect(result.status).toBe('on_track');
    expect(result.sentence).toContain('can still be met if at most 29 more minutes down');
    expect(result.window.open).toBe(true);
    expect(result.denominator).toBe('21600');
  });
  it('is at risk when the same pace would go over', () => {
    expect(open(spell('2026-06-03T10:00:00Z', 30)).status).toBe('at_risk');
  });
});
