import { describe, expect, it } from 'vitest';
import { bestCaseFinding } from '../../../shared/explain/brief-case.ts';
import { gapsFinding } from '../../../shared/explain/brief-gaps.ts';
import { owedCreditFinding } from '../../../shared/explain/brief-owed.ts';
import { briefPage, rankFindings } from '../../../shared/explain/brief-page.ts';
import { receiptCloses, trustOf } from '../../../shared/explain/brief-trust.ts';
import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { dayListWords } from '../../../shared/explain/finding-words.ts';
import { dayNumber } from '../../../shared/calendar/day.ts';
import type { ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';

const lineage = { metrics: [], sliceHash: '', sql: '', extracts: [], dataThrough: null, appVersion: '0' };
const finding = (id: string, money: string | null): BriefFinding => ({
  id,
  money,
  moneyLabel: '',
  tone: 'info',
  lead: '',
  rest: '',
  small: '',
  deadline: null,
  actions: [],
  lineage: [],
});
const trust = {
  receipts: { closing: 0, total: 0 },
  quarantined: { rows: '0', of: '0' },
  failedControls: [],
  missingDays: [],
  cardNumbersMasked: 0,
};

describe('the page', () => {
  it('ranks by size of money, won or lost, and keeps six', () => {
    const found = [
      finding('a', '10'),
      finding('b', null),
      finding('c', '-500.5'),
      finding('d', '99999999999999999999.01'),
      finding('e', '10.01'),
      finding('f', null),
      finding('g', '1'),
    ];
    expect(rankFindings(found).map(({ id }) => id)).toEqual(['d', 'c', 'e', 'a', 'g', 'b']);
  });
  it('says how many things there are', () => {
    expect(briefPage([finding('a', '1')], 's', false, trust).title).toBe('One thing, by money');
    expect(briefPage([], 's', false, trust).title).toBe('Nothing stands out');
    expect(briefPage([], '', true, trust)).toMatchObject({ title: 'Nothing loaded yet', findings: [] });
  });
});

describe('words', () => {
  it('draw days together', () => {
    expect(dayListWords(['2026-02-09'])).toBe('Feb 9');
    expect(dayListWords(['2026-03-31', '2026-03-30', '2026-02-09'])).toBe('Feb 9 and Mar 30 – 31');
    expect(dayListWords(['2026-03-31', '2026-04-01'])).toBe('Mar 31 – Apr 1');
    expect(dayListWords(['2026-01-01', '2026-01-03', '2026-01-05', '2026-01-07', '2026-01-09'])).toBe(
      'Jan 1, Jan 3, Jan 5 and 2 more days',
    );
  });
  it('count down to a claim', () => {
    const owed = {
      commitmentId: 'c',
      partner: 'Northbank',
      clause: '4.2',
      title: 'Availability',
      windowFrom: '2026-02-01',
      windowLabel: 'February 2026',
      credit: '$42,000',
      money: '42000.00',
      claimDue: '2026-03-30',
      sentence: 'Availability 99.85 % against 99.95 %.',
      rows: { table: 'availability_sample', where: { kind: 'all' }, period: null, metric: null, part: 'all', sort: null },
      lineage,
    } as const;
    const deadline = (today: string) => owedCreditFinding(owed, today).deadline;
    expect(deadline('2026-03-24')).toBe('Claim due Mar 30, in 6 days');
    expect(deadline('2026-03-29')).toBe('Claim due Mar 30, in 1 day');
    expect(deadline('2026-03-30')).toBe('Claim due today, Mar 30');
    expect(deadline('2027-01-05')).toBe('Claim was due Mar 30, 2026');
    expect(owedCreditFinding(owed, '2026-03-24').rest).toBe('availability 99.85 % against 99.95 %.');
  });
  it('tell a case that loses money from one that earns it', () => {
    const best = {
      id: 'k',
      name: 'K',
      months: 36,
      discountRate: 0.1,
      currency: 'USD',
      npv: { low: -20, base: -10, high: 5 },
      worth: -10,
      payback: null,
      irr: 'none' as const,
      lineage: [],
    };
    expect(bestCaseFinding(best)).toMatchObject({
      tone: 'warn',
      money: null,
      moneyLabel: 'NPV −$10 over 36 months',
      lead: '"K" is the best case, and it loses money:',
      rest: 'it does not pay back within the horizon; low −$20, high $5.',
    });
  });
  it('put the largest gap first and the others beside it', () => {
    const gap = (partner: string, ...days: string[]) => ({ partner, tableLabel: 'Payment attempts', days: days.map(dayNumber), lineage });
    expect(gapsFinding([gap('Alder', '2026-02-01'), gap('Keystone', '2026-02-09', '2026-02-10')])).toMatchObject({
      lead: 'Keystone has no payment attempts for Feb 9 – 10:',
      small: 'Also Alder Feb 1',
      moneyLabel: '3 days missing',
    });
    expect(gapsFinding([])).toBeNull();
  });
});

describe('a receipt', () => {
  const receipt = (loaded: string, physical = 11): Receipt => ({
    file: '',
    sourcePath: '',
    bytes: 0,
    sha256: '',
    container: 'plain',
    format: '',
    formatVerified: true,
    table: 'attempt',
    dialect: null,
    lines: { physical, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 9, quarantined: 1 },
    rows: { loaded: 9, quarantined: 1, faulty: 0 },
    amounts: [{ column: 'amount', currency: 'USD', loaded, quarantined: '0.5', independent: '10' }],
    controls: [],
    firstInstant: null,
    lastInstant: null,
    missingDays: [],
    warnings: [],
    guard: { pansMasked: 0, columnsWithPans: [], columnsDropped: [] },
    loadedAt: '',
    elapsedMs: 0,
  });
  it('that fails stated totals is told by extract, a short line for each; one that is taken back is not', () => {
    const control = (name: string, ok: boolean) => ({ name, stated: '146', computed: '2', ok });
    const extract = (name: string, state: 'active' | 'undone', ...controls: ReturnType<typeof control>[]) =>
      ({ name, state, receipt: { ...receipt('9.50'), controls } }) as unknown as ExtractSummary;
    const { failedControls } = trustOf(
      [
        extract('funding.csv', 'active', control('Records', false), control('Sum', true), control('Batches', false)),
        extract('payouts.csv', 'active', control('Records', true)),
        extract('old.csv', 'undone', control('Records', false)),
      ],
      [],
    );
    expect(failedControls).toEqual([
      {
        extract: 'funding.csv',
        controls: [
          { name: 'Records', stated: '146', computed: '2' },
          { name: 'Batches', stated: '146', computed: '2' },
        ],
      },
    ]);
  });
  it('closes only when lines and amounts add up exactly', () => {
    expect(receiptCloses(receipt('9.50'))).toBe(true);
    expect(receiptCloses(receipt('9.49'))).toBe(false);
    expect(receiptCloses(receipt('9.50', 12))).toBe(false);
  });
});
