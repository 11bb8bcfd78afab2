import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBrief } from '../../electron/engine/brief/run-brief.ts';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import { businessCaseSchema } from '../../shared/business-case/business-case.ts';
import type { Brief, BriefFinding } from '../../shared/explain/brief.ts';
import type { RateCardLine } from '../../shared/partners/rate-card.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { withDocument } from '../support/with-document.ts';
import { clause } from '../unit/commitments/sample-commitment.ts';

const april10 = Date.UTC(2026, 3, 10);
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const stamp = (instant: number) => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
const days = (from: string, to: string) =>
  Array.from({ length: (day(to) - day(from)) / 86_400_000 }, (_, index) => day(from) + index * 86_400_000);

/** `paid` of `count` orders of 100 USD, spread over the days of a month in turn. */
function orders(partner: string, product: string, month: readonly number[], count: number, paid: number): FactRow[] {
  return Array.from({ length: count }, (_, index) => ({
    ts_utc: stamp((month[index % month.length] ?? 0) + 43_200_000),
    attempt_id: `${product}${month[0]}a${index}`,
    order_id: `${product}${month[0]}o${index}`,
    partner,
    product,
    method: product === 'bnpl' ? 'bnpl' : 'card',
    attempt_no: 1,
    result: index < paid ? 'approved' : 'declined',
    raw_code: index < paid ? '00' : '51',
    amount: 100,
    ccy: 'USD',
  }));
}

/** Five attempts an hour for each of four BINs, one in ten declined with 05; two BINs have two of five declined for 31 hours from Feb 18 06:00. */
function issuerHours(): FactRow[] {
  const [from, to] = [day('2026-02-18') + 6 * 3_600_000, day('2026-02-18') + 37 * 3_600_000];
  return days('2026-02-08', '2026-02-28').flatMap((start) =>
    Array.from({ length: 480 }, (_, index) => {
      const instant = start + Math.floor(index / 20) * 3_600_000;
      const bin = `40000${index % 4}`;
      const turn = Math.floor(index / 4) % 5;
      const isSpike = instant >= from && instant < to && index % 4 < 2;
      const isDeclined = isSpike ? turn < 2 : turn === 0 && Math.floor(index / 20) % 2 === 0;
      return {
        ts_utc: stamp(instant),
        attempt_id: `h${start}-${index}`,
        order_id: `h${start}-${index}`,
        partner: 'Meridian',
        product: 'card',
        method: 'card',
        attempt_no: 1,
        issuer: 'Harbor Trust',
        bin,
        result: isDeclined ? 'declined' : 'approved',
        raw_code: isDeclined ? '05' : '00',
        amount: 50,
        ccy: 'USD',
      };
    }),
  );
}

const feeLine = (start: number): FactRow => ({
  ts_utc: stamp(start + 43_200_000),
  partner: 'Meridian',
  product: 'card',
  type: 'sale',
  gross: 10_000,
  ccy_gross: 'USD',
  net: 9_980,
  ccy_net: 'USD',
  fee_total: -20,
  fee_scheme: start >= day('2026-02-16') ? -16 : -13,
});

const rateCard: RateCardLine = {
  id: 'r1',
  partner: 'Meridian',
  fee: 'fee_scheme',
  product: null,
  bps: 13,
  perItem: null,
  contract: '',
  clause: '',
  claimWithinDays: null,
  effectiveFrom: '2025-01-01',
  effectiveTo: null,
};
const scope = {
  period: { from: '2026-03-01', to: '2026-04-01' },
  compare: { from: '2026-01-01', to: '2026-02-01' },
  where: { kind: 'all' as const },
};
const plan = businessCaseSchema.parse({
  id: 'k',
  name: 'Retry routing',
  owner: 'Finance',
  currency: 'USD',
  startMonth: '2026-04',
  months: 24,
  discountRate: 0.1,
  drivers: [
    { kind: 'constant', id: 'gain', label: 'Gain', unit: 'money', value: 12_000, source: 'assumption', low: 6_000, high: 18_000 },
    { kind: 'constant', id: 'build', label: 'Build', unit: 'money', value: 10_000, source: 'quote', low: null, high: null },
  ],
  lines: [
    { id: 'g', label: 'Gain', driver: 'gain', kind: 'benefit', timing: 'recurring', startMonth: 0, rampMonths: 0 },
    { id: 'b', label: 'Build', driver: 'build', kind: 'cost', timing: 'one_off', startMonth: 0, rampMonths: 0 },
  ],
});

let facts: FactWorkbook;
let workbook: OpenWorkbook;
let brief: Brief;
const finding = (id: string): BriefFinding | undefined => brief.findings.find((one) => one.id.startsWith(id));

beforeAll(async () => {
  facts = await factWorkbook();
  const [january, february, march] = [days('2026-01-01', '2026-02-01'), days('2026-02-01', '2026-03-01'), days('2026-03-01', '2026-04-01')];
  const withoutNinth = february.filter((start) => start !== day('2026-02-09'));
  await facts.load('attempt', [
    ...orders('Northbank', 'co_brand', january, 2_400, 2_328),
    ...orders('Lumen', 'bnpl', january, 1_600, 1_312),
  ]);
  await facts.load('attempt', [
    ...orders('Northbank', 'co_brand', withoutNinth, 2_160, 2_095),
    ...orders('Lumen', 'bnpl', february, 1_840, 1_509),
    ...issuerHours(),
  ]);
  await facts.load('attempt', [...orders('Northbank', 'co_brand', march, 1_800, 1_755), ...orders('Lumen', 'bnpl', march, 2_200, 1_826)], {
    quarantined: 3,
  });
  await facts.load('settlement_line', days('2026-01-01', '2026-04-01').map(feeLine));
  const files = clause({
    partner: 'Northbank',
    metric: 'availability_request',
    downtimeRule: null,
    target: 0.999,
    remedy: { kind: 'fixed', amount: '42000', currency: 'USD' },
    claimWithinDays: 30,
  });
  await facts.load(
    'availability_sample',
    days('2026-02-01', '2026-03-01').map((start) => ({
      minute: stamp(start),
      partner: 'Northbank',
      endpoint: 'auth',
      requests: 1_000,
      ok: 998,
      err_partner: 2,
      err_own: 0,
    })),
  );
  workbook = withDocument(facts.workbook, { scope, rateCards: [rateCard], commitments: [files], cases: [plan] });
  brief = await runBrief(workbook, april10, job);
});
afterAll(() => facts.close());

describe('the brief', () => {
  it('is at most six findings, most money first', () => {
    expect(brief.title).toBe('Six things, by money');
    expect(brief.subtitle).toBe('March 2026, against January 2026 · every number opens its rows');
    expect(brief.findings.map(({ id }) => id.replace(/-.*$/, ''))).toEqual(['credit', 'case', 'payment', 'decline', 'overbilling', 'data']);
  });
  it('says what moved payment success: 59 orders of 100 USD, every segment better, the mix worse', () => {
    expect(finding('payment-success')).toMatchObject({
      money: '5900.00',
      lead: 'Payment success fell 1.5 pp to 89.5 %, and no partner is to blame:',
      rest: 'Every segment improved; BNPL grew from 40.0 % to 55.0 % of orders and succeeds at 83.0 %.',
      small: 'Rate +0.700 · mix −2.250 · interaction +0.075 pp · 4,000 orders in March 2026 against January 2026',
      moneyLabel: 'value of fewer paid orders, March 2026',
      tone: 'bad',
    });
  });
  it('says who owes a credit and until when', () => {
    const owed = finding('credit');
    expect(owed).toMatchObject({
      money: '42000.00',
      lead: 'Northbank owes a service credit of $42,000 for February 2026:',
      deadline: 'Claim was due Mar 30',
    });
    expect(owed?.rest).toContain('availability 99.8 % against 99.9 %');
  });
  it('sums what was billed over the rate card since the day it began, to the cent', () => {
    // 16 against 13 on 10,000 a day: 3.00 on each of the 44 days from Feb 16 to Mar 31.
    const over = finding('overbilling');
    expect(over).toMatchObject({
      money: '132.00',
      lead: 'Meridian has billed 3.0 bps over contract since Feb 16,',
      small: '44 transactions recomputed from the rate card in force',
    });
    expect(over?.rest).toContain('16.0 bps against 13.0 bps on $440,000 of sales');
    expect(over?.actions[0]?.action).toMatchObject({ kind: 'rows', rows: { period: { from: '2026-02-16', to: '2026-04-01' } } });
  });
  it('finds the two BINs, the hours and the lost orders of a decline spike', () => {
    // 2 BINs x 31 h x 2 declines = 124, all unpaid; usual 10 % of 310 attempts = 31, so 93 x 50 USD are beyond the usual.
    const spike = finding('decline-spike');
    expect(spike?.lead).toBe('Harbor Trust declined 2 BINs with code 05 for about 31 hours:');
    expect(spike?.rest).toBe('40.0 % of attempts instead of 10.0 %, +30.0 pp, from Feb 18 06:00 to Feb 19 13:00.');
    expect(Number(spike?.money)).toBeCloseTo(93 * 50, -1);
    expect(spike?.small).toContain('124 orders not paid otherwise, $6,200');
    expect(spike?.actions[0]?.action).toMatchObject({
      rows: { where: { parts: expect.arrayContaining([{ kind: 'in', column: 'bin', values: ['400000', '400001'] }]) } },
    });
  });
  it('names the case most worth funding', () => {
    expect(finding('case')).toMatchObject({
      lead: '"Retry routing" is the case most worth funding:',
      actions: [{ action: { kind: 'case', caseId: 'k' } }],
    });
    // 24 flows of 1,000, month 0 undiscounted, less 10,000; monthly rate 1.1^(1/12)-1: annuity summed term by term.
    const rate = 1.1 ** (1 / 12) - 1;
    const npv = Array.from({ length: 24 }, (_, month) => 1_000 / (1 + rate) ** month).reduce((sum, flow) => sum + flow, -10_000);
    expect(Number(finding('case')?.money)).toBeCloseTo(npv, 2);
  });
  it('warns of missing days, without money', () => {
    expect(finding('data-gaps')).toMatchObject({ money: null, tone: 'warn', lead: 'Northbank has no payment attempts for Feb 9:' });
    expect(brief.trust).toMatchObject({ receipts: { total: 5 }, quarantined: { rows: '3' }, failedControls: [], cardNumbersMasked: 0 });
    expect(brief.trust.missingDays).toContain('Northbank Feb 9');
  });
  it('carries lineage on every finding', () => {
    for (const { lineage, id } of brief.findings.filter((one) => !one.id.startsWith('case'))) expect(lineage.length, id).toBeGreaterThan(0);
  });
});

describe('other workbooks', () => {
  it('an empty one has no findings and says so', async () => {
    const empty = await factWorkbook();
    const page = await runBrief(empty.workbook, april10, job);
    expect(page).toMatchObject({ title: 'Nothing loaded yet', findings: [], trust: { receipts: { closing: 0, total: 0 } } });
    await empty.close();
  });
  it('without a scope compares the last whole month with the one before', async () => {
    const page = await runBrief(withDocument(facts.workbook, {}), april10, job);
    expect(page.subtitle).toContain('March 2026, against February 2026');
  });
  it('says that a period holds no attempts, and which months hold some', async () => {
    const may = { ...scope, period: { from: '2026-05-01', to: '2026-06-01' }, compare: null };
    const page = await runBrief(withDocument(facts.workbook, { scope: may }), april10, job);
    expect(page.findings.find(({ id }) => id === 'no-data')).toMatchObject({
      money: null,
      lead: 'No payment attempts in May 2026:',
      rest: 'nothing can be said of them there. There are some in Jan 2026 – Mar 2026.',
    });
  });
  it('a last whole month without a row is no quiet month', async () => {
    const sparse = await factWorkbook();
    // Payments on Jan 5, Feb 7 and May 2: April is the last whole month, and holds nothing.
    await sparse.load(
      'attempt',
      ['2026-01-05', '2026-02-07', '2026-05-02'].flatMap((text) => orders('Northbank', 'card', [day(text)], 1, 1)),
    );
    const page = await runBrief(sparse.workbook, april10, job);
    expect(page).toMatchObject({
      title: 'No data in this period',
      subtitle: 'April 2026, against March 2026 · every number opens its rows',
    });
    expect(page.findings.map(({ lead, rest }) => `${lead} ${rest}`)).toEqual([
      'No payment attempts in April 2026: nothing can be said of them there. There are some in Jan 2026 – Feb 2026 and May 2026.',
    ]);
    await sparse.close();
  });
  it('multiplies by a margin only when a case states one, and says whose', async () => {
    const margin = {
      ...plan,
      drivers: [
        ...plan.drivers,
        {
          kind: 'constant' as const,
          id: 'margin',
          label: 'Contribution margin',
          unit: 'ratio' as const,
          value: 0.12,
          source: 'Finance',
          low: null,
          high: null,
          currency: null,
          section: '',
          distribution: null,
          stale: null,
        },
      ],
    };
    const page = await runBrief(withDocument(facts.workbook, { scope, cases: [margin] }), april10, job);
    const change = page.findings.find(({ id }) => id === 'payment-success');
    expect(change).toMatchObject({
      money: '708.00',
      moneyLabel: 'margin of fewer paid orders, March 2026, at the 12.0 % of "Retry routing"',
    });
  });
  it('says what it cannot compute and keeps the rest', async () => {
    const loaded = await facts.load(
      'settlement_line',
      days('2026-03-01', '2026-03-10').map((start) => ({ ...feeLine(start), ccy_gross: 'MXN', ccy_net: 'MXN' })),
    );
    const page = await runBrief(workbook, april10, job);
    facts.setState(loaded, 'undone');
    expect(page.findings.map(({ lead }) => lead)).toContain('Fees against the rate card: There is no rate from MXN to USD.');
    expect(page.findings.some(({ id }) => id === 'payment-success')).toBe(true);
  });
});
