import { compileWithData } from '../../shared/business-case/compiled-case.ts';
import { caseData, goldenCase } from './case-parts.ts';
import { businessCaseSchema } from '../../shared/business-case/business-case.ts';
import type { CaseResult, CaseScenario, DriverValue } from '../../shared/business-case/case-result.ts';
import { seriesColors } from '../../shared/charts/series-colors.ts';
import type { Scorecard } from '../../shared/commitments/commitment-result.ts';
import { addDays } from '../../shared/calendar/day.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import type { BridgeResult } from '../../shared/query/bridge-result.ts';
import { everything } from '../../shared/query/filter.ts';
import type { SliceResult, SliceSpec } from '../../shared/query/slice.ts';
import type { ReportSpec } from '../../shared/report/report-spec.ts';
import type { ReportSetting, ReportSources } from '../../shared/report/report-sources.ts';
import { commitmentResult } from './commitment-result.ts';
import { commitmentNamed } from './document-parts.ts';
import { lineageOf, moneyResult, type RatioRow, ratioResult } from './slice-results.ts';

export const march = { from: '2026-03-01', to: '2026-04-01' };
export const january = { from: '2026-01-01', to: '2026-02-01' };
const quarter = { from: '2026-01-05', to: '2026-04-06' };

const slice = (metric: string, changes: Partial<SliceSpec> = {}): SliceSpec => ({
  metrics: [metric],
  by: [],
  grain: null,
  period: march,
  where: everything,
  compare: january,
  ...changes,
});

export const successSlice = slice('payment_success');
export const productSlice = slice('payment_success', { by: ['product'] });
export const weekSlice = slice('payment_success', { by: ['product'], grain: 'week', period: quarter, compare: null });
export const settledSlice = slice('settled_value', { by: ['partner'] });

export const sampleReport: ReportSpec = {
  id: 'review',
  name: 'Q1 partner business review',
  subtitle: 'Northbank, Lumen, Meridian and partners, January to March 2026',
  blocks: [
    {
      kind: 'headline',
      id: 'h1',
      text: 'Payment success {{success.change}} because more customers chose installments, not because any product got worse',
      numbers: [{ name: 'success', slice: successSlice }],
    },
    { kind: 'bridge', id: 'b1', bridge: { metric: 'payment_success', by: 'product', from: january, to: march, where: everything } },
    {
      kind: 'text',
      id: 't1',
      text: 'Both products improved; the share of BNPL rose from 40 % to 55 % of orders. {{success.numerator}} of {{success.denominator}} orders were paid.',
      numbers: [{ name: 'success', slice: successSlice }],
    },
    { kind: 'chart', id: 'c1', chart: 'line', title: null, slice: weekSlice },
    { kind: 'text', id: 't2', text: 'Decision asked: fund retry routing for soft declines.', numbers: [] },
    { kind: 'chart', id: 'c2', chart: 'bar', title: null, slice: productSlice },
    { kind: 'table', id: 'tab1', title: 'Settled sales by partner', slice: settledSlice },
    { kind: 'chart', id: 'c3', chart: 'bar', title: null, slice: settledSlice },
    { kind: 'scorecard', id: 's1', title: 'Commitments of all partners', partner: null },
    { kind: 'case', id: 'k1', caseId: 'retry' },
    { kind: 'chart', id: 'gone', chart: 'bar', title: 'Chargebacks by partner', slice: slice('chargeback_value') },
  ],
};

const products = { co_brand: { now: [3510, 3600], base: [4656, 4800] }, bnpl: { now: [3652, 4400], base: [2624, 3200] } } as const;

export const goldenBridge: BridgeResult = {
  spec: { metric: 'payment_success', by: 'product', from: january, to: march, where: everything },
  kind: 'ratio',
  unit: { kind: 'ratio' },
  start: 0.91,
  end: 0.89525,
  change: -0.01475,
  rate: 0.007,
  mix: -0.0225,
  interaction: 0.00075,
  levels: [{ by: 'product', rate: 0.007, mix: -0.0225, interaction: 0.00075 }],
  segments: [
    {
      segment: 'co_brand',
      presence: 'both',
      numerator0: '4656',
      denominator0: '4800',
      numerator1: '3510',
      denominator1: '3600',
      share0: 0.6,
      share1: 0.45,
      rate0: 0.97,
      rate1: 0.975,
      rateEffect: 0.003,
      mixEffect: -0.1455,
      // (w1 - w0)(r0 - R0): -0.15 x (97 - 91) points; BNPL 0.15 x (82 - 91).
      mixAgainstAverage: -0.009,
      interaction: -0.00075,
      effect: -0.00675,
      reversal: false,
      parts: [],
    },
    {
      segment: 'bnpl',
      presence: 'both',
      numerator0: '2624',
      denominator0: '3200',
      numerator1: '3652',
      denominator1: '4400',
      share0: 0.4,
      share1: 0.55,
      rate0: 0.82,
      rate1: 0.83,
      rateEffect: 0.004,
      mixEffect: 0.123,
      mixAgainstAverage: -0.0135,
      interaction: 0.0015,
      effect: -0.008,
      reversal: false,
      parts: [],
    },
  ],
  reversal: true,
  sentence: 'Payment success fell 1.475 pp although every product improved.',
  lineage: lineageOf('payment_success', 'bridge-product'),
};

function weeks(of: (week: number) => readonly [number, number] | null, by?: Record<string, string>): RatioRow[] {
  return Array.from({ length: 13 }, (_, week) => ({
    ...(by === undefined ? {} : { by }),
    day: addDays('2026-01-05', week * 7),
    now: of(week),
    partial: week === 12,
  }));
}

export async function sampleSlice(asked: SliceSpec): Promise<SliceResult> {
  const [metric] = asked.metrics;
  if (metric === 'chargeback_value')
    throw new AppFailure(appError('METRIC_NEEDS_DATA', { metric: 'Charged back', needs: 'an extract with settlement lines' }));
  if (metric === 'settled_value') {
    return moneyResult(
      asked,
      [
        { by: { partner: 'Meridian' }, micros: 612_431_020_170_000n, base: 566_500_100_000_000n },
        { by: { partner: 'Northbank' }, micros: 88_120_450_500_000n, base: 90_001_000_000_000n },
        { by: { partner: '=cmd|calc' }, micros: 1_000_000n, base: 2_000_000n },
      ],
      700_552_471_670_000n,
      656_503_100_000_000n,
    );
  }
  const total: RatioRow = { now: [7162, 8000], base: [7280, 8000] };
  if (asked.grain !== null) {
    const co = (week: number) => [Math.round(6000 * (0.97 + week * 0.0004)), 6000] as const;
    const bn = (week: number) =>
      week === 6 ? null : ([Math.round((4000 + week * 150) * (0.82 + week * 0.001)), 4000 + week * 150] as const);
    const all = (week: number) => [co(week)[0] + (bn(week)?.[0] ?? 0), co(week)[1] + (bn(week)?.[1] ?? 0)] as const;
    const rows = asked.by.length === 0 ? weeks(all) : [...weeks(co, { product: 'co_brand' }), ...weeks(bn, { product: 'bnpl' })];
    return ratioResult(asked, rows, total, [{ code: 'PARTIAL_PERIOD', message: 'The week of Mar 30, 2026 holds 2 of 7 days.' }]);
  }
  if (asked.by.length === 0) return ratioResult(asked, [total], total);
  return ratioResult(
    asked,
    Object.entries(products).map(([product, pair]) => ({ by: { product }, ...pair })),
    total,
  );
}

const plainDriver = { values: null, actuals: 0, numerator: null, denominator: null, interval: null, stale: null, problem: null };

const scenario = (name: 'low' | 'base' | 'high', yearly: number, npv: number): CaseScenario => {
  const monthly = Array.from({ length: 36 }, (_, month) => (month === 0 ? -120_000 : month < 6 ? -3000 : yearly / 12));
  let sum = 0;
  return {
    scenario: name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
    weight: null,
    problem: null,
    rates: [0.205],
    mirr: null,
    bcr: null,
    drivers: [
      {
        id: 'orders',
        label: 'Orders with a first attempt',
        unit: 'count',
        kind: 'binding',
        ...plainDriver,
        value: 10_000_016,
        n: '10000016',
        lineage: lineageOf('orders', 'driver-orders'),
      } satisfies DriverValue,
      {
        id: 'uplift',
        label: 'Uplift from retry routing',
        unit: 'pp',
        kind: 'constant',
        ...plainDriver,
        value: name === 'low' ? 0.2 : name === 'high' ? 0.6 : 0.4,
        n: null,
        lineage: null,
      } satisfies DriverValue,
    ],
    flows: monthly,
    cumulative: monthly.map((value) => (sum += value)),
    lines: [],
    npv,
    npvEnd: npv,
    npvMid: npv * 1.02,
    irr: 0.205,
    payback: name === 'low' ? null : 2.2,
    discountedPayback: name === 'low' ? null : 2.4,
    roi: 0.87,
  };
};

export const sampleCase: CaseResult = {
  weighted: null,
  case: businessCaseSchema.parse({
    id: 'retry',
    name: 'Retry routing',
    owner: 'Program',
    currency: 'USD',
    startMonth: '2026-01',
    months: 36,
    discountRate: 0.1,
    lines: [],
    drivers: [
      {
        kind: 'binding',
        id: 'orders',
        label: 'Orders with a first attempt',
        unit: 'count',
        metric: 'orders',
        part: 'value',
        period: null,
        where: everything,
        scale: 1,
        low: null,
        high: null,
      },
      {
        kind: 'constant',
        id: 'uplift',
        label: 'Uplift from retry routing',
        unit: 'pp',
        value: 0.4,
        source: 'Pilot of November 2025',
        low: 0.2,
        high: 0.6,
      },
    ],
  }),
  scenarios: [scenario('low', 40_000, -61_000), scenario('base', 96_000, 103_907), scenario('high', 140_000, 288_000)],
};

export const sampleScorecard: Scorecard = {
  asOf: '2026-04-02',
  scores: [],
  rows: [
    {
      chronic: null,
      commitment: { ...commitmentNamed('nb'), contract: 'MSA 2024', clause: 'Schedule C 2.1', title: 'Availability', target: 0.9995 },
      results: [
        commitmentResult({
          commitmentId: 'nb',
          window: { from: '2026-01-01', to: '2026-02-01', label: 'January 2026', open: false },
          target: 0.9995,
          value: 1,
          numerator: '44640',
          denominator: '44640',
          gap: 0.0005,
          sentence: 'Northbank met its availability for January.',
          lineage: lineageOf('availability_time', 'sc-1'),
        }),
        commitmentResult({
          commitmentId: 'nb',
          status: 'missed',
          target: 0.9995,
          value: 0.998537,
          numerator: '40261',
          denominator: '40320',
          gap: -0.000963,
          credit: { amount: '42000.00', currency: 'USD' },
          creditState: 'payable',
          claimDue: '2026-03-31',
          sentence:
            'Northbank owes a service credit of $42,000 for February: availability 99.85 % against 99.95 %, 47 + 12 minutes counted, a 9-minute spell not counted.',
          lineage: lineageOf('availability_time', 'sc-2'),
        }),
      ],
    },
  ],
};

export const sampleSources: ReportSources = {
  runSlice: sampleSlice,
  runBridge: async () => goldenBridge,
  runPivot: () => Promise.reject(new Error('The sample has no pivot')),
  runSql: () => Promise.reject(new Error('The sample asks nothing in SQL')),
  scorecard: async () => sampleScorecard,
  compiledCase: async () => compileWithData(goldenCase(), caseData()),
  actions: () => Promise.reject(new Error('The sample has no actions')),
  ledger: () => Promise.reject(new Error('The sample has no ledger')),
};

export const sampleSetting: ReportSetting = {
  workbook: 'Q1 partner review',
  asOf: '2026-04-02',
  appVersion: '0.1.0',
  locale: 'en-US',
  timeZone: 'America/New_York',
  weekStart: 'monday',
  fiscalYearStartMonth: 1,
  incidents: [{ label: '47-minute outage', start: '2026-02-05T01:10:00Z', end: '2026-02-05T01:57:00Z' }],
  colors: seriesColors(['Northbank', 'Lumen', 'Meridian']),
  caveats: (notes) => [
    '2 of 16,002 rows did not fit and wait in quarantine (gateway_transactions_2026-03.csv); they are in no number here.',
    ...notes,
  ],
};
