import { everything } from '../query/filter.ts';
import { type AnswerQuestion, question, quotient, wholeQuarter } from './answer-question.ts';
import type { IncidentSketch } from './incident-sketch.ts';
import { dayCount, dayStart } from './synth-calendar.ts';

export interface Month {
  readonly month: string;
  readonly segments: readonly { readonly segment: string; readonly cost: number; readonly volume: number }[];
}

const winter = ['2026-01', '2026-02', '2026-03'];
const autumn = ['2025-10', '2025-11', '2025-12'];
const before = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', ...autumn];

const months = (names: readonly string[], segment: string, costOf: (at: number) => number, volume: number): Month[] =>
  names.map((month, at) => ({ month, segments: [{ segment, cost: costOf(at), volume }] }));

/** I16: 30,000 refund contacts a month at 0.2 hours, and what of their hours each month after saves: 5,500 in all. */
const refundHours = { before: 6_000, contacts: 30_000, saved: [1_500, 2_000, 2_000] } as const;
/** Hours that the two initiatives claim by month: 4,000 each. */
const claimedFirst = [1_300, 1_350, 1_350] as const;
const claimedSecond = [0, 2_000, 2_000] as const;
const loadedRate = 34;

const contactMonths = [
  ...months(before.slice(3), 'refunds', () => refundHours.before, refundHours.contacts),
  ...months(winter, 'refunds', (at) => refundHours.before - refundHours.saved[at]!, refundHours.contacts),
];

/** I17: handling a dispute has become 3 % of its first cost cheaper every month for a year; the initiative changed nothing. USD a case, and cases. */
const disputes = {
  first: 40,
  slope: -1.2,
  cases: 2_500,
  noise: [0.5, -0.4, 0.2, -0.6, 0.4, 0.3, -0.5, 0.3, -0.2, 0.2, -0.3, 0.1],
} as const;
const disputeMonths = months(
  [...before, ...winter],
  'disputes',
  (at) => Math.round((disputes.first + disputes.slope * at + disputes.noise[at]!) * disputes.cases),
  disputes.cases,
);

/** The golden of constant mix, a third a month: card 0.40 to 0.30 USD, BNPL 1.20 to 1.00, while the mix moves to BNPL. */
const feeMonth = (month: string, card: readonly [number, number], bnpl: readonly [number, number]): Month => ({
  month,
  segments: [
    { segment: 'card', cost: (card[0] * card[1]) / 3, volume: card[1] / 3 },
    { segment: 'bnpl', cost: (bnpl[0] * bnpl[1]) / 3, volume: bnpl[1] / 3 },
  ],
});
const feeMonths = [
  ...autumn.map((month) => feeMonth(month, [0.4, 1_200_000], [1.2, 300_000])),
  ...winter.map((month) => feeMonth(month, [0.3, 1_000_000], [1, 500_000])),
];

const signedOff = (of: readonly Month[], from: string, to: string, query: string) => {
  const inWindow = of.filter(({ month }) => month >= from && month <= to);
  const names = [...new Set(inWindow.flatMap(({ segments }) => segments.map(({ segment }) => segment)))];
  const total = (segment: string, key: 'cost' | 'volume') =>
    inWindow.reduce((sum, { segments }) => sum + (segments.find((one) => one.segment === segment)?.[key] ?? 0), 0);
  return {
    from,
    to,
    frozen: {
      query,
      fingerprint: 'finance pack 2025-12',
      segments: names.map((segment) => ({ segment, cost: total(segment, 'cost'), volume: total(segment, 'volume') })),
      signedBy: 'M. Ortega, Finance',
      signedOn: '2026-01-08',
    },
  };
};

const stated = (amounts: readonly number[], source: string) => ({
  kind: 'stated' as const,
  source,
  months: winter.map((month, at) => ({ month, amount: amounts[at]! })),
});

const hoursInitiative = (id: string, name: string, implementedOn: string, amounts: readonly number[], perYear: number) => ({
  id,
  name,
  owner: 'Customer contact',
  stage: 'finance_validated' as const,
  decision: '',
  milestones: [{ label: 'Live', due: implementedOn, done: implementedOn }],
  caseId: null,
  unit: 'hours' as const,
  rate: loadedRate,
  counts: 'cashable' as const,
  tag: { metric: 'refund contact hours', population: 'all refund contacts' },
  implementedOn,
  committed: { perYear, from: '2026-01-01', volumePerYear: 360_000 },
  measure: { kind: 'given' as const, source: 'Contact center time sheets', months: contactMonths },
  baseline: signedOff(contactMonths, '2025-07', '2025-12', 'hours of refund contacts, July to December 2025'),
  claim: stated(amounts, 'Initiative report, March 2026'),
  attribution: { kind: 'none' as const },
  share: null,
});

/** The initiatives of the demo, in the shape of a workbook's. */
export function demoInitiatives() {
  return [
    {
      id: 'fee-renegotiation',
      name: 'Processing fees renegotiated',
      owner: 'Payments partnerships',
      stage: 'finance_validated' as const,
      decision: '',
      milestones: [{ label: 'Rate card in force', due: '2026-01-01', done: '2026-01-01' }],
      caseId: null,
      unit: 'money' as const,
      rate: 1,
      counts: 'cashable' as const,
      tag: { metric: 'processing cost', population: 'card and BNPL' },
      implementedOn: '2026-01-01',
      committed: { perYear: 720_000, from: '2026-01-01', volumePerYear: 6_000_000 },
      measure: { kind: 'given' as const, source: 'General ledger 6120 by product', months: feeMonths },
      baseline: signedOff(feeMonths, '2025-10', '2025-12', 'processing cost by product, October to December 2025'),
      claim: { kind: 'measured' as const },
      attribution: { kind: 'none' as const },
      share: null,
    },
    hoursInitiative('self-service-refunds', 'Self-service refunds', '2026-01-01', claimedFirst, 16_000),
    hoursInitiative('agent-macros', 'Refund macros for agents', '2026-02-01', claimedSecond, 18_000),
    {
      id: 'dispute-triage',
      name: 'Dispute triage',
      owner: 'Disputes',
      stage: 'finance_validated' as const,
      decision: 'Keep the tool at renewal on May 31?',
      milestones: [{ label: 'Live', due: '2026-01-01', done: '2026-01-01' }],
      caseId: null,
      unit: 'money' as const,
      rate: 1,
      counts: 'cashable' as const,
      tag: { metric: 'cost of a dispute', population: 'all disputes' },
      implementedOn: '2026-01-01',
      committed: { perYear: 240_000, from: '2026-01-01', volumePerYear: 30_000 },
      measure: { kind: 'given' as const, source: 'Disputes desk, monthly cost and cases', months: disputeMonths },
      baseline: signedOff(disputeMonths, '2025-04', '2025-12', 'cost of a dispute, April to December 2025'),
      claim: { kind: 'measured' as const },
      attribution: { kind: 'interrupted_time_series' as const },
      share: null,
    },
    {
      id: 'retry-routing',
      name: 'Retry routing for soft declines',
      owner: 'Payments partnerships',
      stage: 'committed' as const,
      decision: 'Fund the build by Apr 15',
      milestones: [
        { label: 'Build funded', due: '2026-04-15', done: null },
        { label: 'Certified', due: '2026-06-15', done: null },
      ],
      caseId: 'retry-routing',
      unit: 'money' as const,
      rate: 1,
      counts: 'cashable' as const,
      tag: { metric: 'fees of a transaction', population: 'network cards' },
      implementedOn: null,
      committed: { perYear: 36_000, from: '2026-07-01', volumePerYear: null },
      measure: { kind: 'metric' as const, metric: 'fee_per_transaction', by: 'product', where: everything },
      baseline: { from: '2026-01', to: '2026-03', frozen: null },
      claim: { kind: 'measured' as const },
      attribution: { kind: 'none' as const },
      share: null,
    },
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const observedHours = sum(refundHours.saved);
const secondAllowed = Math.min(sum(claimedSecond), observedHours - sum(claimedFirst));

/** I16 and I17 as they were planted: realized months, which have no sampling error. */
export const initiativeIncidents: readonly IncidentSketch[] = [
  {
    id: 'I16',
    title: 'Two initiatives claim the same 4,000 hours each, of 5,500 that were saved',
    entity: 'initiatives = self-service-refunds, agent-macros',
    start: dayStart(0),
    end: dayStart(dayCount),
    unit: 'hours',
    expectedEffect: sum(claimedFirst) + sum(claimedSecond) - observedHours,
    standardError: null,
  },
  {
    id: 'I17',
    title: 'Disputes had become cheaper every month for a year; the triage tool is credited with it',
    entity: 'initiative = dispute-triage',
    start: dayStart(0),
    end: dayStart(dayCount),
    unit: 'money',
    expectedEffect: 0,
    standardError: null,
  },
];

/** What a baseline average would call a saving of I17, in USD. */
const trendSaving = (): number => {
  const unit = (names: readonly string[]) =>
    sum(disputeMonths.filter(({ month }) => names.includes(month)).map(({ segments }) => segments[0]!.cost)) /
    (disputes.cases * names.length);
  return (unit(before) - unit(winter)) * disputes.cases * winter.length;
};

/** What the ledger must say of the quarter. */
export function initiativeAnswers(): AnswerQuestion[] {
  const common = { filters: '', range: wholeQuarter, command: null };
  const whole = (value: number): string => quotient(BigInt(Math.round(value)), 1n, 0);
  return [
    question({
      ...common,
      id: 'I16-disallowed',
      question: 'Self-service refunds and refund macros each claim 4,000 hours. How many of their hours are disallowed?',
      metric: 'ledger disallowed',
      value: whole(sum(claimedFirst) + sum(claimedSecond) - observedHours),
      incidents: ['I16'],
      explanation: `${observedHours} hours were saved; the first keeps its ${sum(claimedFirst)}, the second gets ${secondAllowed}.`,
      temptingWrong: { value: '0', cause: 'both claims are added up and never held against what was observed' },
    }),
    question({
      ...common,
      id: 'I17-realized',
      question: 'What saving of dispute triage is realized in the quarter, in USD?',
      metric: 'ledger realized',
      value: '0',
      incidents: ['I17'],
      explanation: 'The cost of a dispute fell by the same amount every month before it, too: the line goes on, and nothing lies below it.',
      temptingWrong: { value: whole(trendSaving()), cause: 'the average of the months before is taken for what would have been' },
    }),
    question({
      ...common,
      id: 'ledger-fee-saving',
      question: 'What did the renegotiated processing fees save in the quarter at constant mix, in USD?',
      metric: 'ledger saving',
      value: '200000',
      tolerance: 1e-9,
      explanation: 'Card 0.10 x 1.0 M and BNPL 0.20 x 0.5 M.',
      temptingWrong: { value: '40000', cause: 'the average unit cost, which moves with the mix' },
    }),
  ];
}
