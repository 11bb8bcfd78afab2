import { type AnswerQuestion, monthLabel, monthRange, question, quotient } from './answer-question.ts';
import type { WorldTruth } from './generate-world.ts';
import { alderSpells } from './partners/alder-minutes.ts';
import { alderReportedAvailability } from './partners/statements.ts';
import { dayOf, dayStart, dayText, months } from './synth-calendar.ts';

/** Alder's pool in USD: a tenth of 60,000 for a miss, one and a half times that for one right after a miss. */
const poolShare = 6000;
const bountyCents = 4000;
const decisionTarget = { n: 97n, d: 100n };

/** Days of Alder's windows, and the level then in force in ten-thousandths: the amendment of Feb 15 parts February. */
const alderWindows = [
  { from: dayOf(2, 1), to: dayOf(2, 15), level: 9990, name: 'the first half of February 2026' },
  { from: dayOf(2, 15), to: dayOf(3, 1), level: 9995, name: 'the second half of February 2026' },
  { from: dayOf(3, 1), to: dayOf(4, 1), level: 9995, name: 'March 2026' },
] as const;

/** What partners promised and owe: a clause amended in mid-month (I15), unpaid bounties (I23), slow decisions (I25), two figures (I26). */
export function partnerAnswers({ applications }: WorldTruth): AnswerQuestion[] {
  return [...alderAnswers(), ...decisionAnswers(applications), ...bountyAnswers(applications)];
}

function alderAnswers(): AnswerQuestion[] {
  let hasMissed = false;
  const answers = alderWindows.flatMap(({ from, to, level, name }) => {
    const [start, end] = [dayStart(from), dayStart(to)];
    const minutes = (end - start) / 60_000;
    const down = alderSpells
      .filter(({ endpoint, day }) => endpoint === 'authorization' && day >= from && day < to)
      .reduce((sum, spell) => sum + spell.minutes, 0);
    const isMissed = (minutes - down) * 10_000 < level * minutes;
    const credit = isMissed ? (hasMissed ? poolShare * 1.5 : poolShare) : null;
    const isRepeat = isMissed && hasMissed;
    hasMissed = isMissed;
    const range = { from: dayText(from), to: dayText(to) };
    const common = {
      metric: 'availability_time',
      filters: 'partner = "Alder" and endpoint = "authorization"',
      range,
      command: ['scorecard', '--partner', 'Alder'],
      row: { partner: 'Alder', commitment: 'alder-availability', window: range.from },
      incidents: [range.from.startsWith('2026-02') ? 'I15' : 'I26'],
    } as const;
    return [
      question({
        ...common,
        id: `alder-availability-${range.from}`,
        question: `What was Alder's availability in ${name} by its clause?`,
        numerator: String(minutes - down),
        denominator: String(minutes),
        value: quotient(BigInt(minutes - down), BigInt(minutes)),
        tolerance: 1e-9,
        explanation: `${down} minutes of ${minutes} were down; a window that an amendment parts is judged in its parts.`,
      }),
      question({
        ...common,
        id: `alder-status-${range.from}`,
        question: `Did Alder keep its level of ${level / 100} % in ${name}?`,
        value: isMissed ? 'missed' : 'met',
        field: 'status',
        explanation: 'By the terms then in force.',
        temptingWrong: isMissed ? { value: 'met', cause: 'the level before the amendment, 99.9 %' } : null,
      }),
      question({
        ...common,
        id: `alder-credit-${range.from}`,
        question: `What credit does Alder owe for ${name}, in USD?`,
        value: credit === null ? null : credit.toFixed(2),
        field: 'credit',
        explanation: isRepeat ? 'A tenth of USD 60,000, one and a half times for a repeated miss.' : 'A tenth of USD 60,000 for a miss.',
        temptingWrong: isRepeat ? { value: poolShare.toFixed(2), cause: 'a repeated miss counted once' } : null,
      }),
    ];
  });
  const march = monthRange(2);
  return [
    ...answers,
    question({
      id: 'I26-partner-figure',
      question: 'What does Alder itself report as its availability in March 2026?',
      metric: 'availability_time',
      filters: 'partner = "Alder"',
      range: march,
      value: quotient(BigInt((alderReportedAvailability[2] ?? '0').replace('.', '')), 10_000n),
      tolerance: 1e-9,
      incidents: ['I26'],
      field: 'partnerFigure',
      explanation: 'The figure of its service report, beside our own of the same minutes; their difference is a line of its own.',
      command: ['scorecard', '--partner', 'Alder'],
      row: { partner: 'Alder', commitment: 'alder-availability', window: march.from },
    }),
  ];
}

function decisionAnswers(truth: WorldTruth['applications']): AnswerQuestion[] {
  return months.flatMap(({ name, from }, month) => {
    const { instant, decisioned } = truth.of(0, month);
    const isMissed = BigInt(instant) * decisionTarget.d < decisionTarget.n * BigInt(decisioned);
    const common = {
      metric: 'instant_decision_rate',
      filters: 'partner = "Northbank"',
      range: monthRange(month),
      incidents: month === 1 ? ['I25'] : [],
      command: ['scorecard', '--partner', 'Northbank'],
      row: { partner: 'Northbank', commitment: 'northbank-decisions', window: from },
    } as const;
    return [
      question({
        ...common,
        id: `decisions-${name}`,
        question: `What share of Northbank's decisions of ${monthLabel(month)} came within 15 seconds?`,
        numerator: String(instant),
        denominator: String(decisioned),
        value: quotient(BigInt(instant), BigInt(decisioned)),
        tolerance: 1e-9,
        explanation: 'Decisions within 15 seconds over all decisions; pending and withdrawn applications are no decisions.',
      }),
      question({
        ...common,
        id: `decisions-status-${name}`,
        question: `Did Northbank decide 97 % of new accounts within 15 seconds in ${monthLabel(month)}?`,
        value: isMissed ? 'missed' : 'met',
        field: 'status',
        explanation: 'A share of decisions, not their mean time.',
        temptingWrong: isMissed ? { value: 'met', cause: 'the middle answer takes less than a second' } : null,
      }),
    ];
  });
}

function bountyAnswers(truth: WorldTruth['applications']): AnswerQuestion[] {
  return months.map(({ name, from }, month) => {
    const { unpaid } = truth.booked(0, month);
    const { approved, bountyCents: paidCents } = truth.of(0, month);
    const inDollars = (accounts: number): string => quotient(BigInt(accounts) * BigInt(bountyCents), 100n, 2);
    return question({
      id: `I23-bounty-${name}`,
      question: `What bounty does Northbank still owe for accounts booked in ${monthLabel(month)}, in USD?`,
      metric: 'underpayment',
      filters: 'partner = "Northbank"',
      range: monthRange(month),
      value: inDollars(unpaid),
      incidents: ['I23'],
      field: 'amount',
      explanation: `${unpaid} accounts booked in the month came without their bounty of USD 40; over the quarter 468 of 9,880.`,
      temptingWrong: {
        value: inDollars(approved - paidCents / bountyCents),
        cause: 'every approved account counted, though some were never booked',
      },
      command: ['claims', '--partner', 'Northbank'],
      row: { partner: 'Northbank', kind: 'underpayment', month: from },
    });
  });
}
