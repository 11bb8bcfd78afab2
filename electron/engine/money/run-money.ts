import { addDays, formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { dayText } from '../../../shared/charts/source-line.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { clauseMisses, clauseRows } from '../../../shared/commitments/clause-rows.ts';
import { termsOn } from '../../../shared/commitments/terms-in-force.ts';
import { written } from '../../../shared/commitments/remedy.ts';
import { feeByCard } from '../../../shared/explain/overbilling.ts';
import { moneyText } from '../../../shared/money/exact-money.ts';
import {
  addFractions,
  compareFractions,
  decimalFraction,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '../../../shared/money/fraction.ts';
import { claimedAmount, isPartClaim } from '../../../shared/partners/claim.ts';
import { incomeWords } from '../../../shared/partners/income-term.ts';
import type { FeeCheck, MoneyBook, MoneyItem, OwedByUs } from '../../../shared/partners/money-item.ts';
import { daysUntil, moneyByPartner } from '../../../shared/partners/money-owed.ts';
import { feeWords } from '../../../shared/partners/rate-card.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { planRates, rateOn } from '../brief/run-brief-money.ts';
import { overpaidDrafts, underbilledDrafts } from './run-money-by-us.ts';
import { type CheckedLine, checkedLines, feeFacts } from './run-money-fees.ts';
import { type CheckedIncome, checkedIncome } from './run-money-income.ts';
import { awaitedClauses } from '../scorecard/awaits-matching.ts';
import { runScorecard } from '../scorecard/run-scorecard.ts';

const zero = fraction(0n);

/** An item before it is known what became of it. */
type Draft = Omit<MoneyItem, 'worth' | 'noticeDays' | 'claim' | 'claimWorth'>;

/** Everything a partner (or each of them) owes by contract, cards and terms, with its arithmetic and the claims made of it; quick as the scorecard is. */
export async function runMoney(
  workbook: OpenWorkbook,
  partner: string | null,
  now: number,
  job: JobContext,
  isQuick = false,
): Promise<MoneyBook> {
  const { settings, claims } = workbook.document();
  const asOf = formatDay(localDay(settings.timeZone, now));
  const rates = planRates(workbook);
  const fees = await checkedLines(workbook, partner, job);
  const income = await checkedIncome(workbook, partner, job);
  const drafts = [
    ...(await creditDrafts(workbook, partner, now, job, isQuick)),
    ...fees.flatMap((checked) => overbillingDraft(checked, settings.currency)),
    ...income.flatMap(underpaymentDrafts),
  ];
  const worthOf = ({ amount, from }: Pick<Draft, 'amount' | 'from'>): string | null => {
    const rate = rateOn(rates, amount.currency, from);
    return rate === null ? null : moneyText(multiplyFractions(decimalFraction(amount.amount), rate), settings.currency);
  };
  const items = drafts.map((draft): MoneyItem => {
    const claim = claims.findLast(({ key }) => key === draft.key) ?? null;
    return {
      ...draft,
      worth: worthOf(draft),
      noticeDays: draft.noticeDue === null ? null : daysUntil(draft.noticeDue, asOf),
      claim,
      claimWorth:
        claim !== null && isPartClaim(claim)
          ? worthOf({ amount: { amount: claimedAmount(claim), currency: claim.currency }, from: draft.from })
          : null,
    };
  });
  const owedByUs = [...fees.flatMap((checked) => underbilledDrafts(checked, settings.currency)), ...income.flatMap(overpaidDrafts)].map(
    (draft): OwedByUs => ({ ...draft, worth: worthOf(draft) }),
  );
  const byWorth = (a: { readonly worth: string | null }, b: { readonly worth: string | null }): number =>
    compareFractions(decimalFraction(b.worth ?? '0'), decimalFraction(a.worth ?? '0'));
  items.sort(byWorth);
  owedByUs.sort(byWorth);
  return {
    asOf,
    currency: settings.currency,
    ...(isQuick ? { awaits: awaitedClauses(workbook, partner) } : {}),
    items,
    owedByUs,
    partners: moneyByPartner(items, owedByUs, settings.currency),
    fees: fees.map((checked) => feeCheck(checked, settings.currency)),
    income: income.map(({ check }) => check),
  };
}

async function creditDrafts(
  workbook: OpenWorkbook,
  partner: string | null,
  now: number,
  job: JobContext,
  isQuick: boolean,
): Promise<Draft[]> {
  const { timeZone } = workbook.document().settings;
  const metricOf = catalogOf(workbook).byId;
  const { rows } = await runScorecard(workbook, partner, now, job, isQuick);
  return rows.flatMap(({ commitment, results }) =>
    results.flatMap((result): Draft[] => {
      if (result.credit === null || result.creditState === 'earned_back') return [];
      const { amount, currency } = result.credit;
      const isInterest = termsOn(commitment, addDays(result.window.to, -1)).terms.remedy.kind === 'late_interest';
      return [
        {
          key: `credit:${commitment.id}:${result.window.from}`,
          kind: isInterest ? 'late_interest' : 'credit',
          partner: commitment.partner,
          title: commitment.title,
          contract: commitment.contract,
          clause: commitment.clause,
          from: result.window.from,
          to: result.window.to,
          label: result.window.label,
          amount: { amount, currency },
          noticeDue: result.claimDue,
          sentence: result.sentence,
          working: [
            ...(result.numerator === null || result.denominator === null
              ? []
              : [
                  {
                    label: 'Numerator / denominator',
                    value: `${formatValue(result.numerator, { kind: 'count' })} / ${formatValue(result.denominator, { kind: 'count' })}`,
                  },
                ]),
            { label: 'By the clause', value: result.creditWorking ?? 'fixed credit for a miss' },
            { label: isInterest ? 'Interest' : 'Credit', value: written(amount, currency), isSum: true },
          ],
          rows:
            (isInterest ? clauseMisses(commitment, result.window, timeZone, metricOf) : null) ??
            clauseRows(commitment, result.window, timeZone, metricOf),
          lineage: result.lineage,
          commitmentId: commitment.id,
        },
      ];
    }),
  );
}

function overbillingDraft({ line, found, lineage, where, dataThrough }: CheckedLine, currency: string): Draft[] {
  if (found === null) return [];
  const days = { from: found.from, to: addDays(found.through, 1) };
  const byCard = subtractFractions(found.billed, found.excess);
  const amount = moneyText(found.excess, currency);
  const bps = (value: number): string => formatValue(value, { kind: 'bps' });
  return [
    {
      key: `overbilling:${line.id}:${found.from}`,
      kind: 'overbilling',
      ...feeFacts(line, 'above', days),
      amount: { amount, currency },
      noticeDue:
        line.claimWithinDays === null ? null : addDays(dataThrough < found.through ? dataThrough : found.through, line.claimWithinDays),
      sentence: `Billed ${bps(found.billedBps)} of sales against ${bps(line.bps)} by the card in force since ${dayText(line.effectiveFrom)}.`,
      working: [
        {
          label: `Sales, ${formatValue(found.lines, { kind: 'count' })} lines`,
          value: written(moneyText(found.sales, currency), currency),
        },
        { label: 'Billed', value: written(moneyText(found.billed, currency), currency) },
        {
          label: `By the card: ${bps(line.bps)}${line.perItem === null ? '' : ` + ${written(line.perItem, currency)} a sale`}`,
          value: written(moneyText(byCard, currency), currency),
        },
        { label: 'Billed too much', value: written(amount, currency), isSum: true },
      ],
      rows: { table: 'settlement_line', where, period: days, metric: null, part: 'all', sort: null },
      lineage,
      commitmentId: null,
    },
  ];
}

function underpaymentDrafts({ term, check, months }: CheckedIncome): Draft[] {
  return months.flatMap(({ from, to, isClosed, short, rows, lineage }, index): Draft[] => {
    const shown = check.months[index];
    if (short === null || short.n <= 0n || !isClosed || shown === undefined || shown.paid === null) return [];
    const unpaid = shown.paidEvents === null ? null : shown.events - shown.paidEvents;
    const count = (value: number): string => formatValue(value, { kind: 'count' });
    const amount = moneyText(short, term.currency);
    return [
      {
        key: `underpayment:${term.id}:${from}`,
        kind: 'underpayment',
        partner: term.partner,
        title: `${incomeWords[term.kind]}: ${term.title}`,
        contract: term.contract,
        clause: term.clause,
        from,
        to,
        label: periodLabel({ from, to }),
        amount: { amount, currency: term.currency },
        noticeDue: term.claimWithinDays === null ? null : addDays(addDays(to, -1), term.claimWithinDays),
        sentence:
          unpaid === null
            ? `${written(shown.paid, term.currency)} paid of ${written(shown.due, term.currency)} due for ${count(shown.events)} events.`
            : `Paid for ${count(shown.paidEvents ?? 0)} of ${count(shown.events)} events, ${count(unpaid)} unpaid.`,
        working: [
          {
            label:
              term.rate.kind === 'per_event'
                ? `${count(shown.events)} events x ${written(term.rate.amount, term.currency)}`
                : `${formatValue(term.rate.bps, { kind: 'bps' })} of ${term.rate.column}, ${count(shown.events)} events`,
            value: written(shown.due, term.currency),
          },
          { label: shown.paidEvents === null ? 'Paid' : `Paid for ${count(shown.paidEvents)}`, value: written(shown.paid, term.currency) },
          { label: 'Underpaid', value: written(amount, term.currency), isSum: true },
        ],
        rows,
        lineage,
        commitmentId: null,
      },
    ];
  });
}

/** Billed against the card by months, what is under as well as what is over. */
function feeCheck({ line, days, problem }: CheckedLine, currency: string): FeeCheck {
  const names = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
  const { id, partner, fee, product, bps, perItem, effectiveFrom, effectiveTo, isLoaded } = line;
  return {
    lineId: id,
    partner,
    fee: feeWords[fee],
    product,
    bps,
    perItem,
    from: effectiveFrom,
    to: effectiveTo,
    isLoaded,
    currency,
    problem: problem === null ? null : `${problem.title}.`,
    months: names.map((month) => {
      const own = days.filter(({ day }) => day.startsWith(month));
      const sum = (part: (day: (typeof own)[number]) => Fraction): Fraction =>
        own.reduce((total, day) => addFractions(total, part(day)), zero);
      const [billed, byCard] = [sum((day) => day.billed), sum((day) => feeByCard(day, bps))];
      return {
        month,
        sales: moneyText(
          sum((day) => day.sales),
          currency,
        ),
        items: own.reduce((total, { lines }) => total + lines, 0),
        billed: moneyText(billed, currency),
        byCard: moneyText(byCard, currency),
        difference: moneyText(subtractFractions(billed, byCard), currency),
      };
    }),
  };
}
