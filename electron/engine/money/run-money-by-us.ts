import { addDays } from '../../../shared/calendar/day.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { written } from '../../../shared/commitments/remedy.ts';
import { moneyText } from '../../../shared/money/exact-money.ts';
import { addFractions, fraction, subtractFractions } from '../../../shared/money/fraction.ts';
import { incomeWords } from '../../../shared/partners/income-term.ts';
import type { OwedByUs } from '../../../shared/partners/money-item.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { type CheckedLine, feeFacts } from './run-money-fees.ts';
import type { CheckedIncome } from './run-money-income.ts';

/** What we owe, before its worth in the reporting currency is known. */
export type DraftByUs = Omit<OwedByUs, 'worth'>;

/** A fee that was billed below its card for days in a row: the partner may still bill it. */
export function underbilledDrafts({ line, under, lineage, where }: CheckedLine, currency: string): DraftByUs[] {
  if (under === null) return [];
  const days = { from: under.from, to: addDays(under.through, 1) };
  const amount = moneyText(under.excess, currency);
  const bps = (value: number): string => formatValue(value, { kind: 'bps' });
  return [
    {
      key: `underbilled:${line.id}:${under.from}`,
      kind: 'underbilled',
      ...feeFacts(line, 'below', days),
      amount: { amount, currency },
      sentence: `Billed ${bps(under.billedBps)} of sales against ${bps(line.bps)} by the card.`,
      working: [
        { label: 'By the card', value: written(moneyText(addFractions(under.billed, under.excess), currency), currency) },
        { label: 'Billed', value: written(moneyText(under.billed, currency), currency) },
        { label: 'Billed too little', value: written(amount, currency), isSum: true },
      ],
      rows: { table: 'settlement_line', where, period: days, metric: null, part: 'all', sort: null },
      lineage,
    },
  ];
}

/** Months of which a partner paid more than was due. */
export function overpaidDrafts({ term, check, months }: CheckedIncome): DraftByUs[] {
  return months.flatMap(({ from, to, isClosed, short, events, lineage }, index): DraftByUs[] => {
    const shown = check.months[index];
    if (short === null || short.n >= 0n || !isClosed || shown === undefined || shown.paid === null) return [];
    const amount = moneyText(subtractFractions(fraction(0n), short), term.currency);
    return [
      {
        key: `overpaid:${term.id}:${from}`,
        kind: 'overpaid',
        partner: term.partner,
        title: `${incomeWords[term.kind]}: ${term.title}`,
        contract: term.contract,
        clause: term.clause,
        from,
        to,
        label: periodLabel({ from, to }),
        amount: { amount, currency: term.currency },
        sentence: `${written(shown.paid, term.currency)} paid where ${written(shown.due, term.currency)} were due.`,
        working: [
          { label: 'Paid', value: written(shown.paid, term.currency) },
          { label: 'Due', value: written(shown.due, term.currency) },
          { label: 'Paid too much', value: written(amount, term.currency), isSum: true },
        ],
        rows: events,
        lineage,
      },
    ];
  });
}
