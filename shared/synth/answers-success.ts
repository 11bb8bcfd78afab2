import { type AnswerQuestion, monthLabel, monthRange, question, quotient, shareQuestion, shareText } from './answer-question.ts';
import { type AttemptTruth, cardProducts, type Share } from './attempt-truth.ts';
import { months } from './synth-calendar.ts';
import { product, productIds } from './world.ts';

const slice: readonly number[] = [product.coBrand, product.bnpl];
const sliceFilter = 'product in ("co_brand","bnpl")';
const productFilter = (code: number): string => `product = "${productIds[code]!}"`;
const everyMonth = months.map((_, month) => month);

/** Payment success, its golden mix shift (I3), and the authorization rates. */
export function successAnswers(truth: AttemptTruth): AnswerQuestion[] {
  return [...mixShift(truth), ...byProduct(truth), ...overall(truth), ...cardRates(truth)];
}

function mixShift(truth: AttemptTruth): AnswerQuestion[] {
  const rates = slice.flatMap((code) =>
    [truth.paymentSuccess(0, [code]), truth.paymentSuccess(2, [code])].map((share) => share.numerator / share.denominator),
  );
  const naive = ((rates[1]! - rates[0]! + (rates[3]! - rates[2]!)) / 2).toFixed(6);
  return [
    ...everyMonth.map((month) =>
      shareQuestion({
        id: `I3-rate-${months[month]!.name}`,
        question: `What share of co-brand and BNPL orders was paid in ${monthLabel(month)}?`,
        metric: 'payment_success',
        filters: sliceFilter,
        range: monthRange(month),
        share: truth.paymentSuccess(month, slice),
        incidents: month === 1 ? ['I1', 'I3'] : ['I3'],
        explanation:
          'Orders paid over orders, each order once, where and when its first attempt was made; a BNPL order saved by a card counts as a paid BNPL order.',
        temptingWrong: {
          value: shareText(attemptsShare(truth, month)),
          cause: 'approved attempts over attempts: retries are counted as if they were orders',
        },
      }),
    ),
    ...bridgeAnswers(truth, naive),
  ];
}

const attemptsShare = (truth: AttemptTruth, month: number): Share => truth.attemptRate(month, slice);

/** Rate, mix and interaction of the golden bridge in exact fractions. */
function bridgeAnswers(truth: AttemptTruth, naive: string): AnswerQuestion[] {
  const before = slice.map((code) => truth.paymentSuccess(0, [code]));
  const after = slice.map((code) => truth.paymentSuccess(2, [code]));
  const total = (shares: readonly Share[]): bigint => shares.reduce((sum, share) => sum + BigInt(share.denominator), 0n);
  const [d0, d1] = [total(before), total(after)];
  let bottom = d0 * d1;
  for (const share of [...before, ...after]) bottom *= BigInt(share.denominator);
  let rate = 0n;
  let mix = 0n;
  let interaction = 0n;
  let change = 0n;
  before.forEach((from, index) => {
    const to = after[index]!;
    const w0 = (bottom * BigInt(from.denominator)) / d0;
    const w1 = (bottom * BigInt(to.denominator)) / d1;
    const scaled = (weight: bigint, share: Share): bigint => weight * BigInt(share.numerator) * (bottom / BigInt(share.denominator));
    rate += scaled(w0, to) - scaled(w0, from);
    mix += scaled(w1 - w0, from);
    interaction += scaled(w1 - w0, to) - scaled(w1 - w0, from);
    change += scaled(w1, to) - scaled(w0, from);
  });
  const parts = { rate, mix, interaction, change };
  const words = {
    rate: 'How much of the change from January to March comes from the rates of co-brand card and BNPL?',
    mix: 'How much of it comes from the mix?',
    interaction: 'How much of it is interaction of mix and rate?',
    change: 'By how much did payment success of co-brand card and BNPL together change from January to March?',
  } as const;
  return (['change', 'rate', 'mix', 'interaction'] as const).map((field) =>
    question({
      id: `I3-bridge-${field}`,
      question: words[field],
      metric: 'payment_success',
      by: 'product',
      filters: sliceFilter,
      range: { from: months[0].from, to: months[2].to },
      value: quotient(parts[field], bottom * bottom),
      tolerance: 1e-9,
      field,
      incidents: ['I3'],
      explanation: 'Sum over products of w0(r1-r0) for rate, (w1-w0)r0 for mix, (w1-w0)(r1-r0) for interaction; w are shares of orders.',
      temptingWrong:
        field === 'change'
          ? { value: naive, cause: "mean of the two products' own changes: both improved, so the total is said to have improved" }
          : null,
      command: [
        'bridge',
        '--metric',
        'payment_success',
        '--by',
        'product',
        '--from',
        months[0].name,
        '--to',
        months[2].name,
        '--where',
        sliceFilter,
      ],
    }),
  );
}

function byProduct(truth: AttemptTruth): AnswerQuestion[] {
  return productIds.flatMap((id, code) =>
    everyMonth.map((month) =>
      shareQuestion({
        id: `success-${id}-${months[month]!.name}`,
        question: `What share of ${id} orders was paid in ${monthLabel(month)}?`,
        metric: 'payment_success',
        filters: productFilter(code),
        range: monthRange(month),
        share: truth.paymentSuccess(month, [code]),
        incidents: slice.includes(code) ? ['I3'] : code === product.points && month === 1 ? ['I18'] : [],
        explanation: 'Orders paid over orders by first attempt.',
      }),
    ),
  );
}

function overall(truth: AttemptTruth): AnswerQuestion[] {
  return everyMonth.flatMap((month) => [
    shareQuestion({
      id: `success-all-${months[month]!.name}`,
      question: `What share of all orders was paid in ${monthLabel(month)}?`,
      metric: 'payment_success',
      filters: '',
      range: monthRange(month),
      share: truth.paymentSuccess(month),
      incidents: ['I3'],
      explanation: 'Every product improves from January to March, and the total falls: the mix moved to BNPL.',
    }),
    count(`orders-${months[month]!.name}`, 'orders', `How many orders were there in ${monthLabel(month)}?`, month, truth.orderCount(month)),
    count(
      `attempts-${months[month]!.name}`,
      'attempts',
      `How many attempts were there in ${monthLabel(month)}?`,
      month,
      truth.attemptCount(month),
    ),
  ]);
}

function count(id: string, metric: string, words: string, month: number, value: number): AnswerQuestion {
  return question({
    id,
    question: words,
    metric,
    filters: '',
    range: monthRange(month),
    value: String(value),
    incidents: month === 1 ? ['I18'] : [],
    explanation: 'Counted over the rows that are in the gateway file; those of Keystone on Feb 9 are not.',
  });
}

function cardRates(truth: AttemptTruth): AnswerQuestion[] {
  return everyMonth.flatMap((month) => {
    const common = { filters: '', range: monthRange(month) };
    return [
      shareQuestion({
        ...common,
        id: `auth-first-${months[month]!.name}`,
        question: `What was the first-attempt authorization rate of cards in ${monthLabel(month)}?`,
        metric: 'auth_rate_first',
        share: truth.firstAttemptRate(month, cardProducts),
        explanation: 'Card orders whose first attempt was approved over card orders.',
      }),
      shareQuestion({
        ...common,
        id: `auth-net-${months[month]!.name}`,
        question: `What share of card orders had an approved attempt in ${monthLabel(month)}?`,
        metric: 'auth_rate_net',
        share: truth.paymentSuccess(month, cardProducts),
        explanation: 'Card orders with an approved attempt over card orders; a BNPL order that switched to a card is not a card order.',
      }),
      shareQuestion({
        ...common,
        id: `auth-gross-${months[month]!.name}`,
        question: `What share of card attempts was approved in ${monthLabel(month)}?`,
        metric: 'auth_rate_gross',
        share: truth.attemptRate(month, cardProducts),
        explanation: 'Approved card attempts over answered card attempts, retries and switches to a card included.',
      }),
      shareQuestion({
        ...common,
        id: `approval-bnpl-${months[month]!.name}`,
        question: `What was the BNPL approval rate in ${monthLabel(month)}?`,
        metric: 'approval_rate',
        share: truth.attemptRate(month, [product.bnpl]),
        explanation: 'Approved BNPL decisions over answered BNPL decisions.',
        temptingWrong: {
          value: shareText(truth.paymentSuccess(month, [product.bnpl])),
          cause: 'payment success of BNPL orders: includes retries and orders saved by a card',
        },
      }),
    ];
  });
}
