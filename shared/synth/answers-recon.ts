import { type AnswerQuestion, microsText, question, quotient, shareQuestion, wholeQuarter } from './answer-question.ts';
import { breakWorth, lastDay, openAsOf, payoutBreaks } from './books/recon-summary.ts';
import { type BreakRecord, unexplained } from './books/recon-truth.ts';
import type { WorldTruth } from './generate-world.ts';
import { dayOf, dayText } from './synth-calendar.ts';
import { microsPerMinor } from './world.ts';

type Recon = Pick<WorldTruth, 'recon' | 'payouts'>;

const common = { metric: 'breaks', filters: '', range: wholeQuarter, command: null } as const;
const asOf = `at the end of ${dayText(lastDay)}`;

/** Breaks between ledger, partner lines, payouts and bank lines, and how much was matched. */
export function reconAnswers({ recon, payouts }: Recon): AnswerQuestion[] {
  return [
    ...openAnswers({ recon, payouts }),
    matchAnswer({ recon, payouts }),
    ...timingAnswers({ recon, payouts }),
    ...payoutAnswers({ recon, payouts }),
  ];
}

const words: Readonly<Record<BreakRecord['leg'], string>> = {
  ledger_partner: 'order ledger and partner lines',
  lines_payout: 'partner lines and payouts',
  payout_bank: 'payouts and bank lines',
};

function openAnswers({ recon, payouts }: Recon): AnswerQuestion[] {
  const records = [...recon.breaks, ...payoutBreaks(payouts)];
  const open = openAsOf(recon, payouts, lastDay);
  return open.flatMap(({ leg, type, count, micros }) => {
    const waiting = open.find((other) => other.leg === leg && other.type === 'timing')?.count ?? 0;
    const isMissing = type === 'missing_in_partner' || type === 'missing_in_bank';
    const own = records.filter((record) => record.leg === leg && record.type === type && record.clearedDay === null);
    const net = own.flatMap(unexplained).reduce((sum, { minor, currency }) => sum + BigInt(minor * microsPerMinor[currency]!), 0n);
    const absolute = net < 0n ? -net : net;
    return [
      question({
        ...common,
        id: `recon-${leg}-${type}-count`,
        question: `How many breaks of type ${type} are open between ${words[leg]} ${asOf}?`,
        value: String(count),
        explanation:
          type === 'missing_in_partner'
            ? 'Each item once; seven of them stand in records of Lumen that cannot be read. The list is in recon_truth.json.'
            : 'Each item once; the list is in recon_truth.json.',
        temptingWrong: isMissing ? { value: String(count + waiting), cause: 'items that are not due yet counted as missing' } : null,
      }),
      question({
        ...common,
        id: `recon-${leg}-${type}-value`,
        question: `What is their absolute value, in USD at plan rates?`,
        value: microsText(micros),
        explanation: 'Sum of absolute amounts: breaks are never netted.',
        temptingWrong:
          absolute === micros
            ? null
            : { value: microsText(absolute), cause: 'signed amounts added: breaks in our favor hide those against us' },
      }),
    ];
  });
}

function matchAnswer({ recon, payouts }: Recon): AnswerQuestion {
  const waiting = openAsOf(recon, payouts, lastDay).find(({ leg, type }) => leg === 'ledger_partner' && type === 'timing')?.count ?? 0;
  return shareQuestion({
    ...common,
    metric: 'recon_match_rate',
    id: 'recon-match-rate',
    question: `What share of the ledger entries and partner lines due by the end of ${dayText(lastDay)} is matched without a difference?`,
    share: { numerator: 2 * recon.agreeing, denominator: recon.entries + recon.lines - waiting },
    explanation: 'Both sides of pairs that differ in nothing, over entries and lines but for entries whose line is not due yet.',
    temptingWrong: {
      value: quotient(BigInt(recon.lines), BigInt(recon.entries)),
      cause: 'partner lines over ledger entries: a missing line and a surplus line cancel out',
    },
  });
}

/** Items on their way at a month's end, when the analyst closes the books. */
function timingAnswers({ recon, payouts }: Recon): AnswerQuestion[] {
  const day = dayOf(1, 31);
  const timing = openAsOf(recon, payouts, day).find(({ leg, type }) => leg === 'ledger_partner' && type === 'timing');
  const cleared = recon.breaks.filter(({ type, clearedDay }) => type === 'timing' && clearedDay !== null);
  return [
    question({
      ...common,
      id: 'recon-timing-2026-01-31',
      question: `How many ledger entries waited for their partner line at the end of ${dayText(day)}?`,
      range: { from: wholeQuarter.from, to: dayText(day + 1) },
      value: String(timing?.count ?? 0),
      explanation: 'Entries of that day or before whose line is booked later, none of them overdue.',
      temptingWrong: { value: '0', cause: 'asked of the file as it is today, in which every one of them has cleared' },
    }),
    question({
      ...common,
      id: 'recon-timing-cleared',
      question: 'How many late partner lines have come within the window and cleared by the end of the quarter?',
      value: String(cleared.length),
      explanation: cleared.map(({ key, clearedDay }) => `${key} on ${dayText(clearedDay ?? 0)}`).join(', '),
    }),
  ];
}

function payoutAnswers({ payouts }: Recon): AnswerQuestion[] {
  const breaks = payoutBreaks(payouts);
  const lost = breaks.find(({ type }) => type === 'missing_in_bank');
  const untied = payouts.find(({ amount, lines }) => Math.abs(amount - lines) === 6);
  return [
    question({
      ...common,
      metric: 'payout_tie',
      id: 'recon-payout-lost',
      question: 'Which payout never reached the bank?',
      value: lost?.key ?? null,
      explanation: lost === undefined ? '' : `Sent on ${dayText(lost.day)}, worth ${microsText(breakWorth(lost))} USD at plan rates.`,
    }),
    question({
      ...common,
      metric: 'payout_tie',
      id: 'recon-payout-six-cents',
      question: 'Which payout is six cents off its lines?',
      value: untied?.payoutId ?? null,
      explanation:
        untied === undefined ? '' : `Sent on ${dayText(untied.day)}; the bank booked what was stated, not what the lines add up to.`,
    }),
  ];
}
