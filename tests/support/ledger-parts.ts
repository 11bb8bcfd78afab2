import { type Initiative, initiativeSchema, type MeasuredMonth } from '../../shared/business-case/ledger/initiative.ts';
import type { Measured } from '../../shared/business-case/ledger/measured.ts';

export const month = (name: string, cost: number, volume: number, segment = 'all'): MeasuredMonth => ({
  month: name,
  segments: [{ segment, cost, volume }],
});

/** `count` months from the first on, each with the cost that `costOf` gives. */
export function monthsFrom(first: string, count: number, costOf: (at: number) => number, volume: number): MeasuredMonth[] {
  const [year = 0, start = 1] = first.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => {
    const number = year * 12 + start - 1 + at;
    return month(`${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`, costOf(at), volume);
  });
}

export const measured = (months: readonly MeasuredMonth[]): Measured => ({
  months,
  query: 'cost of a contact',
  fingerprint: 'f1',
  lineage: null,
  problem: null,
});

export const initiative = (more: object = {}): Initiative =>
  initiativeSchema.parse({
    id: 'a',
    name: 'A',
    owner: 'Operations',
    stage: 'finance_validated',
    unit: 'money',
    tag: { metric: 'cost', population: 'all' },
    implementedOn: '2026-01-01',
    committed: { perYear: 120_000, from: '2026-01-01', volumePerYear: null },
    measure: { kind: 'given', source: 'ledger', months: [] },
    baseline: { from: '2025-07', to: '2025-12' },
    ...more,
  });
