import { type AnswerQuestion, monthLabel, monthRange, question, quotient } from './answer-question.ts';
import { type NetworkMonth, networkMonths, visaShare, visaThresholds, watched, watchedMid } from './programs/network-programs.ts';
import { months } from './synth-calendar.ts';

const filters = `mid = "${watchedMid}" and scheme = "visa"`;
const bps = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string =>
  quotient(BigInt(numerator) * 10_000n, BigInt(denominator), 8);

/** Visa's monitoring of one merchant account by the acquirer's monthly report (I14). */
export function networkAnswers(): AnswerQuestion[] {
  const own = networkMonths.filter(({ mid, scheme }) => mid === watchedMid && scheme === 'visa');
  return [...own.map(ratio), ...verdicts()];
}

function ratio(one: NetworkMonth): AnswerQuestion {
  const share = visaShare(one, 'all');
  return question({
    id: `I14-ratio-${months[one.month]!.name}`,
    question: `What was ${watchedMid}'s VAMP ratio in ${monthLabel(one.month)}, in bps?`,
    metric: 'vamp_ratio_bps',
    filters,
    range: monthRange(one.month),
    numerator: String(share.numerator),
    denominator: String(share.denominator),
    value: bps(share),
    tolerance: 1e-9,
    incidents: ['I14'],
    explanation: 'TC40 and all TC15 over TC05, as the acquirer reports them: attested, not recomputed.',
    temptingWrong: { value: bps(visaShare(one, 'non_fraud')), cause: 'disputes with a fraud reason left out' },
  });
}

function verdicts(): AnswerQuestion[] {
  const share = visaShare(watched, 'all');
  const isAbove = (threshold: number): boolean =>
    share.numerator > visaThresholds.count && share.numerator * 10_000 >= threshold * share.denominator;
  const common = { metric: 'vamp_ratio_bps', filters, range: monthRange(watched.month), incidents: ['I14'], command: null };
  const explanation = `${share.numerator} frauds and disputes on ${share.denominator} sales are ${bps(share).slice(0, 5)} bps, and more than ${visaThresholds.count}.`;
  return [
    question({
      ...common,
      id: 'I14-march',
      question: `Is ${watchedMid} excessive in March, by the threshold in force in March?`,
      value: isAbove(visaThresholds.before) ? 'excessive' : 'not excessive',
      explanation: `${explanation} Until Mar 31 the threshold is ${visaThresholds.before} bps.`,
      temptingWrong: { value: 'excessive', cause: 'the threshold of April applied to March' },
    }),
    question({
      ...common,
      id: 'I14-april',
      question: `Would ${watchedMid} be excessive with the figures of March, by the threshold in force from ${visaThresholds.from}?`,
      value: isAbove(visaThresholds.after) ? 'excessive' : 'not excessive',
      explanation: `${explanation} From April on the threshold is ${visaThresholds.after} bps.`,
      temptingWrong: { value: 'not excessive', cause: 'the threshold of March applied to April, or disputes with a fraud reason left out' },
    }),
  ];
}
