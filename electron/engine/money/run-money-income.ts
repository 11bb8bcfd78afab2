import { addDays, addMonths, dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import { startOfDay } from '../../../shared/calendar/time-zone.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { moneyText } from '../../../shared/money/exact-money.ts';
import {
  addFractions,
  decimalFraction,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '../../../shared/money/fraction.ts';
import type { IncomeTerm } from '../../../shared/partners/income-term.ts';
import type { IncomeCheck } from '../../../shared/partners/money-item.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import { quoteInstant, quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import { timeBuckets } from '../../../shared/query/time-bucket.ts';
import { countedRows } from '../rows/counted-rows.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { readSmallResult } from '../read-small-result.ts';
import { reportedRows } from '../scorecard/run-scorecard-reported.ts';
import { instantsOf, tableFacts } from '../table-facts.ts';

/** A term of income against what was paid, with the way to the rows of each month. */
export interface CheckedIncome {
  readonly term: IncomeTerm;
  readonly check: IncomeCheck;
  readonly months: readonly {
    readonly from: string;
    readonly to: string;
    /** The month is over as of the newest row. */
    readonly isClosed: boolean;
    readonly short: Fraction | null;
    /** Events without a payment; where a statement tells what was paid, all events. */
    readonly rows: RowsSpec;
    readonly events: RowsSpec;
    readonly lineage: Lineage;
  }[];
}

interface MonthSums {
  readonly month: number;
  readonly events: number;
  readonly basis: Fraction;
  readonly paid: Fraction;
  readonly paidEvents: number;
}

/** Due against paid, month by month, in the currency of the term. */
export async function checkedIncome(workbook: OpenWorkbook, partner: string | null, job: JobContext): Promise<readonly CheckedIncome[]> {
  const checked: CheckedIncome[] = [];
  for (const term of workbook.document().incomeTerms)
    if (partner === null || term.partner === partner) checked.push(await checkTerm(workbook, term, job));
  return checked;
}

const nothing = (term: IncomeTerm, problem: string): CheckedIncome => ({
  term,
  check: { termId: term.id, partner: term.partner, title: term.title, currency: term.currency, months: [], problem },
  months: [],
});

async function checkTerm(workbook: OpenWorkbook, term: IncomeTerm, job: JobContext): Promise<CheckedIncome> {
  const { source, presence } = await tableFacts(workbook, term.table, job.signal);
  if (presence.range === null) return nothing(term, `No row of ${factTable(term.table).label.toLowerCase()} is loaded.`);
  const known = new Set(source.columns.map(({ name }) => name));
  const named = [term.time, term.rate.kind === 'share' ? term.rate.column : null, term.paid.kind === 'column' ? term.paid.column : null];
  const unknown = named.find((name) => name !== null && !known.has(name));
  if (unknown !== undefined && unknown !== null) return nothing(term, `${factTable(term.table).label} have no column ${unknown}.`);
  const [first, end] = [formatDay(presence.range.from), formatDay(presence.range.through + 1)];
  const period = {
    from: term.effectiveFrom > first ? term.effectiveFrom : first,
    to: term.effectiveTo !== null && term.effectiveTo < end ? term.effectiveTo : end,
  };
  if (period.from >= period.to) return nothing(term, 'It is not in force on any day that is loaded.');
  const { settings } = workbook.document();
  const time = term.time ?? source.timeColumn;
  const currencies = currencyColumns(term);
  const instants = instantsOf(period, settings.timeZone);
  const where = allOf({ kind: 'compare', column: 'partner', operator: '=', value: term.partner }, term.where);
  const bucket = timeBuckets('month', time, settings.timeZone, instants.from, instants.to, settings.weekStart);
  const paid = term.paid.kind === 'column' ? quoteName(term.paid.column) : 'NULL';
  const basis = term.rate.kind === 'share' ? quoteName(term.rate.column) : '0';
  const sql = `SELECT CAST(${bucket.sql} AS BIGINT), count(*), CAST(coalesce(sum(${basis}), 0) AS VARCHAR), CAST(coalesce(sum(${paid}), 0) AS VARCHAR), count(${paid}), ${otherCurrency(currencies, term.currency)}
${await countedRows(workbook, term.table, where, null, job.signal)} AND ${quoteName(time)} >= ${quoteInstant(instants.from)} AND ${quoteName(time)} < ${quoteInstant(instants.to)}
GROUP BY 1 ORDER BY 1`;
  const found = await readSmallResult(workbook, sql, job.signal);
  const others = found.reduce((sum, row) => sum + Number(row[5]), 0);
  if (others > 0)
    return nothing(term, `${others === 1 ? '1 row is' : `${others} rows are`} not in ${term.currency}: narrow the term to one currency.`);
  const sums = found.map(
    ([month, events, amount, paidSum, paidEvents]): MonthSums => ({
      month: Number(month),
      events: Number(events),
      basis: decimalFraction(String(amount)),
      paid: decimalFraction(String(paidSum)),
      paidEvents: Number(paidEvents),
    }),
  );
  const months: CheckedIncome['months'][number][] = [];
  const shown: IncomeCheck['months'][number][] = [];
  for (const sum of sums) {
    const from = formatDay(sum.month);
    const to = addMonths(`${from.slice(0, 7)}-01`, 1);
    const statement = await paidFor(workbook, term, sum, from, to, job);
    const due = dueOf(term, sum);
    const short = statement.paid === null ? null : subtractFractions(due, statement.paid);
    const lineage = await ownLineage(
      workbook,
      {
        sql,
        table: term.table,
        partner: term.partner,
        metric: { id: 'underpayment', sentence: 'Contract rate times events, less what was paid.' },
        instants: { from: startOfDay(settings.timeZone, dayNumber(from)), to: startOfDay(settings.timeZone, dayNumber(to)) },
        subject: { term, month: from },
      },
      job.signal,
    );
    months.push({
      from,
      to,
      isClosed: to <= end,
      short,
      rows: eventRows(term, allOf(where, unpaid(term)), time, source.timeColumn, from, to, settings.timeZone),
      events: eventRows(term, where, time, source.timeColumn, from, to, settings.timeZone),
      lineage,
    });
    shown.push({
      month: from.slice(0, 7),
      events: sum.events,
      due: moneyText(due, term.currency),
      paid: statement.paid === null ? null : moneyText(statement.paid, term.currency),
      paidEvents: statement.events,
      short: short === null ? null : moneyText(short, term.currency),
    });
  }
  return { term, check: { ...nothing(term, '').check, months: shown, problem: null }, months };
}

/** The amounts that a term adds up, each with the column of its currency. */
function currencyColumns({ table, rate, paid }: IncomeTerm): readonly { readonly amount: string; readonly currency: string }[] {
  const used = [rate.kind === 'share' ? rate.column : null, paid.kind === 'column' ? paid.column : null];
  return factTable(table).columns.flatMap(({ name, currency }) =>
    currency !== undefined && used.includes(name) ? [{ amount: name, currency }] : [],
  );
}

/** Counts rows whose amounts are in another currency, or in none: they cannot be added up with the others. */
function otherCurrency(columns: ReturnType<typeof currencyColumns>, wanted: string): string {
  const each = columns.map(
    ({ amount, currency }) =>
      `(${quoteName(amount)} IS NOT NULL AND ${quoteName(amount)} <> 0 AND ${quoteName(currency)} IS DISTINCT FROM ${quoteText(wanted)})`,
  );
  return each.length === 0 ? '0' : `count(*) FILTER (WHERE ${each.join(' OR ')})`;
}

function dueOf({ rate }: IncomeTerm, { events, basis }: MonthSums): Fraction {
  return rate.kind === 'per_event'
    ? multiplyFractions(decimalFraction(rate.amount), fraction(BigInt(events)))
    : multiplyFractions(basis, multiplyFractions(decimalFraction(rate.bps), fraction(1n, 10_000n)));
}

/** What was paid for a month: by the rows, or by the partner's newest statement for exactly that month. */
async function paidFor(
  workbook: OpenWorkbook,
  { partner, paid }: IncomeTerm,
  sum: MonthSums,
  from: string,
  to: string,
  job: JobContext,
): Promise<{ readonly paid: Fraction | null; readonly events: number | null }> {
  if (paid.kind === 'column') return { paid: sum.paid, events: sum.paidEvents };
  const statements = (await reportedRows(workbook, partner, paid.figure, job.signal))
    .filter((row) => row.isSuperseded !== true && row.from === from && addDays(row.through, 1) === to && row.value !== null)
    .toSorted((a, b) => b.version - a.version || ((a.receivedAt ?? '') < (b.receivedAt ?? '') ? 1 : -1));
  // One statement for all of it, or one for each product or account, which add up; of each the newest version.
  const newest = new Map<string, (typeof statements)[number]>();
  for (const statement of statements) if (!newest.has(statement.about ?? '')) newest.set(statement.about ?? '', statement);
  const whole = newest.get('');
  const parts = whole === undefined ? [...newest.values()] : [whole];
  if (parts.length === 0) return { paid: null, events: null };
  const events = parts.map(({ numerator }) => (numerator === null ? null : Number(numerator)));
  return {
    paid: parts.reduce((total, { value }) => addFractions(total, decimalFraction(value ?? '0')), fraction(0n)),
    events: events.includes(null) ? null : events.reduce<number>((total, count) => total + (count ?? 0), 0),
  };
}

/** Events of a month: where each row says what was paid, those without; else all of them. */
function unpaid({ paid }: IncomeTerm): Filter {
  return paid.kind === 'column' ? { kind: 'missing', column: paid.column } : { kind: 'all' };
}

function eventRows(term: IncomeTerm, where: Filter, time: string, own: string, from: string, to: string, zone: string): RowsSpec {
  const instant = (day: string): string => new Date(startOfDay(zone, dayNumber(day))).toISOString();
  const inMonth: Filter =
    time === own
      ? { kind: 'all' }
      : allOf(
          { kind: 'compare', column: time, operator: '>=', value: instant(from) },
          { kind: 'compare', column: time, operator: '<', value: instant(to) },
        );
  return {
    table: term.table,
    where: allOf(where, inMonth),
    period: time === own ? { from, to } : null,
    metric: null,
    part: 'all',
    sort: null,
  };
}
