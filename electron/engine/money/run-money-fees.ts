import { upperFirst } from '../../../shared/base/words.ts';
import { addDays, dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { startOfDay } from '../../../shared/calendar/time-zone.ts';
import { type FeeDay, findOverbilling, findUnderbilling, type Overbilling } from '../../../shared/explain/overbilling.ts';
import { type AppError, AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { addFractions, decimalFraction, type Fraction, fraction, multiplyFractions } from '../../../shared/money/fraction.ts';
import { feeWords } from '../../../shared/partners/rate-card.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { Lineage, Period } from '../../../shared/query/slice.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { timeBuckets } from '../../../shared/query/time-bucket.ts';
import { countedRows } from '../rows/counted-rows.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { readSmallResult } from '../read-small-result.ts';
import { planRates, rateOn } from '../brief/run-brief-money.ts';
import { type CardLine, cardLines } from './run-money-cards.ts';
import { instantsOf, tableFacts } from '../table-facts.ts';

/** One line of a rate card against what was billed, day by day, in the reporting currency. */
export interface CheckedLine {
  readonly line: CardLine;
  readonly days: readonly FeeDay[];
  /** What was billed too much, where days in a row were; null when nothing was. */
  readonly found: Overbilling | null;
  /** What was billed too little, likewise. */
  readonly under: Overbilling | null;
  /** Why the line cannot be checked; null when it was. */
  readonly problem: AppError | null;
  readonly lineage: Lineage;
  readonly where: Filter;
  /** Last day of settlement lines that are loaded. */
  readonly dataThrough: string;
}

/** Which line of a card an item is about, and in which days it was billed otherwise. */
export function feeFacts({ fee, partner, product, contract, clause }: CardLine, side: 'above' | 'below', days: Period) {
  const title = `${upperFirst(feeWords[fee])} ${side} the rate card${product === null ? '' : `, ${product}`}`;
  return { partner, title, contract, clause, ...days, label: periodLabel(days) };
}

/** Every card in force against the sales it covers; a card without a sale in its days has none. */
export async function checkedLines(workbook: OpenWorkbook, partner: string | null, job: JobContext): Promise<readonly CheckedLine[]> {
  const lines = await cardLines(workbook, job.signal);
  const checked: CheckedLine[] = [];
  for (const line of lines) {
    if (partner !== null && line.partner !== partner) continue;
    const others = lines.filter((other) => other.partner === line.partner && other.fee === line.fee && other.product !== null);
    const found = await checkLine(workbook, line, line.product === null ? others : [], job);
    if (found !== null) checked.push(found);
  }
  return checked;
}

async function checkLine(
  workbook: OpenWorkbook,
  line: CardLine,
  others: readonly CardLine[],
  job: JobContext,
): Promise<CheckedLine | null> {
  const { settings } = workbook.document();
  const { presence } = await tableFacts(workbook, 'settlement_line', job.signal);
  if (presence.range === null) return null;
  const [first, end] = [formatDay(presence.range.from), formatDay(presence.range.through + 1)];
  const cardEnd = line.effectiveTo === null ? end : addDays(line.effectiveTo, 1);
  const period = { from: line.effectiveFrom > first ? line.effectiveFrom : first, to: cardEnd < end ? cardEnd : end };
  if (period.from >= period.to) return null;
  const instants = instantsOf(period, settings.timeZone);
  const where: Filter = allOf(
    { kind: 'compare', column: 'partner', operator: '=', value: line.partner },
    { kind: 'compare', column: 'type', operator: '=', value: 'sale' },
    ...(line.product === null ? [] : [{ kind: 'compare', column: 'product', operator: '=', value: line.product } as const]),
    ...otherProducts(others, period, settings.timeZone),
  );
  const day = timeBuckets('day', 'ts_utc', settings.timeZone, instants.from, instants.to, settings.weekStart);
  const fee = quoteName(line.fee);
  // Sales in the currency of the fee: the gross itself, or what it came to after the partner's own conversion.
  const sales = `CASE WHEN "ccy_gross" IS NOT DISTINCT FROM "ccy_net" THEN "gross" ELSE "net" - coalesce("fee_total", 0) - coalesce("tax", 0) END`;
  const sql = `SELECT CAST(${day.sql} AS BIGINT), coalesce("ccy_net", "ccy_gross"), count(*), CAST(-sum(${fee}) AS VARCHAR), CAST(sum(${sales}) AS VARCHAR)
${await countedRows(workbook, 'settlement_line', where, instants, job.signal)} AND ${fee} IS NOT NULL AND "gross" IS NOT NULL
GROUP BY 1, 2`;
  const rows = await dataCache(workbook).once(`fees|${sql}`, job.signal, () => readSmallResult(workbook, sql, job.signal));
  const { days, problem } = daysOrProblem(rows, line, workbook);
  if (days.length === 0 && problem === null) return null;
  const metric = {
    id: 'overbilling',
    sentence: 'Fee billed on sales, less the rate card in force times those sales, over the days on which it was exceeded.',
  };
  const lineage = await ownLineage(
    workbook,
    { sql, table: 'settlement_line', partner: line.partner, metric, instants, subject: line },
    job.signal,
  );
  return {
    line,
    days,
    found: findOverbilling(days, line.bps),
    under: findUnderbilling(days, line.bps),
    problem,
    lineage,
    where,
    dataThrough: formatDay(presence.range.through),
  };
}

/** A product is not covered by the card for all on the days on which it has one of its own. */
function otherProducts(others: readonly CardLine[], period: Period, zone: string): readonly Filter[] {
  return others.flatMap(({ product, effectiveFrom, effectiveTo }): Filter[] => {
    if (product === null) return [];
    const end = effectiveTo === null ? null : addDays(effectiveTo, 1);
    if (effectiveFrom >= period.to || (end !== null && end <= period.from)) return [];
    const at = (operator: '>=' | '<', day: string): Filter => ({
      kind: 'compare',
      column: 'ts_utc',
      operator,
      value: new Date(startOfDay(zone, dayNumber(day))).toISOString(),
    });
    const own = allOf(
      { kind: 'compare', column: 'product', operator: '=', value: product },
      ...(effectiveFrom > period.from ? [at('>=', effectiveFrom)] : []),
      ...(end !== null && end < period.to ? [at('<', end)] : []),
    );
    return [{ kind: 'not', part: own }];
  });
}

/** Sales in a currency without a plan rate cannot be held against a card; the other cards can. */
function daysOrProblem(
  rows: readonly (readonly unknown[])[],
  line: CardLine,
  workbook: OpenWorkbook,
): { readonly days: readonly FeeDay[]; readonly problem: AppError | null } {
  try {
    return { days: feeDays(rows, line, workbook), problem: null };
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code !== 'CURRENCY_NO_RATE') throw thrown;
    return { days: [], problem: thrown.error };
  }
}

function feeDays(rows: readonly (readonly unknown[])[], line: CardLine, workbook: OpenWorkbook): FeeDay[] {
  const rates = planRates(workbook);
  const perItem = decimalFraction(line.perItem ?? '0');
  const byDay = new Map<string, FeeDay>();
  for (const [key, currency, lines, billed, sales] of rows) {
    const day = formatDay(Number(key));
    const rate = rateOn(rates, String(currency), day) ?? fail('CURRENCY_NO_RATE', { from: String(currency), to: rates.reporting });
    const known = byDay.get(day) ?? { day, lines: 0, billed: fraction(0n), sales: fraction(0n), perItems: fraction(0n) };
    const worth = (amount: Fraction): Fraction => multiplyFractions(amount, rate);
    byDay.set(day, {
      day,
      lines: known.lines + Number(lines),
      billed: addFractions(known.billed, worth(decimalFraction(String(billed)))),
      sales: addFractions(known.sales, worth(decimalFraction(String(sales)))),
      perItems: addFractions(known.perItems ?? fraction(0n), worth(multiplyFractions(perItem, fraction(BigInt(Number(lines)))))),
    });
  }
  return [...byDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
