import { type AnswerQuestion, question, shareQuestion, shareText } from './answer-question.ts';
import { planOf } from './incident-plan.ts';
import { inquiriesDown, roundingFrom } from './incident-windows.ts';
import type { PointsTruth } from './programs/points-truth.ts';
import type { SynthSize } from './quotas.ts';
import { dayOfInstant, dayText, isoInstant, quarter } from './synth-calendar.ts';

const filters = 'partner = "Keystone"';
const hiddenDay = dayOfInstant(inquiriesDown.start);

/** Returns to points off the rule (I8), and a tender that was hidden for six hours (I21). */
export function pointsAnswers(truth: PointsTruth, size: SynthSize): AnswerQuestion[] {
  return [...(planOf('I8', size).isPlanted ? roundingAnswers(truth) : []), ...(planOf('I21', size).isPlanted ? hiddenAnswers(truth) : [])];
}

function roundingAnswers({ rounding }: PointsTruth): AnswerQuestion[] {
  const { returns, partial, off, points } = rounding;
  const common = { filters, range: { from: dayText(roundingFrom), to: quarter.to }, incidents: ['I8'], command: null };
  const share = { numerator: off, denominator: returns };
  return [
    shareQuestion({
      ...common,
      id: 'I8-share',
      question: 'What share of returns to points from Jan 12 on gave back other points than the rule says?',
      metric: 'reversal_accuracy',
      share,
      explanation: 'Reversals whose points are not the points by the rule, over reversals. All of them are partial returns in US dollars.',
      temptingWrong: { value: shareText({ numerator: off, denominator: partial }), cause: 'over partial returns alone' },
    }),
    question({
      ...common,
      id: 'I8-points',
      question: 'How many points are customers short?',
      metric: 'points_error',
      value: String(points),
      explanation: `Points by the rule less points given back, over ${off} returns: every one of them is against the customer.`,
      temptingWrong: { value: '0', cause: 'refunds in money compared: Keystone settled them in full' },
    }),
  ];
}

function hiddenAnswers(truth: PointsTruth): AnswerQuestion[] {
  const day = { from: dayText(hiddenDay), to: dayText(hiddenDay + 1) };
  const common = { filters, range: day, incidents: ['I21'], command: null };
  const { sessions, buyers } = truth.hidden;
  const [all, offers, redemptions] = [truth.sessions[hiddenDay]!, truth.offers[hiddenDay]!, truth.redemptions[hiddenDay]!];
  return [
    question({
      ...common,
      id: 'I21-hidden',
      question: 'How many sessions with a balance were not offered points from 05:30 to 11:30 on Mar 5?',
      metric: 'tender_not_offered',
      filters: `${filters} and ts_utc >= "${isoInstant(inquiriesDown.start)}" and ts_utc < "${isoInstant(inquiriesDown.end)}"`,
      value: String(sessions),
      explanation: `Inquiries without an answer, each the session of a customer with a balance; ${buyers} of them would have paid with points.`,
      temptingWrong: { value: '0', cause: 'no rate moves: orders that were never begun are in none' },
    }),
    question({
      ...common,
      id: 'I21-day',
      question: 'How many sessions with a balance were not offered points on Mar 5?',
      metric: 'tender_not_offered',
      value: String(all - offers),
      explanation: 'Sessions less offers: those of the outage, and the few of any day.',
    }),
    shareQuestion({
      ...common,
      id: 'I21-redemption-rate',
      question: 'What share of the sessions that were offered points paid with them on Mar 5?',
      metric: 'redemption_rate',
      share: { numerator: redemptions, denominator: offers },
      explanation: 'As on any day: the rate says nothing about sessions without an offer.',
      temptingWrong: { value: shareText({ numerator: redemptions, denominator: all }), cause: 'over all sessions, offered points or not' },
    }),
    question({
      ...common,
      id: 'I21-redemptions',
      question: 'How many redemptions went through on Mar 5?',
      metric: 'redemptions',
      value: String(redemptions),
      explanation: `Without the outage there would have been about ${Math.round(redemptions * (1 + buyers / truth.hidden.orders))}.`,
    }),
  ];
}
