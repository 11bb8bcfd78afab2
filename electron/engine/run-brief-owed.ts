import { formatDay } from '../../shared/calendar/day.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import { clauseRows } from '../../shared/commitments/clause-rows.ts';
import type { BriefFinding } from '../../shared/explain/brief.ts';
import { owedCreditFinding } from '../../shared/explain/brief-owed.ts';
import { overbillingFinding } from '../../shared/explain/brief-overbilling.ts';
import { type FeeDay, findOverbilling } from '../../shared/explain/overbilling.ts';
import { addFractions, decimalFraction, fraction, multiplyFractions } from '../../shared/money/fraction.ts';
import { moneyText } from '../../shared/money/exact-money.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../shared/query/filter.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import { quoteName } from '../../shared/query/sql-text.ts';
import { timeBuckets } from '../../shared/query/time-bucket.ts';
import type { RateCardLine } from '../../shared/workbook/document.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { ownLineage } from './own-lineage.ts';
import { countedRows } from './counted-rows.ts';
import { readSmallResult } from './read-small-result.ts';
import { planRates, rateOn } from './run-brief-money.ts';
import { runScorecard } from './run-scorecard.ts';
import { instantsOf, tableFacts } from './table-facts.ts';

/** Credits that the scorecard finds owed, each missed window one finding. */
export async function owedCredits(workbook: OpenWorkbook, now: number, job: JobContext): Promise<BriefFinding[]> {
  const { settings } = workbook.document();
  const rates = planRates(workbook);
  const today = formatDay(localDay(settings.timeZone, now));
  const scorecard = await runScorecard(workbook, null, now, job);
  return scorecard.rows.flatMap(({ commitment, results }) =>
    results.flatMap((result) => {
      if (result.credit === null) return [];
      const { amount, currency } = result.credit;
      const rate = rateOn(rates, currency, result.window.from);
      const owed = {
        commitmentId: commitment.id,
        partner: commitment.partner,
        clause: commitment.clause,
        title: commitment.title,
        windowFrom: result.window.from,
        windowLabel: result.window.label,
        credit: formatValue(amount, { kind: 'money', currency }, settings.locale, /\.0+$/.test(amount) ? { decimals: 0 } : {}),
        money: rate === null ? null : moneyText(multiplyFractions(decimalFraction(amount), rate), settings.currency),
        claimDue: result.claimDue,
        sentence: result.sentence,
        rows: clauseRows(commitment, result.window),
        lineage: result.lineage,
      };
      return [owedCreditFinding(owed, today)];
    }),
  );
}

/** Fees billed above the rate card in force, line by line. */
export async function overbilledFees(workbook: OpenWorkbook, job: JobContext): Promise<BriefFinding[]> {
  const findings: BriefFinding[] = [];
  for (const line of workbook.document().rateCards) {
    const finding = await overbilledLine(workbook, line, job);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

async function overbilledLine(workbook: OpenWorkbook, line: RateCardLine, job: JobContext): Promise<BriefFinding | null> {
  const { settings } = workbook.document();
  const { presence } = await tableFacts(workbook, 'settlement_line', job.signal);
  if (presence.range === null) return null;
  const [first, end] = [formatDay(presence.range.from), formatDay(presence.range.through + 1)];
  const period = {
    from: line.effectiveFrom > first ? line.effectiveFrom : first,
    to: line.effectiveTo !== null && line.effectiveTo < end ? line.effectiveTo : end,
  };
  if (period.from >= period.to) return null;
  const instants = instantsOf(period, settings.timeZone);
  const where: Filter = allOf(
    { kind: 'compare', column: 'partner', operator: '=', value: line.partner },
    { kind: 'compare', column: 'type', operator: '=', value: 'sale' },
    ...(line.product === null ? [] : [{ kind: 'compare', column: 'product', operator: '=', value: line.product } as const]),
  );
  const day = timeBuckets('day', 'ts_utc', settings.timeZone, instants.from, instants.to, settings.weekStart);
  const fee = quoteName(line.fee);
  // Sales in the currency of the fee: the gross itself, or what it came to after the partner's own conversion.
  const sales = `CASE WHEN "ccy_gross" IS NOT DISTINCT FROM "ccy_net" THEN "gross" ELSE "net" - coalesce("fee_total", 0) - coalesce("tax", 0) END`;
  const sql = `SELECT CAST(${day.sql} AS BIGINT), coalesce("ccy_net", "ccy_gross"), count(*), CAST(-sum(${fee}) AS VARCHAR), CAST(sum(${sales}) AS VARCHAR)
${await countedRows(workbook, 'settlement_line', where, instants, job.signal)} AND ${fee} IS NOT NULL AND "gross" IS NOT NULL
GROUP BY 1, 2`;
  const found = findOverbilling(feeDays(await readSmallResult(workbook, sql, job.signal), workbook), line.bps);
  if (found === null) return null;
  const metric = {
    id: 'overbilling',
    sentence: 'Fee billed on sales, less the rate card in force times those sales, over the days on which it was exceeded.',
  };
  const lineage = await ownLineage(
    workbook,
    { sql, table: 'settlement_line', partner: line.partner, metric, instants, subject: line },
    job.signal,
  );
  return overbillingFinding(line, found, settings.currency, formatDay(presence.range.through), lineage);
}

function feeDays(rows: readonly (readonly unknown[])[], workbook: OpenWorkbook): FeeDay[] {
  const rates = planRates(workbook);
  const byDay = new Map<string, FeeDay>();
  for (const [key, currency, lines, billed, sales] of rows) {
    const day = formatDay(Number(key));
    const rate = rateOn(rates, String(currency), day) ?? fail('CURRENCY_NO_RATE', { from: String(currency), to: rates.reporting });
    const known = byDay.get(day) ?? { day, lines: 0, billed: fraction(0n), sales: fraction(0n) };
    byDay.set(day, {
      day,
      lines: known.lines + Number(lines),
      billed: addFractions(known.billed, multiplyFractions(decimalFraction(String(billed)), rate)),
      sales: addFractions(known.sales, multiplyFractions(decimalFraction(String(sales)), rate)),
    });
  }
  return [...byDay.values()];
}
