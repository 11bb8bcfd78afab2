import { type AnswerQuestion, microsText, monthLabel, monthRange, question, wholeQuarter } from './answer-question.ts';
import { unexplained } from './books/recon-truth.ts';
import type { WorldTruth } from './generate-world.ts';
import { driftDay, lateDay, lateDays, rowTwiceDay, wrongRateDay } from './incident-windows.ts';
import { dayCount, dayOf, dayText, monthOf, months, springDay } from './synth-calendar.ts';
import { partner } from './world.ts';
import { plantedCards, plantedLookalikes } from './variants/card-number-files.ts';

const centMicros = 10_000n;
const settled = { metric: 'settled_value' } as const;
const monthStart = (month: number): number => dayOf(month + 1, 1);

/** Late, repeated and re-issued files (I4, I5), a wrong rate (I6), card numbers (I11), clocks (I12) and a drifted layout (I19). */
export function fileAnswers(truth: WorldTruth): AnswerQuestion[] {
  return [
    ...lateAnswers(truth),
    ...repeatAnswers(truth),
    ...rateAnswers(truth),
    ...cardNumberAnswers(),
    ...clockAnswers(truth),
    driftAnswer(truth),
  ];
}

function lateAnswers({ settlement, late }: WorldTruth): AnswerQuestion[] {
  const range = { from: dayText(lateDay), to: dayText(lateDay + 1) };
  const value = settlement.salesOfDays(partner.alder, lateDay, lateDay + 1);
  const wrong = late.corrected.reduce((sum, row) => sum + BigInt(row.wrong.gross) * centMicros, 0n);
  return [
    question({
      ...settled,
      id: 'I4-settled',
      question: 'What did Alder settle on Mar 12, in USD at plan rates?',
      filters: 'partner = "Alder"',
      range,
      value: microsText(value),
      incidents: ['I4'],
      explanation: 'Both parts, the second as it was re-issued.',
      temptingWrong: { value: microsText(value + wrong), cause: 'the second part as it came first, before two of its rows were corrected' },
    }),
    question({
      id: 'I4-days-late',
      question: "How many days late was Alder's settlement file of Mar 12?",
      metric: 'file_lateness',
      filters: 'partner = "Alder"',
      range,
      value: String(lateDays),
      incidents: ['I4'],
      explanation: `Due on ${dayText(lateDay + 1)}, delivered in two parts on ${dayText(lateDay + 1 + lateDays)}.`,
      temptingWrong: { value: String(lateDays + 1), cause: 'counted from the day it settles, not from the day it was due' },
      command: null,
    }),
  ];
}

function repeatAnswers({ settlement, rowTwice }: WorldTruth): AnswerQuestion[] {
  const keystone = settlement.sales(partner.keystone, null);
  const month = monthOf(rowTwiceDay);
  const cobalt = settlement.sales(partner.cobalt, month);
  return [
    question({
      ...settled,
      id: 'I5-file-twice',
      question: 'What did Keystone settle in the quarter, in USD at plan rates?',
      filters: 'partner = "Keystone"',
      range: wholeQuarter,
      value: microsText(keystone),
      incidents: ['I5'],
      explanation: 'The file came a second time under another name, byte by byte the same; it counts once.',
      temptingWrong: { value: microsText(2n * keystone), cause: 'both copies loaded' },
    }),
    question({
      ...settled,
      id: 'I5-row-twice',
      question: `What did Cobalt settle in ${monthLabel(month)}, in USD at plan rates?`,
      filters: 'partner = "Cobalt"',
      range: monthRange(month),
      value: microsText(cobalt),
      incidents: ['I5'],
      explanation: `In one version of the file a sale of ${dayText(rowTwiceDay)} stands twice; it was settled once.`,
      temptingWrong: {
        value: microsText(cobalt + BigInt(rowTwice.amount) * centMicros),
        cause: 'the line that stands twice counted twice',
      },
    }),
  ];
}

function rateAnswers({ recon }: WorldTruth): AnswerQuestion[] {
  const lines = recon.breaks.filter(({ type }) => type === 'fx_diff');
  const sum = (list: typeof lines): bigint =>
    list.flatMap(unexplained).reduce((total, { minor }) => total + BigInt(minor) * centMicros, 0n);
  const common = {
    metric: 'fx_diff',
    filters: 'partner = "Meridian"',
    range: { from: dayText(wrongRateDay), to: dayText(wrongRateDay + 1) },
    incidents: ['I6'],
    command: null,
  };
  return [
    question({
      ...common,
      id: 'I6-difference',
      question: 'What did the wrong rate for Canadian dollars cost us on Mar 18, in USD?',
      value: microsText(sum(lines)),
      explanation:
        'Gross at 0.73 less gross at 0.715, each line rounded to the cent: sales cost us, refunds and chargebacks give some back.',
      temptingWrong: { value: microsText(sum(lines.filter(({ entryType }) => entryType === 'sale'))), cause: 'sales alone' },
    }),
    question({
      ...common,
      id: 'I6-lines',
      question: 'How many lines were converted at the wrong rate?',
      value: String(lines.length),
      explanation: 'Every line of the day in Canadian dollars: sales, refunds and chargebacks.',
      temptingWrong: { value: String(lines.filter(({ entryType }) => entryType === 'sale').length), cause: 'sales alone' },
    }),
  ];
}

function cardNumberAnswers(): AnswerQuestion[] {
  return [
    question({
      id: 'I11-card-numbers',
      question: 'How many card numbers stand in the contact files?',
      metric: 'card_numbers',
      filters: '',
      range: wholeQuarter,
      value: String(plantedCards),
      incidents: ['I11'],
      explanation: 'Published test numbers in the notes of contacts_with_card_numbers.csv, at a stretch or in groups.',
      temptingWrong: {
        value: String(plantedCards + plantedLookalikes),
        cause: "every number that passes Luhn's test, whatever its first digits and its length",
      },
      command: null,
    }),
  ];
}

function clockAnswers({ attempts, settlement, longDays }: WorldTruth): AnswerQuestion[] {
  const night = [springDay - 1, springDay, springDay + 1].map((day) =>
    question({
      id: `I12-attempts-${dayText(day)}`,
      question: `How many attempts were made on ${dayText(day)}, a day of ${day === springDay ? 23 : 24} hours in New York?`,
      metric: 'attempts',
      filters: '',
      range: { from: dayText(day), to: dayText(day + 1) },
      value: String(attempts.attemptsOnDay(null, day)),
      incidents: ['I12'],
      explanation: 'From midnight to midnight in New York.',
      temptingWrong: day === springDay ? { value: String(attempts.shortDay.in24Hours), cause: '24 hours from midnight' } : null,
    }),
  );
  const cutOff = months.map((_, month) => {
    return question({
      id: `I12-cobalt-${months[month]!.name}`,
      question: `What did Cobalt settle in ${monthLabel(month)} by its own calendar, whose days end at midnight in Los Angeles, in USD?`,
      metric: 'settled_value',
      filters: 'partner = "Cobalt"',
      range: monthRange(month),
      value: microsText(settlement.salesOfPacificDays(monthStart(month), monthStart(month + 1))),
      incidents: ['I12'],
      explanation:
        'By posting date, which Cobalt gives in its own time zone; the difference to New York is four hours, not three, in the night of Mar 8.',
      temptingWrong: { value: microsText(settlement.sales(partner.cobalt, month)), cause: 'months that end at midnight in New York' },
      command: null,
    });
  });
  return [...night, ...cutOff, ...longDayAnswers(longDays)];
}

function longDayAnswers(days: WorldTruth['longDays']): AnswerQuestion[] {
  return days.map(({ date, hours, requests, requestsIn24Hours }) =>
    question({
      id: `I12-requests-${date}`,
      question: `How many requests did Meridian get on ${date}, a day of ${hours} hours in New York?`,
      metric: 'availability_request',
      filters: 'partner = "Meridian"',
      range: { from: date, to: `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}` },
      value: String(requests),
      incidents: ['I12'],
      explanation: 'Of availability_2025-11_25_hours.csv, from midnight to midnight in New York.',
      temptingWrong: hours === 25 ? { value: String(requestsIn24Hours), cause: '24 hours from midnight' } : null,
      command: null,
    }),
  );
}

function driftAnswer({ settlement }: WorldTruth): AnswerQuestion {
  return question({
    ...settled,
    id: 'I19-settled',
    question: 'What did Keystone settle from Feb 15 to Mar 31, in USD at plan rates?',
    filters: 'partner = "Keystone"',
    range: { from: dayText(driftDay), to: wholeQuarter.to },
    value: microsText(settlement.salesOfDays(partner.keystone, driftDay, dayCount)),
    incidents: ['I19'],
    explanation: 'In the second of the two files gross is called gross_amount and stands last.',
    temptingWrong: { value: '0.000000', cause: 'the column is not found and read as empty' },
  });
}
