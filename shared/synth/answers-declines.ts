import {
  type AnswerQuestion,
  monthLabel,
  monthRange,
  question,
  queryCommand,
  shareQuestion,
  shareText,
  wholeQuarter,
} from './answer-question.ts';
import type { AttemptTruth, Share } from './attempt-truth.ts';
import { declineSpike, missingDay } from './incident-windows.ts';
import { spikeBins } from './issuers.ts';
import { doNotHonor } from './reasons.ts';
import { dayText, isoInstant, months } from './synth-calendar.ts';
import { partner, product } from './world.ts';

const spikeDays = { from: '2026-02-18', to: '2026-02-20' } as const;
const inWindow = `ts_utc >= "${isoInstant(declineSpike.start)}" and ts_utc < "${isoInstant(declineSpike.end)}"`;
const spikeFilter = `bin in (${spikeBins.map((bin) => `"${bin}"`).join(',')})`;
const row = { raw_code: '05' } as const;

/** Declines: the BIN spike (I2), the missing day (I18), the segment too small to judge (I20). */
export function declineAnswers(truth: AttemptTruth, hasSpike: boolean): AnswerQuestion[] {
  return [
    ...(hasSpike ? spikeAnswers(truth) : []),
    ...doNotHonorByMonth(truth),
    ...missingDayAnswers(truth),
    ...smallSegmentAnswers(truth),
  ];
}

function spikeAnswers(truth: AttemptTruth): AnswerQuestion[] {
  const { spike } = truth;
  const inSpike: Share = { numerator: spike.code05, denominator: spike.attempts };
  const cards: Share = { numerator: spike.cardCode05, denominator: spike.cardAttempts };
  const all: Share = { numerator: spike.code05 + spike.otherCode05, denominator: spike.attempts + spike.otherAttempts };
  const common = { metric: 'decline_rate', by: 'raw_code', row, incidents: ['I2'] } as const;
  return [
    shareQuestion({
      ...common,
      id: 'I2-bins-window',
      question: 'What share of attempts on the eight BINs of Harbor Trust was answered 05 in the 31 hours from Feb 18 06:00?',
      filters: `${spikeFilter} and ${inWindow}`,
      range: spikeDays,
      share: inSpike,
      explanation: 'Attempts with code 05 over all answered attempts on these BINs in the window.',
      temptingWrong: { value: shareText(cards), cause: 'all network cards of the window: the spike drowns in them' },
    }),
    shareQuestion({
      ...common,
      id: 'I2-cards-window',
      question: 'What share of network-card attempts was answered 05 in the same 31 hours?',
      filters: `product = "card" and ${inWindow}`,
      range: spikeDays,
      share: cards,
      explanation: 'The spike within all network cards.',
    }),
    shareQuestion({
      ...common,
      id: 'I2-bins-quarter',
      question: 'What share of attempts on these BINs was answered 05 in the whole quarter?',
      filters: spikeFilter,
      range: wholeQuarter,
      share: all,
      explanation: 'The window is 31 of 2,159 hours: over the quarter the spike almost disappears.',
    }),
  ];
}

function doNotHonorByMonth(truth: AttemptTruth): AnswerQuestion[] {
  return months.map((_, month) =>
    shareQuestion({
      id: `code05-card-${months[month]!.name}`,
      question: `What share of network-card attempts was answered 05 in ${monthLabel(month)}?`,
      metric: 'decline_rate',
      by: 'raw_code',
      row,
      filters: 'product = "card"',
      range: monthRange(month),
      share: truth.reasonRate(doNotHonor, month, [product.card]),
      incidents: month === 1 ? ['I2'] : [],
      explanation: 'Declines with code 05 over all answered attempts, so that codes and approvals add up to 100 %.',
    }),
  );
}

function missingDayAnswers(truth: AttemptTruth): AnswerQuestion[] {
  return [-1, 0, 1].map((offset) => {
    const day = missingDay + offset;
    const range = { from: dayText(day), to: dayText(day + 1) };
    const filters = 'partner = "Keystone"';
    const isMissing = offset === 0;
    return question({
      id: `I18-keystone-${dayText(day)}`,
      question: `How many attempts did Keystone have on ${dayText(day)}?`,
      metric: 'attempts',
      filters,
      range,
      value: isMissing ? null : String(truth.attemptsOnDay(partner.keystone, day)),
      incidents: ['I18'],
      explanation: isMissing
        ? 'The file holds no row of this day: the number is missing, not zero. Keystone settled its sales as on any day.'
        : 'A neighbour of the missing day.',
      temptingWrong: isMissing ? { value: '0', cause: 'a missing day shown as no attempts' } : null,
      command: queryCommand('attempts', filters, range),
    });
  });
}

function smallSegmentAnswers(truth: AttemptTruth): AnswerQuestion[] {
  const { orders, paid } = truth.smallSegment;
  const filters = 'country = "PR" and product = "private_label"';
  return [
    question({
      id: 'I20-orders',
      question: 'How many private-label orders came from Puerto Rico?',
      metric: 'orders',
      filters,
      range: wholeQuarter,
      value: String(orders),
      incidents: ['I20'],
      explanation: 'Too few to rank: any rate of this segment carries its n and its interval.',
    }),
    shareQuestion({
      id: 'I20-success',
      question: 'What share of them was paid?',
      metric: 'payment_success',
      filters,
      range: wholeQuarter,
      share: { numerator: paid, denominator: orders },
      incidents: ['I20'],
      explanation: 'Shown with n = 18 and a Wilson interval; no finding is drawn from it.',
    }),
  ];
}
