import type { CommitmentResult } from '../../shared/commitments/commitment-result.ts';
import { lineageOf } from './slice-results.ts';

/** A result of an invented window, with what a test does not look at filled in. */
export function commitmentResult(given: Partial<CommitmentResult> = {}): CommitmentResult {
  return {
    commitmentId: 'c1',
    window: { from: '2026-02-01', to: '2026-03-01', label: 'February 2026', open: false },
    status: 'met',
    unit: 'ratio',
    value: 1,
    numerator: null,
    denominator: null,
    target: 0.999,
    upper: null,
    operator: '>=',
    amendment: null,
    attested: false,
    gap: null,
    standing: null,
    gapEvents: null,
    impact: null,
    moreBad: null,
    interval: null,
    credit: null,
    creditState: null,
    creditWorking: null,
    claimDue: null,
    cureUntil: null,
    exclusions: [],
    figures: null,
    reported: [],
    changed: null,
    spells: [],
    sentence: 'Availability 100 % against 99.9 %.',
    lineage: lineageOf('availability_time', 'hash'),
    ...given,
  };
}
