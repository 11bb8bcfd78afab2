import { type AnswerQuestion, monthLabel, monthRange, question, quotient, shareQuestion } from './answer-question.ts';
import type { AttemptTruth } from './attempt-truth.ts';
import { measuredPartners } from './availability-minutes.ts';
import type { AvailabilityTruth } from './availability-truth.ts';
import { latencyTarget, northbankFee, northbankTarget, requestTarget } from './contracts.ts';
import { maintenance, maintenanceAllowance } from './incident-windows.ts';
import { dayStart, months } from './synth-calendar.ts';
import { partner } from './world.ts';

const minuteMs = 60_000;
const [northbank, , meridian] = [0, 1, 2];
const everyMonth = months.map((_, month) => month);
const lengths = months.map((month, index) => ({
  ...month,
  start: monthStart(index),
  minutes: (monthStart(index + 1) - monthStart(index)) / minuteMs,
}));

function monthStart(month: number): number {
  return dayStart([0, 31, 59, 90][month]!);
}

/** Northbank's minutes of a month: down by the clause, excluded by it, and down by the plain rule without a clause. */
function northbankMonth(truth: AvailabilityTruth, month: number) {
  const { start, minutes } = lengths[month]!;
  const [from, to] = [start / minuteMs, start / minuteMs + minutes];
  const spells = truth.longSpells(northbank).filter((spell) => spell.from >= from && spell.to <= to);
  const plain = spells.reduce((sum, spell) => sum + spell.to - spell.from, 0);
  const hasMaintenance = maintenance.start / minuteMs >= from && maintenance.start / minuteMs < to;
  const excluded = hasMaintenance ? maintenanceAllowance : 0;
  return { minutes, plain, excluded, down: plain - excluded };
}

/** Service levels: the outage and its clause (I1), availability by requests, and answer times. */
export function serviceAnswers(availability: AvailabilityTruth, attempts: AttemptTruth): AnswerQuestion[] {
  return everyMonth.flatMap((month) => [
    ...northbankAnswers(availability, month),
    ...requestAnswers(availability, month),
    ...latencyAnswers(attempts, month),
  ]);
}

const clauses = { Northbank: 'northbank-availability', Meridian: 'meridian-availability', Lumen: 'lumen-latency' } as const;

function scorecard(name: keyof typeof clauses, month: number) {
  const row = { partner: name, commitment: clauses[name], window: months[month]!.name };
  return { command: ['scorecard', '--partner', name], row } as const;
}

function northbankAnswers(truth: AvailabilityTruth, month: number): AnswerQuestion[] {
  const { minutes, plain, excluded, down } = northbankMonth(truth, month);
  const measured = minutes - excluded;
  const isMissed = (measured - down) * 10_000 < northbankTarget * 10_000 * measured;
  const common = {
    metric: 'availability_time',
    filters: 'partner = "Northbank"',
    range: monthRange(month),
    incidents: month === 1 ? ['I1'] : [],
  };
  const name = months[month]!.name;
  return [
    question({
      ...common,
      ...scorecard('Northbank', month),
      id: `I1-clause-${name}`,
      question: `What was Northbank's availability in ${monthLabel(month)} by its clause?`,
      numerator: String(measured - down),
      denominator: String(measured),
      value: quotient(BigInt(measured - down), BigInt(measured)),
      tolerance: 1e-9,
      explanation:
        month === 1
          ? `47 minutes of outage and 12 minutes of maintenance beyond the allowance of 60 count: ${down} minutes of ${measured}; the 9-minute spell does not.`
          : 'No spell of ten bad minutes.',
      temptingWrong:
        month === 1
          ? {
              value: quotient(BigInt(minutes - down - 9 - excluded), BigInt(minutes)),
              cause: 'every bad minute counted: the short spell and the announced maintenance too',
            }
          : null,
    }),
    question({
      ...common,
      ...scorecard('Northbank', month),
      id: `I1-downtime-${name}`,
      question: `How many minutes of downtime count against Northbank in ${monthLabel(month)}?`,
      value: String(down),
      explanation: 'Minutes that the clause counts.',
      command: null,
    }),
    question({
      ...common,
      ...scorecard('Northbank', month),
      id: `I1-status-${name}`,
      question: `Did Northbank keep 99.95 % in ${monthLabel(month)}?`,
      value: isMissed ? 'missed' : 'met',
      field: 'status',
      explanation: 'Compared at full precision.',
    }),
    question({
      ...common,
      ...scorecard('Northbank', month),
      id: `I1-credit-${name}`,
      question: `What service credit does Northbank owe for ${monthLabel(month)}, in USD?`,
      value: isMissed ? quotient(BigInt(northbankFee), 10n, 2) : null,
      field: 'credit',
      explanation: isMissed ? 'Below 99.95 % and not below 99.0 %: 10 % of the monthly fee of USD 420,000.' : 'The clause was kept.',
      temptingWrong: isMissed
        ? { value: quotient(BigInt(northbankFee) * 25n, 100n, 2), cause: 'the next step of the ladder, which begins below 99.0 %' }
        : null,
    }),
    question({
      ...common,
      id: `I1-plain-${name}`,
      question: `What was Northbank's availability by minutes in ${monthLabel(month)}, without any clause?`,
      numerator: String(minutes - plain),
      denominator: String(minutes),
      value: quotient(BigInt(minutes - plain), BigInt(minutes)),
      tolerance: 1e-9,
      explanation: 'The metric alone: every spell of ten bad minutes or more counts, maintenance included, and nothing is excluded.',
    }),
  ];
}

function requestAnswers(truth: AvailabilityTruth, month: number): AnswerQuestion[] {
  const share = truth.requests(meridian, month);
  const name = months[month]!.name;
  const isMet = share.numerator >= requestTarget * share.denominator;
  return [
    ...measuredPartners.map((measured, index) =>
      shareQuestion({
        id: `availability-request-${measured.name}-${name}`,
        question: `What share of ${measured.name}'s requests was answered in ${monthLabel(month)}?`,
        metric: 'availability_request',
        filters: `partner = "${measured.name}"`,
        range: monthRange(month),
        share: truth.requests(index, month),
        incidents: index === northbank && month === 1 ? ['I1'] : [],
        explanation: 'Requests less own-side errors less partner errors, over requests less own-side errors.',
      }),
    ),
    question({
      ...scorecard('Meridian', month),
      id: `clause-meridian-${name}`,
      question: `Did Meridian keep 99.9 % of requests in ${monthLabel(month)}?`,
      metric: 'availability_request',
      filters: 'partner = "Meridian"',
      range: monthRange(month),
      value: isMet ? 'met' : 'missed',
      field: 'status',
      explanation: 'Requests of the month, never the mean of its days.',
    }),
  ];
}

function latencyAnswers(truth: AttemptTruth, month: number): AnswerQuestion[] {
  const { value, n } = truth.latencyQuantile(partner.lumen, month, 0.95);
  const common = { metric: 'latency_p95', filters: 'partner = "Lumen"', range: monthRange(month) };
  const name = months[month]!.name;
  return [
    question({
      ...common,
      id: `p95-lumen-${name}`,
      question: `What was the 95th percentile of Lumen's answer time in ${monthLabel(month)}, in ms?`,
      value: value.toFixed(4),
      tolerance: 0.001,
      explanation: `Exact quantile of ${n} attempts, interpolated between neighbours; a time-out counts with the 10,000 ms it waited.`,
    }),
    question({
      ...common,
      ...scorecard('Lumen', month),
      id: `clause-lumen-${name}`,
      question: `Did Lumen keep its answer time of ${latencyTarget} ms in ${monthLabel(month)}?`,
      value: value <= latencyTarget ? 'met' : 'missed',
      field: 'status',
      explanation: 'The quantile of the whole month, never the mean of daily ones.',
    }),
  ];
}
