import { describe, expect, it } from 'vitest';
import { clauseProblem } from '../../../shared/commitments/clause-problem.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { clause } from './sample-commitment.ts';

const problem = (change: Partial<Commitment>) => clauseProblem(clause(change), 'ratio');
const ladder = (...steps: { below: number; share: number }[]) =>
  ({ kind: 'ladder', base: '420000', currency: 'USD', steps, cap: null }) as const;
const counts = { metric: 'availability_request', downtimeRule: null } as const;
const exclusion = {
  id: 'm',
  label: 'Release',
  kind: 'maintenance' as const,
  start: '2026-06-20T02:00:00Z',
  end: '2026-06-20T03:00:00Z',
  announcedAt: null,
};

describe('terms that contradict each other are refused in a sentence', () => {
  it.each<[string, Partial<Commitment>, string]>([
    ['a share above 100 %', { target: 99.95 }, '9,995.0 % does not'],
    ['a floor stricter than the level', { minimum: 0.9999 }, 'the minimum level 99.99 % is stricter'],
    ['an expected level that is looser', { expected: 0.99 }, 'the expected level 99.0 % is looser'],
    ['a range without its upper end', { operator: 'between' }, 'a range needs its upper end'],
    ['a range the wrong way round', { operator: 'between', upper: 0.9 }, 'the range ends before it begins'],
    ['an upper end without a range', { upper: 1 }, 'only a range has an upper end'],
    ['an end before the start', { effectiveTo: '2019-01-01' }, 'it ends before it is in force'],
    ['no time zone', { timeZone: 'Mars/Base' }, 'Mars/Base is not a time zone'],
    [
      'a ladder that pays where the clause is kept',
      { remedy: ladder({ below: 0.9995, share: 0.1 }) },
      'where the clause is still kept at 99.9 %',
    ],
    [
      'a ladder that pays less for worse',
      { remedy: ladder({ below: 0.999, share: 0.25 }, { below: 0.99, share: 0.1 }) },
      'pays less beyond 99.0 %',
    ],
    ['an amount with commas', { remedy: { kind: 'fixed', amount: '1,000', currency: 'USD' } }, '1,000 is not an amount'],
    ['minutes without a rule', { downtimeRule: null }, 'needs the rule that makes a minute a minute down'],
    ['a downtime rule on requests', { metric: 'availability_request' }, 'for availability by minutes only'],
    ['maintenance that no rule excludes', { exclusions: [exclusion], maintenance: null }, 'no rule that excludes maintenance'],
    ['an exclusion that ends before it begins', { exclusions: [{ ...exclusion, end: exclusion.start }] }, 'Release ends before it begins'],
    [
      'interest on late settlement where nothing settles',
      { remedy: { kind: 'late_interest', annualRate: 0.06, yearDays: 365 } },
      'needs a clause that is measured by settlement',
    ],
    ['events without a log', { ...counts, window: 'event' }, 'only the log of escalations has a window for each event'],
    ['more misses than windows', { chronic: { misses: 4, ofWindows: 3, belowMinimum: false } }, '4 misses cannot happen in 3 windows'],
    [
      'exclusions on an attested figure',
      {
        ...counts,
        source: { kind: 'reported', figure: { measure: 'x', mid: null, scheme: null, product: null } },
        maintenance: null,
        exclusions: [{ ...exclusion, kind: 'own_fault' }],
      },
      'is taken as given',
    ],
    ['earning back nothing', { earnBackWindows: 3 }, 'nothing can be earned back'],
    [
      'hours that end before they begin',
      { serviceHours: { weekdays: [1], from: '17:00', to: '09:00', holidays: [] } },
      'service hours end before they begin',
    ],
    [
      'a cap under the lowest step of a ladder',
      { remedy: { ...ladder({ below: 0.999, share: 0.1 }, { below: 0.99, share: 0.25 }), cap: '41999.99' } },
      'its cap of USD 41,999.99 is less than the smallest credit, USD 42,000.00',
    ],
    [
      'a cap under one point',
      { remedy: { kind: 'per_point', base: '1000', currency: 'USD', sharePerPoint: 0.05, cap: '49' } },
      'less than the smallest credit, USD 50.00',
    ],
    [
      'a cap under the allocation',
      { remedy: { kind: 'pool', atRisk: '1000', currency: 'USD', allocation: 0.2, repeatMultiplier: 1, cap: '0' } },
      'less than the smallest credit, USD 200.00',
    ],
  ])('%s', (_, change, words) => {
    expect(problem(change)).toContain(words);
  });
  it('a level that nobody means', () => {
    const slow = clause({ ...counts, metric: 'latency_p95', operator: '<=', target: 1e308 });
    expect(clauseProblem(slow, 'milliseconds')).toBe('a level above a trillion is a slip of the pen');
  });
  it('but a cap at the lowest step is none, nor is a cure period without a chronic trigger', () => {
    expect(problem({ remedy: { ...ladder({ below: 0.999, share: 0.1 }), cap: '42000.00' } })).toBeNull();
    expect(problem({ cure: { days: 30, from: 'miss' }, chronic: null })).toBeNull();
  });
  it('two amendments on one day, or one outside the life of the clause', () => {
    const at = (id: string, effectiveFrom: string) => ({ id, label: id, effectiveFrom, changes: { target: 0.9995 } });
    expect(problem({ amendments: [at('A', '2026-04-01'), at('B', '2026-04-01')] })).toBe('two amendments take effect on 2026-04-01');
    expect(problem({ amendments: [at('A', '2026-04-01')], effectiveTo: '2026-04-01' })).toContain('after the clause has ended');
    expect(problem({ amendments: [at('A', '1999-01-01')] })).toContain('before the clause is in force');
  });
  it('also where only an amendment brings them about', () => {
    const amendments = [{ id: 'a', label: 'Amendment 2', effectiveFrom: '2026-04-01', changes: { target: 0.95 } }];
    const remedy = ladder({ below: 0.999, share: 0.1 });
    expect(problem({ remedy })).toBeNull();
    expect(problem({ remedy, amendments })).toContain(
      'with Amendment 2, the ladder pays from 99.9 % on, where the clause is still kept at 95.0 %',
    );
    expect(problem({ amendments: [{ ...amendments[0]!, changes: {} }] })).toBe('Amendment 2 changes nothing');
  });
});

it('finds nothing wrong with clauses of every kind that make sense', () => {
  expect(problem({})).toBeNull();
  expect(problem({ ...counts, operator: 'between', target: 0.8, upper: 0.9 })).toBeNull();
  expect(
    clauseProblem(clause({ ...counts, metric: 'latency_p95', operator: '<=', target: 1500, minimum: 3000, expected: 900 }), 'milliseconds'),
  ).toBeNull();
  expect(problem({ remedy: ladder({ below: 0.95, share: 0.5 }, { below: 0.999, share: 0.1 }) })).toBeNull();
});
