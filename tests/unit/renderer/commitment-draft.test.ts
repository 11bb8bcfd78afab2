import { describe, expect, it } from 'vitest';
import { type CommitmentDraft, newAmendment, newDraft, newRemedy } from '../../../renderer/features/partners/commitment-draft.ts';
import { commitmentOf } from '../../../renderer/features/partners/commitment-of-draft.ts';
import { draftOf } from '../../../renderer/features/partners/draft-of-commitment.ts';
import { parameterless } from '../../../shared/commitments/clause-metric.ts';
import { type Commitment, commitmentSchema } from '../../../shared/commitments/commitment.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { metrics } from '../../../shared/metrics/registry.ts';
import { demoDocument } from '../../../shared/synth/demo-document.ts';
import { clause } from '../commitments/sample-commitment.ts';

const infoOf = (ref: string): MetricInfo | undefined => {
  const metric = metrics.find(({ id }) => id === parameterless(ref));
  return metric === undefined
    ? undefined
    : ({ id: metric.id, unit: metric.unit, parameters: metric.parameters ?? [] } as unknown as MetricInfo);
};
const opened = (commitment: Commitment): CommitmentDraft => draftOf(commitment, infoOf(commitment.metric)?.unit);
const saved = (commitment: Commitment) => commitmentOf(opened(commitment), infoOf(commitment.metric), commitment);

const everything = clause({
  timeZone: 'America/New_York',
  minimum: 0.99,
  expected: 0.9995,
  minimumSample: 30,
  rollsSmallSample: true,
  rounding: 2,
  serviceHours: { weekdays: [1, 2, 3], from: '08:00', to: '24:00', holidays: ['2026-07-03'] },
  exclusions: [
    {
      id: 'm',
      label: 'Release',
      kind: 'maintenance',
      start: '2026-03-07T07:00:30Z',
      end: '2026-03-07T08:00:00Z',
      announcedAt: '2026-03-05T00:00:00Z',
    },
  ],
  excludedIncidents: [{ incidentId: 'storm', kind: 'own_fault', announcedAt: null }],
  remedy: { kind: 'pool', atRisk: '60000.00', currency: 'EUR', allocation: 0.125, repeatMultiplier: 1.5, cap: '9000.00' },
  claimWithinDays: 30,
  earnBackWindows: 3,
  cure: { days: 45, from: 'start' },
  chronic: { misses: 3, ofWindows: 6, belowMinimum: true },
  reportWithinDays: 15,
  disputeProcedure: 'Joint review',
  weight: 2,
  effectiveTo: '2027-12-31',
  amendments: [
    { id: 'a', label: 'Second', effectiveFrom: '2026-02-15', changes: { target: 0.9995, claimWithinDays: 60 } },
    {
      id: 'b',
      label: 'Third',
      effectiveFrom: '2026-06-01',
      changes: {
        population: { kind: 'compare', column: 'endpoint', operator: '=', value: 'authorize' },
        remedy: { kind: 'ladder', base: '420000.00', currency: 'EUR', cap: null, steps: [{ below: 0.9995, share: 0.1 }] },
      },
    },
  ],
});

describe('opening a clause and saving it changes nothing', () => {
  const demo = commitmentSchema.array().parse(demoDocument().commitments);
  const parameterized = clause({ metric: 'approved_within(days=30)', downtimeRule: null, maintenance: null });
  it.each([...demo, everything, parameterized].map((commitment) => [commitment.title, commitment] as const))('%s', (_, commitment) => {
    expect(saved(commitment)).toEqual(commitment);
  });
});

describe('what does not make sense is refused with the sentence why', () => {
  const typed = (change: Partial<CommitmentDraft>) => {
    const draft: CommitmentDraft = {
      ...newDraft('Northbank', 'America/New_York', 'USD', 'NB-1', '2026-01-01'),
      clause: '4.2',
      title: 'Promise',
      metric: 'availability_time',
      target: '99.9',
      ...change,
    };
    return commitmentOf(draft, infoOf(draft.metric), null);
  };
  const exclusion = {
    id: 'x',
    label: 'Release',
    kind: 'maintenance' as const,
    start: '2026-02-22 03:00',
    end: '2026-02-22 04:00',
    announced: '',
  };
  it.each<[string, Partial<CommitmentDraft>, string]>([
    ['a word for a number', { minimumSample: 'thirty' }, 'Minimum sample: thirty is not a number.'],
    [
      'a time that is none',
      { exclusions: [{ ...exclusion, start: 'Sunday' }], allowance: '60' },
      'The exclusion Release needs its start and end, written like 2026-02-22 03:00.',
    ],
    [
      'an end before its start',
      { exclusions: [{ ...exclusion, end: '2026-02-22 02:00' }], allowance: '60' },
      'The exclusion Release ends before it begins.',
    ],
    ['maintenance without a rule', { exclusions: [exclusion] }, 'It lists maintenance but has no rule that excludes maintenance.'],
    ['more misses than windows', { chronicMisses: '7', chronicOf: '6' }, '7 misses cannot happen in 6 windows.'],
    ['hours that end before they begin', { hasHours: true, hoursFrom: '18:00', hoursTo: '09:00' }, 'Service hours end before they begin.'],
    ['a pool without its part', { remedy: 'pool', amount: '60000' }, 'Give the amount at risk, and this clause’s percent of it.'],
    ['a floor above the level', { minimum: '99.95' }, 'The minimum level 99.95 % is stricter than the level it is judged by, 99.9 %.'],
    [
      'an amendment before the clause',
      { amendments: [{ ...newAmendment(), label: 'First', from: '2025-01-01', target: '99.95' }] },
      'First takes effect before the clause is in force.',
    ],
    ['an amendment of nothing', { amendments: [{ ...newAmendment(), label: 'First', from: '2026-02-01' }] }, 'First changes nothing.'],
    [
      'an amendment whose remedy is not whole',
      {
        amendments: [{ ...newAmendment(), label: 'First', from: '2026-02-01', remedy: { ...newRemedy('USD'), remedy: 'fixed' as const } }],
      },
      'First: give the amount of the credit.',
    ],
  ])('%s', (_, change, sentence) => {
    expect(typed(change)).toBe(sentence);
  });
  it('takes the values of the metric that the contract states, and refuses those that cannot be', () => {
    const limit = (milliseconds: string) => typed({ metric: 'instant_decision_rate', parameters: { milliseconds } });
    expect(limit('10000')).toMatchObject({ metric: 'instant_decision_rate(milliseconds=10000)' });
    expect(limit(' ')).toMatchObject({ metric: 'instant_decision_rate' });
    expect(limit('ten')).toBe('Milliseconds: ten is not a number.');
    const days = (text: string) => typed({ metric: 'approved_within', parameters: { days: text } });
    expect(days('14')).toMatchObject({ metric: 'approved_within(days=14)' });
    expect(days('15')).toBe('Days: 15 is none of 1, 7, 14, 30.');
  });
  it('lets an amendment change the level, the rows and the remedy, or the rows back to all', () => {
    const remedy = { ...newRemedy('USD'), remedy: 'fixed' as const, amount: '9000.00' };
    const made = typed({
      population: 'endpoint = "lookup"',
      amendments: [
        { ...newAmendment(), id: 'a', label: 'First', from: '2026-02-01', target: '99.95', population: 'endpoint = "authorize"' },
        { ...newAmendment(), id: 'b', label: 'Second', from: '2026-03-01', window: 'quarter', population: '', remedy },
      ],
    });
    expect(typeof made === 'string' ? made : made.amendments).toEqual([
      {
        id: 'a',
        label: 'First',
        effectiveFrom: '2026-02-01',
        changes: { target: 0.9995, population: { kind: 'compare', column: 'endpoint', operator: '=', value: 'authorize' } },
      },
      {
        id: 'b',
        label: 'Second',
        effectiveFrom: '2026-03-01',
        changes: { window: 'quarter', population: { kind: 'all' }, remedy: { kind: 'fixed', amount: '9000.00', currency: 'USD' } },
      },
    ]);
  });
  it('reads a wall time of the contract as the instant it is, on either side of the change of clocks', () => {
    // New York is UTC-5 on March 7 and UTC-4 on March 9, 2026.
    const spans = [
      { ...exclusion, id: 'a', start: '2026-03-07 03:00', end: '2026-03-07 04:00', announced: '2026-03-06 12:00' },
      { ...exclusion, id: 'b', start: '2026-03-09 03:00', end: '2026-03-09 04:00' },
    ];
    const made = typed({ exclusions: spans, allowance: '120' });
    expect(typeof made === 'string' ? made : made.exclusions).toMatchObject([
      { start: '2026-03-07T08:00:00Z', end: '2026-03-07T09:00:00Z', announcedAt: '2026-03-06T17:00:00Z' },
      { start: '2026-03-09T07:00:00Z', end: '2026-03-09T08:00:00Z', announcedAt: null },
    ]);
  });
});
