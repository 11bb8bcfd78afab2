import {
  type AnswerQuestion,
  microsText,
  monthLabel,
  monthRange,
  question,
  quotient,
  shareQuestion,
  wholeQuarter,
} from './answer-question.ts';
import { contractedSchemeBps, feeChangeDay } from './incident-windows.ts';
import { lineKind } from './settlement-queue.ts';
import type { SettlementTruth } from './settlement-truth.ts';
import { dayCount, dayText, months } from './synth-calendar.ts';
import { partner, partnerNames, productIds, settlesProduct } from './world.ts';

const everyMonth = months.map((_, month) => month);
const settlers = partnerNames.map((_, code) => code).filter((code) => settlesProduct.includes(code));

/** Money: the network fee above its rate card (I7), settled sales, cost of acceptance, refunds and disputes. */
export function moneyAnswers(truth: SettlementTruth): AnswerQuestion[] {
  return [
    ...feeAnswers(truth),
    ...everyMonth.flatMap((month) => [...salesAnswers(truth, month), ...costAnswers(truth, month), ...rateAnswers(truth, month)]),
  ];
}

const sumOf = (days: Float64Array, from: number, to: number): bigint =>
  days.subarray(from, to).reduce<bigint>((sum, value) => sum + BigInt(value), 0n);

/** Meridian's network fee in a stretch of days: sales, billed, and billed above the contract, in micro-dollars (the excess times 10,000). */
export function schemeFees(truth: SettlementTruth, from: number, to: number) {
  const sales = sumOf(truth.meridianSales, from, to);
  const billed = sumOf(truth.meridianScheme, from, to);
  return { sales, billed, excess10k: billed * 10_000n - sales * BigInt(contractedSchemeBps) };
}

function feeAnswers(truth: SettlementTruth): AnswerQuestion[] {
  const before = schemeFees(truth, 0, feeChangeDay);
  const after = schemeFees(truth, feeChangeDay, dayCount);
  const march = schemeFees(truth, 59, dayCount);
  const common = { metric: 'fee_scheme', filters: 'partner = "Meridian" and type = "sale"', incidents: ['I7'], command: null };
  const since = { from: dayText(feeChangeDay), to: wholeQuarter.to };
  const bps = (fees: typeof before): string => quotient(fees.billed * 10_000n, fees.sales, 8);
  return [
    question({
      ...common,
      id: 'I7-bps-before',
      question: 'What network fee did Meridian bill until Feb 15, in bps of sales?',
      range: { from: wholeQuarter.from, to: since.from },
      numerator: microsText(before.billed),
      denominator: microsText(before.sales),
      value: bps(before),
      tolerance: 0.01,
      explanation: 'Network fees of sales over those sales in the currency of the fee. The rate card says 13 bps.',
    }),
    question({
      ...common,
      id: 'I7-bps-after',
      question: 'What network fee did Meridian bill from Feb 16 on, in bps of sales?',
      range: since,
      numerator: microsText(after.billed),
      denominator: microsText(after.sales),
      value: bps(after),
      tolerance: 0.01,
      explanation: '3 bps above the rate card.',
      temptingWrong: { value: bps(schemeFees(truth, 31, 59)), cause: 'the whole of February, in the middle of which the fee changed' },
    }),
    question({
      ...common,
      id: 'I7-overbilled',
      question: 'By how much has Meridian billed above the rate card from Feb 16 to Mar 31, in USD?',
      range: since,
      value: quotient(after.excess10k, 10_000_000_000n, 6),
      tolerance: 1,
      explanation: 'Network fees billed less 13 bps of the sales they were billed on.',
      temptingWrong: { value: quotient(march.excess10k, 10_000_000_000n, 6), cause: 'March alone' },
    }),
  ];
}

function salesAnswers(truth: SettlementTruth, month: number): AnswerQuestion[] {
  const name = months[month]!.name;
  const settled = (id: string, words: string, filters: string, micros: bigint): AnswerQuestion =>
    question({
      id,
      question: words,
      metric: 'settled_value',
      filters,
      range: monthRange(month),
      value: microsText(micros),
      explanation:
        'Gross of sale lines booked in the month, CAD at 0.73 and MXN at 0.055; payouts are not sales, and sales of the last days are booked in the next month.',
    });
  return [
    settled(`settled-all-${name}`, `What was settled in ${monthLabel(month)}, in USD at plan rates?`, '', truth.sales(null, month)),
    ...productIds.map((id, code) =>
      settled(
        `settled-${id}-${name}`,
        `What was settled of ${id} in ${monthLabel(month)}, in USD at plan rates?`,
        `product = "${id}"`,
        truth.sales(null, month, code),
      ),
    ),
  ];
}

function costAnswers(truth: SettlementTruth, month: number): AnswerQuestion[] {
  return settlers.map((code) => {
    const [fees, sales] = [truth.fees(code, month), truth.sales(code, month)];
    return question({
      id: `cost-${partnerNames[code]!}-${months[month]!.name}`,
      question: `What did acceptance through ${partnerNames[code]!} cost in ${monthLabel(month)}, in bps of sales?`,
      metric: 'cost_of_acceptance_bps',
      filters: `partner = "${partnerNames[code]!}"`,
      range: monthRange(month),
      numerator: microsText(fees),
      denominator: microsText(sales),
      value: quotient(fees * 10_000n, sales, 8),
      tolerance: 1e-6,
      incidents: code === partner.meridian && month > 0 ? ['I7'] : [],
      explanation: 'Fees of all lines but payouts over gross sales, both in USD at plan rates; chargeback and monthly fees are in it.',
    });
  });
}

function rateAnswers(truth: SettlementTruth, month: number): AnswerQuestion[] {
  const name = months[month]!.name;
  const rate = (metric: string, kind: number, code: number | null, words: string): AnswerQuestion =>
    shareQuestion({
      id: `${metric}-${code === null ? 'all' : partnerNames[code]!}-${name}`,
      question: words,
      metric,
      filters: code === null ? '' : `partner = "${partnerNames[code]!}"`,
      range: monthRange(month),
      share: { numerator: truth.count(kind, code, month), denominator: truth.count(lineKind.sale, code, month) },
      explanation: 'By count, both in the month in which they were booked.',
    });
  return [null, partner.meridian, partner.lumen].flatMap((code) => {
    const who = code === null ? 'all partners' : partnerNames[code]!;
    return [
      rate('refund_rate', lineKind.refund, code, `What was the refund rate of ${who} in ${monthLabel(month)}?`),
      rate('dispute_rate_count', lineKind.chargeback, code, `What was the dispute rate of ${who} by count in ${monthLabel(month)}?`),
    ];
  });
}
