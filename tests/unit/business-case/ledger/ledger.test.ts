import { describe, expect, it } from 'vitest';
import { allocateClaims, combinedShare } from '../../../../shared/business-case/ledger/allocate-claims.ts';
import { buildLedger } from '../../../../shared/business-case/ledger/build-ledger.ts';
import { constantMixSaving } from '../../../../shared/business-case/ledger/constant-mix.ts';
import { yearEffect } from '../../../../shared/business-case/ledger/effect-years.ts';
import type { LedgerRow } from '../../../../shared/business-case/ledger/ledger-result.ts';
import { firstFullMonth, monthNumber, monthText } from '../../../../shared/business-case/ledger/month.ts';
import { initiative, measured, monthsFrom } from '../../../support/ledger-parts.ts';

const stepsSum = ({ committed, steps }: LedgerRow): number => steps.reduce((sum, { amount }) => sum + amount, committed);

describe('the goldens of efficiency', () => {
  it('constant mix: 200,000 saved where the average unit cost says 40,000', () => {
    const then = [
      { segment: 'card', cost: 0.4 * 1_200_000, volume: 1_200_000 },
      { segment: 'bnpl', cost: 1.2 * 300_000, volume: 300_000 },
    ];
    const now = [
      { segment: 'card', cost: 0.3 * 1_000_000, volume: 1_000_000 },
      { segment: 'bnpl', cost: 1.0 * 500_000, volume: 500_000 },
    ];
    const { saving, naive, mix } = constantMixSaving(then, now);
    expect([saving, naive, mix].map(Math.round)).toEqual([200_000, 40_000, -160_000]);
  });
  it('live on Oct 1 at 10,000 a month: in-year 30,000, run-rate 120,000, carry-over 90,000, then nothing', () => {
    // A unit costs 10 before and 9 after, at 10,000 units a month.
    const months = monthsFrom('2026-01', 12, (at) => (at < 9 ? 100_000 : 90_000), 10_000);
    const one = initiative({ implementedOn: '2026-10-01', baseline: { from: '2026-01', to: '2026-09' } });
    const row = (year: number) => buildLedger([{ initiative: one, measured: measured(months) }], year, 'USD').rows[0];
    expect(row(2026)).toMatchObject({ inYear: 30_000, runRate: 120_000, carryOver: 0, carryOverNext: 90_000, realized: 30_000 });
    expect(row(2027)).toMatchObject({ inYear: 0, carryOver: 90_000, carryOverNext: 0 });
    expect(row(2028)).toMatchObject({ inYear: 0, carryOver: 0 });
    expect(yearEffect('2026-10', new Map([['2026-10', 8_000]]), 120_000, 2026).inYear).toEqual({ measured: 8_000, expected: 20_000 });
  });
  it('claims of 4.0 k + 4.0 k of 5.5 k observed: 4.0 k + 1.5 k are allowed, 2.5 k disallowed', () => {
    const claims = [
      { id: 'first', amount: 4_000, share: null },
      { id: 'second', amount: 4_000, share: null },
    ];
    expect(allocateClaims(5_500, claims).map(({ allowed, disallowed }) => [allowed, disallowed])).toEqual([
      [4_000, 0],
      [1_500, 2_500],
    ]);
    const byFinance = claims.map((claim, at) => ({ ...claim, share: [0.4, 0.6][at] ?? null }));
    expect(allocateClaims(5_500, byFinance).map(({ allowed }) => allowed)).toEqual([2_200, 3_300]);
    const tooMuch = claims.map((claim) => ({ ...claim, share: 0.6 }));
    expect(allocateClaims(5_500, tooMuch).map(({ allowed }) => allowed)).toEqual([4_000, 1_500]);
    expect(combinedShare([0.3, 0.2])).toBeCloseTo(0.44, 12);
  });
});

describe('two that claim the same', () => {
  // 0.5 hours a contact before, 0.35 after: 12,000 contacts a month save 1,800 hours a month from January.
  const months = monthsFrom('2025-07', 9, (at) => (at < 6 ? 6_000 : 4_200), 12_000);
  const claims = (amount: number) => ({
    kind: 'stated',
    source: 'time sheets',
    months: ['2026-01', '2026-02', '2026-03'].map((name) => ({ month: name, amount })),
  });
  const tag = { metric: 'contact hours', population: 'refunds' };
  const hours = { unit: 'hours', rate: 30, tag };
  const first = initiative({ id: 'first', ...hours, claim: claims(1_500) });
  const second = initiative({ id: 'second', ...hours, implementedOn: '2026-02-01', claim: claims(2_000) });
  it('are flagged, the earlier keeps its hours and the later gets what is left', () => {
    const ledger = buildLedger(
      [second, first].map((one) => ({ initiative: one, measured: measured(months) })),
      2026,
      'USD',
    );
    // 3 x 1,800 = 5,400 hours observed; 4,500 + 4,000 claimed.
    expect(ledger.clashes).toEqual([
      { ...tag, unit: 'hours', observed: 5_400, claimed: 8_500, disallowed: 3_100, ids: ['first', 'second'] },
    ]);
    const [later, earlier] = ledger.rows;
    expect([earlier?.realized, later?.realized]).toEqual([135_000, 27_000]);
    expect(later?.disallowed).toBe(3_100 * 30);
    expect(later?.notes).toContain('2 initiatives claim 8,500 of contact hours, 5,400 were observed');
    expect(ledger.totals.realized).toBe(162_000);
    for (const row of ledger.rows) expect(stepsSum(row)).toBeCloseTo(row.realized, 6);
  });
});

describe('from committed to realized', () => {
  it('names a later start, months ahead, volume, the saving of a unit, and Finance', () => {
    const months = monthsFrom('2025-07', 9, (at) => (at < 6 ? 100_000 : 88_000), 10_000);
    const one = initiative({
      stage: 'realized',
      implementedOn: '2026-02-01',
      committed: { perYear: 120_000, from: '2026-01-01', volumePerYear: 96_000 },
    });
    const [row] = buildLedger([{ initiative: one, measured: measured(months) }], 2026, 'USD').rows;
    // Committed 10,000 a month; live in February and March of the twelve that were due: January is late, nine months lie ahead.
    // 20,000 expected of 16,000 agreed units; there were 20,000, a quarter more; measured 24,000.
    expect(row?.steps.map(({ id, amount }) => [id, Math.round(amount)])).toEqual([
      ['later', -10_000],
      ['ahead', -90_000],
      ['volume', 5_000],
      ['unit', -1_000],
      ['validation', -24_000],
    ]);
    expect(row?.realized).toBe(0);
  });
  it('says why there is no run-rate and no baseline, and when the window has moved since sign-off', () => {
    const months = monthsFrom('2025-11', 4, (at) => (at < 2 ? 100 : 90), 10);
    const frozen = {
      query: 'q',
      fingerprint: 'f0',
      segments: [{ segment: 'all', cost: 220, volume: 20 }],
      signedBy: 'Finance',
      signedOn: '2026-01-05',
    };
    const one = initiative({ baseline: { from: '2025-11', to: '2025-12', frozen } });
    const [row] = buildLedger([{ initiative: one, measured: measured(months) }], 2026, 'USD').rows;
    expect(row?.baseline).toMatchObject({ hasMoved: true, fingerprint: 'f0' });
    // 11 a unit signed off, 9 now: 2 x 20.
    expect(row?.measured?.saving).toBe(40);
    expect(row?.runRate).toBeNull();
    expect(row?.notes).toEqual(['no run-rate: it needs 3 full months, there are 2']);
    const idea = buildLedger([{ initiative: initiative({ implementedOn: null, stage: 'idea' }), measured: measured([]) }], 2026, 'USD')
      .rows[0];
    expect(idea).toMatchObject({ committed: 120_000, realized: 0, steps: [{ id: 'later', label: 'Not implemented', amount: -120_000 }] });
  });
  it('hours that nobody gives up are no cash', () => {
    const months = monthsFrom('2025-07', 9, (at) => (at < 6 ? 1_000 : 900), 1_000);
    const [row] = buildLedger([{ initiative: initiative({ counts: 'capacity' }), measured: measured(months) }], 2026, 'USD').rows;
    expect(row?.allowed).toBeCloseTo(300, 9);
    expect(row?.realized).toBe(0);
  });
});

it('months are counted through years, and a month that began before go-live is not full', () => {
  expect(monthNumber('2026-01') - monthNumber('2025-12')).toBe(1);
  expect(monthText(monthNumber('2025-12') + 13)).toBe('2027-01');
  expect([firstFullMonth('2026-10-01'), firstFullMonth('2026-10-02'), firstFullMonth('2026-12-31')]).toEqual([
    '2026-10',
    '2026-11',
    '2027-01',
  ]);
});
