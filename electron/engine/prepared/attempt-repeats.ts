import { retryRules, type RetryRules } from '../../../shared/domain/retry-rules.ts';
import { answered, approved, ofMethod } from '../../../shared/metrics/populations.ts';
import { type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import { compileFilter } from '../../../shared/query/compile-filter.ts';
import { allOf } from '../../../shared/query/filter.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import type { Preparation } from './preparation.ts';

/** Attempts that were submitted again after an approval, and retries that the networks charge for. */
export const attemptRepeats: Preparation = {
  table: 'attempt',
  id: 'repeats',
  label: 'Looking for repeated attempts',
  plan: async (_workbook, table) => ({ key: '', select: selectSql(table) }),
};

const schemeNames: Readonly<Record<RetryRules['scheme'], readonly string[]>> = {
  visa: ['visa'],
  mastercard: ['mastercard', 'mc', 'maestro'],
};

/** Orders and cards with one attempt have no repeats; they are left out by a hash, which is cheaper than grouping the ids. */
function selectSql(table: SourceTable): string {
  const rows = [...sourceConditions({ table, instants: null, buckets: null }), compileFilter(answered, table), '"ts_utc" IS NOT NULL'].join(
    ' AND ',
  );
  const isApproved = compileFilter(approved, table);
  const cards = compileFilter(allOf(ofMethod('card'), { kind: 'not', part: { kind: 'missing', column: 'card_token' } }), table);
  const inOrder = 'ORDER BY ts_utc, coalesce(attempt_no, 0), extract_id, row_no';
  return `WITH again AS (
  SELECT rowid AS row_id, ts_utc <= max(CASE WHEN ${isApproved} THEN ts_utc END) OVER (PARTITION BY order_id, amount, ccy ${inOrder} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + INTERVAL 60 SECOND AS is_duplicate
  FROM attempt WHERE ${rows} AND order_id IS NOT NULL AND hash(order_id) IN (SELECT hash(order_id) FROM attempt WHERE ${rows} AND order_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1)
), card AS (
  SELECT rowid AS row_id, card_token, mid, amount, ccy, ts_utc, lower(scheme) AS scheme, upper(trim(raw_code)) AS code, advice_code, NOT (${isApproved}) AS is_declined
  FROM attempt WHERE ${rows} AND ${cards} AND hash(card_token) IN (SELECT hash(card_token) FROM attempt WHERE ${rows} AND ${cards} GROUP BY 1 HAVING count(*) > 1)
), counted AS (
  SELECT *, count(*) FILTER (WHERE is_declined) OVER month_before AS declines,
    ${retryRules.map((rules) => `count(*) FILTER (WHERE is_declined AND ${neverSql(rules)}) OVER month_before AS never_${rules.scheme}`).join(', ')},
    count(*) FILTER (WHERE is_declined) OVER day_before AS declines_of_day
  FROM card WINDOW month_before AS (PARTITION BY card_token, mid, amount, ccy ORDER BY ts_utc RANGE BETWEEN INTERVAL 30 DAY PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING),
    day_before AS (PARTITION BY card_token ORDER BY ts_utc RANGE BETWEEN INTERVAL 24 HOUR PRECEDING AND INTERVAL 1 MICROSECOND PRECEDING)
), excess AS (
  SELECT row_id, CASE ${retryRules.map(excessSql).join(' ')} ELSE FALSE END AS is_excess_retry FROM counted
)
SELECT coalesce(a.row_id, e.row_id) AS row_id, coalesce(a.is_duplicate, FALSE) AS is_duplicate, e.is_excess_retry
FROM (SELECT * FROM again WHERE is_duplicate) a FULL JOIN excess e ON e.row_id = a.row_id`;
}

function neverSql({ neverCodes, neverAdvice }: RetryRules): string {
  const parts = [
    ...(neverCodes.length === 0 ? [] : [`code IN (${neverCodes.map(quoteText).join(', ')})`]),
    ...(neverAdvice.length === 0 ? [] : [`advice_code IN (${neverAdvice.map(quoteText).join(', ')})`]),
  ];
  return `(${parts.join(' OR ')})`;
}

function excessSql(rules: RetryRules): string {
  const names = schemeNames[rules.scheme].map(quoteText).join(', ');
  const tests = [
    `declines > ${rules.mostRetries}`,
    `never_${rules.scheme} > 0`,
    ...(rules.mostDeclinesInADay === null ? [] : [`declines_of_day >= ${rules.mostDeclinesInADay}`]),
  ];
  return `WHEN scheme IN (${names}) THEN ${tests.join(' OR ')}`;
}
