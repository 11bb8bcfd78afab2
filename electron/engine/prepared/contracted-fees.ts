import { dayNumber } from '../../../shared/calendar/day.ts';
import { startOfDay } from '../../../shared/calendar/time-zone.ts';
import { cardsInForce, type FeeColumn, feeColumns, type RateCardLine } from '../../../shared/partners/rate-card.ts';
import { sourceConditions } from '../../../shared/metrics/slice-source.ts';
import { decimalText, quoteInstant, quoteText } from '../../../shared/query/sql-text.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import type { Preparation } from './preparation.ts';

/** A fee part by contract: what the workbook's rate cards and loaded rate cards say of it. */
interface Rate {
  readonly partner: string;
  readonly product: string | null;
  readonly fee: FeeColumn;
  readonly bps: string;
  readonly perItem: string;
  /** Currency of the amount per item; such a rate says nothing of lines in another. */
  readonly currency: string | null;
  /** Local days, the last one in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

const parts: readonly FeeColumn[] = feeColumns;

/**
 * What sales should have cost by the rate card in force on their day, beside what was billed for the same parts. Lines without a rate,
 * and lines whose fee is in another currency than the sale, have neither.
 */
export const contractedFees: Preparation = {
  table: 'settlement_line',
  id: 'contracted',
  label: 'Applying rate cards',
  plan: async (workbook, table, job) => {
    const rates = cardsInForce([...workbook.document().rateCards.map(ofDocument), ...(await loadedRates(workbook, job.signal))]);
    const zone = workbook.document().settings.timeZone;
    const rows = [
      ...sourceConditions({ table, instants: null, buckets: null }),
      `type = 'sale'`,
      'gross IS NOT NULL',
      'ccy_gross = ccy_net',
    ];
    const owed = parts.map(
      (part) =>
        `${contractSql(
          rates.filter(({ fee }) => fee === part),
          zone,
        )} AS ${part}_owed`,
    );
    const sum = (sql: (part: string) => string) =>
      parts.map((part) => `CASE WHEN ${part}_owed IS NOT NULL THEN ${sql(part)} ELSE 0 END`).join(' + ');
    const known = parts.map((part) => `${part}_owed IS NOT NULL`).join(' OR ');
    return {
      key: JSON.stringify([rates, zone]),
      select: `SELECT row_id, CAST(${sum((part) => `${part}_owed`)} AS DECIMAL(18,6)) AS contracted_fee, CAST(${sum((part) => `-coalesce(${part}, 0)`)} AS DECIMAL(18,6)) AS billed_fee
FROM (SELECT rowid AS row_id, *, ${owed.join(', ')} FROM settlement_line WHERE ${rows.join(' AND ')}) WHERE ${known}`,
    };
  },
};

const ofDocument = ({ partner, product, fee, bps, perItem, effectiveFrom, effectiveTo }: RateCardLine): Rate => ({
  partner,
  product,
  fee,
  bps: decimalText(bps) ?? '0',
  perItem: perItem ?? '0',
  currency: null,
  effectiveFrom,
  effectiveTo,
});

/** A rate for one network, method or country is no share of all sales and is left out, as it is where money is owed. */
async function loadedRates(workbook: OpenWorkbook, signal: AbortSignal): Promise<readonly Rate[]> {
  const active = workbook.activeExtracts();
  if (active.length === 0) return [];
  const rows = await readSmallResult(
    workbook,
    `SELECT partner, product, fee, CAST(rate_bps AS VARCHAR), CAST(coalesce(per_item, 0) AS VARCHAR), CASE WHEN per_item <> 0 THEN ccy END, CAST(effective_from AS VARCHAR), CAST(effective_to AS VARCHAR)
FROM rate_card WHERE extract_id IN (${active.join(', ')}) AND partner IS NOT NULL AND fee IS NOT NULL AND rate_bps IS NOT NULL AND effective_from IS NOT NULL
  AND method IS NULL AND scheme IS NULL AND country IS NULL ORDER BY ALL`,
    signal,
  );
  return rows.flatMap(([partner, product, name, bps, perItem, currency, from, through]): Rate[] => {
    const fee = parts.find((part) => part === name);
    if (fee === undefined) return [];
    return [
      {
        partner: String(partner),
        product: product === null ? null : String(product),
        fee,
        bps: decimalText(String(bps)) ?? '0',
        perItem: String(perItem),
        currency: currency === null ? null : String(currency),
        effectiveFrom: String(from).slice(0, 10),
        effectiveTo: through === null ? null : String(through).slice(0, 10),
      },
    ];
  });
}

/** The amount by the rates of one fee part; a rate for the product goes before one for all, a later one before an earlier. */
function contractSql(rates: readonly Rate[], zone: string): string {
  const ordered = [...rates].sort(
    (left, right) =>
      Number(left.product === null) - Number(right.product === null) || right.effectiveFrom.localeCompare(left.effectiveFrom),
  );
  const cases = ordered.map(({ partner, product, bps, perItem, currency, effectiveFrom, effectiveTo }) => {
    const start = (day: string, later = 0) => quoteInstant(startOfDay(zone, dayNumber(day) + later));
    const tests = [
      `partner = ${quoteText(partner)}`,
      ...(product === null ? [] : [`product = ${quoteText(product)}`]),
      ...(currency === null ? [] : [`ccy_net = ${quoteText(currency)}`]),
      `ts_utc >= ${start(effectiveFrom)}`,
      ...(effectiveTo === null ? [] : [`ts_utc < ${start(effectiveTo, 1)}`]),
    ];
    return `WHEN ${tests.join(' AND ')} THEN CAST(gross * CAST(${bps} AS DECIMAL(10,4)) * CAST(0.0001 AS DECIMAL(5,4)) + ${perItem} AS DECIMAL(18,6))`;
  });
  return cases.length === 0 ? 'CAST(NULL AS DECIMAL(18,6))' : `CASE ${cases.join(' ')} END`;
}
