import { type AnswerQuestion, queryCommand, question, quotient, shareQuestion, shareText, wholeQuarter } from './answer-question.ts';
import type { WorldTruth } from './generate-world.ts';
import { planOf } from './incident-plan.ts';
import { lateRefunds } from './incident-windows.ts';
import { repeatDays } from './programs/contact-truth.ts';
import { sixMonths } from './programs/plan-type.ts';
import type { SynthSize } from './quotas.ts';
import { dayText, months } from './synth-calendar.ts';

/** What customers call about, how often they call again, and refunds that reach a plan late (I22). */
export function frictionAnswers(truth: WorldTruth, size: SynthSize): AnswerQuestion[] {
  return [...reasonAnswers(truth), ...(planOf('I22', size).isPlanted ? lateRefundAnswers(truth) : [])];
}

function reasonAnswers({ contacts, attempts }: WorldTruth): AnswerQuestion[] {
  const orders = BigInt(attempts.orderCount(null));
  return contacts.reasons.flatMap((reason) => {
    const { contacts: count, resolvedAtOnce, repeated } = contacts.of(reason);
    const common = { filters: `reason = "${reason}"`, range: wholeQuarter };
    return [
      question({
        ...common,
        id: `friction-${reason}`,
        command: null,
        question: `How many contacts about ${reason} came for every 1,000 orders in the quarter?`,
        metric: 'contacts_per_1k_orders',
        numerator: String(count),
        denominator: String(orders),
        value: quotient(BigInt(count) * 1000n, orders, 8),
        tolerance: 1e-6,
        explanation: 'Contacts with this reason, further calls included and transfers not, over orders of every product.',
      }),
      shareQuestion({
        ...common,
        id: `friction-${reason}-resolved`,
        question: `What share of contacts about ${reason} was resolved at once?`,
        metric: 'first_contact_resolution',
        share: { numerator: resolvedAtOnce, denominator: count },
        explanation: `Resolved, and not followed by another of the same customer about the same within ${repeatDays} days.`,
        temptingWrong: {
          value: shareText({ numerator: count - repeated, denominator: count }),
          cause: 'contacts that nobody has resolved counted as resolved',
        },
      }),
    ];
  });
}

function lateRefundAnswers({ plans, contacts }: WorldTruth): AnswerQuestion[] {
  const range = { from: dayText(lateRefunds.from), to: dayText(lateRefunds.to) };
  const [late, other] = [
    plans.refundsThen[sixMonths]!,
    plans.refundsThen.reduce((sum, count, type) => (type === sixMonths ? sum : sum + count), 0),
  ];
  const common = { filters: 'partner = "Lumen"', incidents: ['I22'], command: null };
  const per = (count: number, refunds: number) => ({ numerator: count, denominator: refunds });
  return [
    ...[1, 2].map((month) => {
      const { lateRefunds: count, refunded } = plans.months[month]!;
      return shareQuestion({
        ...common,
        id: `I22-late-${months[month]!.name}`,
        question: `What share of the refunds of plans opened in ${months[month]!.label} took more than five days to reach the plan?`,
        metric: 'refund_to_plan_late_rate',
        command: queryCommand('refund_to_plan_late_rate', common.filters, { from: months[month]!.from, to: months[month]!.to }),
        range: { from: months[month]!.from, to: months[month]!.to },
        share: per(count, refunded),
        explanation: 'From the request to the plan; refunds asked for from Mar 2 to 15 on six-month plans.',
      });
    }),
    question({
      ...common,
      id: 'I22-refunds',
      question: 'How many refunds reached a six-month plan late?',
      metric: 'refund_to_plan_late_rate',
      range,
      value: String(late),
      explanation: 'Every refund asked for from Mar 2 to 15 on such a plan took six to eleven days; all others took one to three.',
    }),
    shareQuestion({
      ...common,
      id: 'I22-contacts',
      question: 'How many contacts did each of these refunds bring, calls repeated not counted?',
      metric: 'contacts',
      range,
      share: per(contacts.refunds.late, late),
      explanation: 'First calls about refund_status of orders whose refund was late, over late refunds.',
      temptingWrong: {
        value: shareText(per(contacts.refunds.late + contacts.refunds.other, late + other)),
        cause: 'refunds of every plan type together: the four-fold rate drowns in them',
      },
    }),
    shareQuestion({
      ...common,
      id: 'I22-contacts-other',
      question: 'And how many did refunds of the other plan types, asked for in the same days?',
      metric: 'contacts',
      range,
      share: per(contacts.refunds.other, other),
      explanation: 'The same for plans in four payments and of twelve months: a quarter of it.',
    }),
  ];
}
