import {
  type AnswerQuestion,
  microsText,
  monthLabel,
  monthRange,
  queryCommand,
  question,
  quotient,
  shareQuestion,
  shareText,
} from './answer-question.ts';
import type { AttemptTruth } from './attempt-truth.ts';
import { planOf } from './incident-plan.ts';
import { silence } from './incident-windows.ts';
import type { SynthSize } from './quotas.ts';
import { dayOfInstant, dayText, isoInstant, months } from './synth-calendar.ts';
import { product } from './world.ts';

const cards = [product.card];
const filters = 'product = "card"';

/** A retry policy that lifts the gross rate alone (I10), and answers that come too late (I9). */
export function retryAnswers(attempts: AttemptTruth, size: SynthSize): AnswerQuestion[] {
  return [...policyAnswers(attempts), ...(planOf('I9', size).isPlanted ? lateAnswers(attempts) : [])];
}

function policyAnswers(attempts: AttemptTruth): AnswerQuestion[] {
  const rates = [1, 2].flatMap((month) => {
    const common = { filters, range: monthRange(month), incidents: ['I10'] };
    const gross = attempts.attemptRate(month, cards);
    return [
      shareQuestion({
        ...common,
        id: `I10-gross-${months[month]!.name}`,
        question: `What share of network-card attempts was approved in ${monthLabel(month)}?`,
        metric: 'auth_rate_gross',
        share: gross,
        explanation:
          'From Mar 1 on cards refused for good are not tried again: the same orders are refused once instead of up to three times.',
      }),
      shareQuestion({
        ...common,
        id: `I10-net-${months[month]!.name}`,
        question: `What share of network-card orders had an approved attempt in ${monthLabel(month)}?`,
        metric: 'auth_rate_net',
        share: attempts.paymentSuccess(month, cards),
        explanation: 'The policy saves attempts, not orders.',
        temptingWrong: { value: shareText(gross), cause: 'the gross rate, which moves with the retry policy' },
      }),
    ];
  });
  const [before, after] = [1, 2].map((month) => attempts.paymentSuccess(month, cards));
  const [grossBefore, grossAfter] = [1, 2].map((month) => attempts.attemptRate(month, cards));
  const change = (from: typeof before, to: typeof after): string =>
    quotient(
      BigInt(to!.numerator) * BigInt(from!.denominator) - BigInt(from!.numerator) * BigInt(to!.denominator),
      BigInt(to!.denominator) * BigInt(from!.denominator),
    );
  return [
    ...rates,
    question({
      id: 'I10-change',
      question: 'By how much did network-card authorization improve for customers from February to March?',
      metric: 'auth_rate_net',
      filters,
      range: { from: months[1].from, to: months[2].to },
      value: change(before, after),
      tolerance: 1e-9,
      incidents: ['I10'],
      explanation: 'Orders with an approved attempt over orders: what a customer sees.',
      temptingWrong: { value: change(grossBefore, grossAfter), cause: 'gross rates of two retry policies compared' },
      command: null,
    }),
  ];
}

function lateAnswers({ lateApprovals }: AttemptTruth): AnswerQuestion[] {
  const { attempts, timeouts, late, reversed, heldTwice, openMicros } = lateApprovals;
  const day = dayOfInstant(silence.start);
  const common = {
    filters: `${filters} and ts_utc >= "${isoInstant(silence.start)}" and ts_utc < "${isoInstant(silence.end)}"`,
    range: { from: dayText(day), to: dayText(day + 1) },
    incidents: ['I9'],
    command: null,
  };
  return [
    shareQuestion({
      ...common,
      id: 'I9-timeouts',
      filters: `${common.filters} and attempt_no = 1`,
      command: queryCommand('timeout_rate', `${common.filters} and attempt_no = 1`, common.range),
      question: 'What share of first attempts on network cards got no answer in time on Mar 24 from 12:00 to 18:00?',
      metric: 'timeout_rate',
      share: { numerator: timeouts, denominator: attempts },
      explanation: 'First attempts alone; a second attempt was answered as on any day.',
    }),
    question({
      ...common,
      id: 'I9-late',
      question: 'How many of them did Meridian approve all the same?',
      metric: 'orphan_rate',
      value: String(late),
      explanation: 'Approvals after the time limit, known by the webhook of the gateway and by the steps that Meridian booked.',
      temptingWrong: { value: String(timeouts), cause: 'every time-out taken for a late approval' },
    }),
    question({
      ...common,
      id: 'I9-open',
      question: 'How many of these authorizations has nobody reversed by the end of the day?',
      metric: 'orphan_rate',
      value: String(late - reversed),
      explanation: `${reversed} were cancelled within six hours; the others hold the customer's money until they lapse.`,
      temptingWrong: { value: String(late), cause: 'reversals left out' },
    }),
    question({
      ...common,
      id: 'I9-open-value',
      question: 'What are the authorizations worth that nobody has reversed, in USD at plan rates?',
      metric: 'orphan_rate',
      value: microsText(BigInt(openMicros)),
      explanation: 'Main Amount of those without a Cancelled row.',
    }),
    question({
      ...common,
      id: 'I9-held-twice',
      question: 'For how many orders was the money held twice?',
      metric: 'orphan_rate',
      value: String(heldTwice),
      explanation: 'Orders with a late approval that were paid by a further attempt.',
    }),
  ];
}
