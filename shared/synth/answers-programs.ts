import { type AnswerQuestion, microsText, monthLabel, monthRange, question, quotient, shareQuestion } from './answer-question.ts';
import type { WorldTruth } from './generate-world.ts';
import { months } from './synth-calendar.ts';

const everyMonth = months.map((_, month) => month);
const issuers = ['Northbank', 'Alder'] as const;

/** Applications, points, plans and contacts by month. */
export function programAnswers({ applications, points, plans, contacts, attempts }: WorldTruth): AnswerQuestion[] {
  return everyMonth.flatMap((month) => [
    ...applicationAnswers(applications, month),
    ...pointsAnswers(points, month),
    planAnswer(plans, month),
    contactAnswer(contacts, attempts, month),
  ]);
}

function applicationAnswers(truth: WorldTruth['applications'], month: number): AnswerQuestion[] {
  const name = months[month]!.name;
  return issuers.flatMap((issuer, code) => {
    const { submitted, approved, decisioned, booked, bountyCents } = truth.of(code, month);
    const common = { filters: `partner = "${issuer}"`, range: monthRange(month) };
    return [
      shareQuestion({
        ...common,
        id: `applications-approved-${issuer}-${name}`,
        question: `What share of ${issuer}'s decided applications of ${monthLabel(month)} was approved?`,
        metric: 'application_approval_rate',
        share: { numerator: approved, denominator: decisioned },
        explanation: 'Approved over decided; pending and withdrawn applications are not decided. The policy was tightened on Mar 1.',
        temptingWrong: { value: quotient(BigInt(approved), BigInt(submitted)), cause: 'approved over submitted' },
      }),
      question({
        ...common,
        id: `applications-bounty-${issuer}-${name}`,
        question: `What bounty did ${issuer} pay for applications of ${monthLabel(month)}, in USD?`,
        metric: 'bounty',
        value: quotient(BigInt(bountyCents), 100n, 2),
        explanation: `${booked} accounts booked within the quarter.`,
        temptingWrong: {
          value: quotient((BigInt(bountyCents) / BigInt(booked)) * BigInt(approved), 100n, 2),
          cause: 'approved accounts, of which some were never booked',
        },
      }),
    ];
  });
}

function pointsAnswers(truth: WorldTruth['points'], month: number): AnswerQuestion[] {
  const { inquiries, answered, redeemedMicros, reversedMicros } = truth.months[month]!;
  const name = months[month]!.name;
  const common = { filters: 'partner = "Keystone"', range: monthRange(month) };
  return [
    shareQuestion({
      ...common,
      id: `points-inquiries-${name}`,
      question: `What share of balance inquiries was answered in ${monthLabel(month)}?`,
      metric: 'balance_inquiry_success',
      share: { numerator: answered, denominator: inquiries },
      explanation: 'Inquiries with a valid response over inquiries.',
    }),
    question({
      ...common,
      id: `points-redeemed-${name}`,
      question: `What were the points redeemed in ${monthLabel(month)} worth, less those given back, in USD at plan rates?`,
      metric: 'redeemed_value',
      value: microsText(BigInt(redeemedMicros) - BigInt(reversedMicros)),
      explanation: 'Redemptions that went through less reversals, both in the month of the event.',
      temptingWrong: { value: microsText(BigInt(redeemedMicros)), cause: 'reversals left out' },
    }),
  ];
}

function planAnswer(truth: WorldTruth['plans'], month: number): AnswerQuestion {
  const { balanceMicros, delinquentMicros, opened, delinquent } = truth.months[month]!;
  const plans = opened.reduce((sum, count) => sum + count, 0);
  return question({
    id: `plans-delinquent-${months[month]!.name}`,
    question: `What share of the balance of plans opened in ${monthLabel(month)} is 30 days or more past due on Mar 31?`,
    metric: 'delinquency_rate',
    filters: 'partner = "Lumen"',
    range: monthRange(month),
    numerator: microsText(BigInt(delinquentMicros)),
    denominator: microsText(BigInt(balanceMicros)),
    value: quotient(BigInt(delinquentMicros), BigInt(balanceMicros)),
    tolerance: 1e-9,
    explanation: 'By balance and by the month of opening, at plan rates.',
    temptingWrong:
      delinquent === 0 ? null : { value: quotient(BigInt(delinquent), BigInt(plans)), cause: 'plans counted instead of balances' },
  });
}

function contactAnswer(truth: WorldTruth['contacts'], attempts: WorldTruth['attempts'], month: number): AnswerQuestion {
  const { payment, other, transfers } = truth.months[month]!;
  const orders = attempts.orderCount(month);
  const perThousand = (count: number): string => quotient(BigInt(count) * 1000n, BigInt(orders), 8);
  return question({
    id: `contacts-${months[month]!.name}`,
    question: `How many contacts about payments came for every 1,000 orders in ${monthLabel(month)}?`,
    metric: 'contacts_per_1k_orders',
    filters: '',
    range: monthRange(month),
    numerator: String(payment),
    denominator: String(orders),
    value: perThousand(payment),
    tolerance: 1e-6,
    explanation: 'Contacts coded as about a payment, transfers not counted again, over orders with an attempt in the gateway files.',
    temptingWrong: { value: perThousand(payment + other + transfers), cause: 'every row of the file' },
  });
}
