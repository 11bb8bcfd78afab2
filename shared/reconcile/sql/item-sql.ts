import { dayNumber } from '../../calendar/day.ts';
import { currencyDecimals } from '../../money/exact-money.ts';
import type { PlanRate } from '../../query/plan-rates.ts';
import { quoteName, quoteText } from '../../query/sql-text.ts';
import { keySql } from '../key-rule.ts';
import { type Reconciliation, rulesFor } from '../reconciliation.ts';
import { closedStatuses } from '../rules.ts';

/** Which rows of a fact table are known on the day of the view, and how their local day is computed. */
export interface KnownRows {
  /** Conditions over the table named `t`. */
  readonly where: string;
  /** SQL of the row's local day (days since 1970-01-01) from its instant; NULL without one. */
  readonly localDay: string;
}

/** What the item queries are told of the partners whose rows they read. */
export interface ItemContext {
  readonly reconciliation: Pick<Reconciliation, 'partners'>;
  /** Partners as they are spelled in the result. */
  readonly partners: readonly string[];
  /** The workbook's plan rates into its reporting currency. */
  readonly rates: { readonly reporting: string; readonly rates: readonly PlanRate[] };
}

const closedList = closedStatuses.map(quoteText).join(', ');
const closedSql = `coalesce(lower(trim(t.status)) IN (${closedList}), FALSE)`;
const dayOf = (date: string, { localDay }: KnownRows) => `coalesce(CAST(${date} - DATE '1970-01-01' AS BIGINT), ${localDay})`;
const wordOf = (column: string) => `lower(trim(coalesce(${column}, '')))`;
const currencyOf = (column: string) => `upper(trim(coalesce(${column}, 'XXX')))`;

/** SQL of a reference under the rule of its row's partner (`p.partner`). */
function partnerKeySql(column: string, { reconciliation, partners }: ItemContext): string {
  const bySql = new Map<string, string[]>();
  for (const partner of partners) {
    const sql = keySql(column, rulesFor(reconciliation, partner).keys);
    bySql.set(sql, [...(bySql.get(sql) ?? []), partner]);
  }
  const [[only] = [], ...others] = [...bySql].sort((left, right) => right[1].length - left[1].length);
  const cases = others.map(([sql, names]) => `WHEN p.partner IN (${names.map(quoteText).join(', ')}) THEN ${sql}`);
  const usual = only ?? keySql(column, rulesFor(reconciliation, '').keys);
  return cases.length === 0 ? usual : `CASE ${cases.join(' ')} ELSE ${usual} END`;
}

const fromTable = (table: string, where: string) =>
  `FROM ${quoteName(table)} t LEFT JOIN rec_partner p ON p.name = t.partner WHERE ${where}`;

/** Identity of an item without and with its order reference: rows that share it are the same item again. */
const hashes = `hash(partner, ptype, amount, ccy, pref) AS h, hash(partner, ptype, amount, ccy, pref, mref) AS hh`;

/** Fills `rec_left` with ledger entries: one row an entry, amount as booked, positive = to us. */
export function ledgerItemsSql(known: KnownRows, context: ItemContext): string {
  return `CREATE TEMP TABLE rec_left AS SELECT *, ${hashes}, FALSE AS dup FROM (SELECT 'order_ledger' AS tbl, t.rowid AS id,
  coalesce(p.partner, '') AS partner, ${wordOf('t.type')} AS ptype, ${partnerKeySql('t.partner_ref', context)} AS pref,
  ${partnerKeySql('coalesce(t.merchant_ref, t.order_id)', context)} AS mref, t.amount AS amount, ${currencyOf('t.ccy')} AS ccy,
  ${dayOf('t.entry_date', known)} AS day, CAST(t.expected_settlement_date - DATE '1970-01-01' AS BIGINT) AS stated,
  ${closedSql} AS closed, t.extract_id, t.row_no, t.line_no ${fromTable('order_ledger', `${known.where} AND t.amount IS NOT NULL`)})`;
}

/** SQL of the plan rate for `ccy` on `day`, NULL where there is none; the newest that is in force. */
function planRateSql({ rates }: ItemContext['rates']): string {
  const since = ({ from }: PlanRate) => (from === null ? Number.NEGATIVE_INFINITY : dayNumber(from));
  const cases = rates
    .toSorted((left, right) => since(right) - since(left))
    .map(
      (rate) =>
        `WHEN ccy = ${quoteText(rate.currency)}${rate.from === null ? '' : ` AND day >= ${since(rate)}`} THEN CAST(${quoteText(rate.rate)} AS DECIMAL(20,12))`,
    );
  return cases.length === 0 ? 'CAST(NULL AS DECIMAL(20,12))' : `CASE ${cases.join(' ')} END`;
}

/**
 * For lines of partners whose conversions are held against the plan rates: gross in the net currency as converted and as contracted,
 * each rounded to the minor unit. NULL where the line converts nothing, or into another currency than the workbook's.
 */
function conversionSql({ reconciliation, partners, rates }: ItemContext): string {
  const checked = partners.filter((partner) => rulesFor(reconciliation, partner).exchangeRates === 'plan');
  const none = 'CAST(NULL AS DECIMAL(38,6))';
  if (checked.length === 0) return `${none} AS booked, ${none} AS contracted`;
  const converts = `partner IN (${checked.map(quoteText).join(', ')}) AND ccy <> ccy_net AND ccy_net = ${quoteText(rates.reporting)} AND fx_rate IS NOT NULL`;
  const at = (rate: string) =>
    `CASE WHEN ${converts} THEN CAST(round(amount * ${rate}, ${currencyDecimals(rates.reporting)}) AS DECIMAL(38,6)) END`;
  return `${at('CAST(fx_rate AS DECIMAL(20,12))')} AS booked, ${at(planRateSql(rates))} AS contracted`;
}

/** Line types that are no business of the ledger: what the partner charges for itself, and what it pays out. */
const notInLedger = `('fee', 'payout')`;

/** Fills `rec_right` with partner lines: gross as the partner lists it, with its fees and net beside it. */
export function partnerItemsSql(known: KnownRows, context: ItemContext): string {
  return `CREATE TEMP TABLE rec_right AS SELECT *, ${hashes}, ${conversionSql(context)}, FALSE AS dup FROM (SELECT 'settlement_line' AS tbl, t.rowid AS id,
  coalesce(p.partner, '') AS partner, ${wordOf('t.type')} AS ptype, ${partnerKeySql('t.partner_ref', context)} AS pref, ${partnerKeySql('t.merchant_ref', context)} AS mref,
  coalesce(t.gross, t.net) AS amount, ${currencyOf('CASE WHEN t.gross IS NULL THEN t.ccy_net ELSE t.ccy_gross END')} AS ccy,
  ${dayOf('t.posting_date', known)} AS day, t.fee_total AS fee, t.tax, t.net, ${currencyOf('t.ccy_net')} AS ccy_net, t.fx_rate,
  t.extract_id, t.row_no, t.line_no ${fromTable('settlement_line', `${known.where} AND ${wordOf('t.type')} NOT IN ${notInLedger} AND coalesce(t.gross, t.net) IS NOT NULL`)})`;
}

/** Fills `rec_batch` with the lines of a partner added up by the payout or batch they name; lines that name none, by day. */
export function batchSql(known: KnownRows, context: ItemContext): string {
  return `CREATE TEMP TABLE rec_batch AS SELECT coalesce(p.partner, '') AS partner, t.mid AS mid, t.payout_id AS payout_id,
  t.batch_id AS batch_id, ${partnerKeySql('t.payout_id', context)} AS pid, ${currencyOf('t.ccy_net')} AS ccy,
  CASE WHEN t.payout_id IS NULL AND t.batch_id IS NULL THEN ${dayOf('t.posting_date', known)} END AS only_day,
  count(*) AS n, sum(CAST(t.net AS DECIMAL(38,6))) AS s, min(${dayOf('t.posting_date', known)}) AS first_day,
  max(${dayOf('t.posting_date', known)}) AS day
  ${fromTable('settlement_line', `${known.where} AND ${wordOf('t.type')} <> 'payout' AND t.net IS NOT NULL`)} GROUP BY ALL`;
}

/**
 * Fills `rec_payout` with what partners say they paid: rows of the payout table, and payout rows inside settlement files whose payout
 * no row of the payout table states. Amount positive = to us.
 */
export function payoutItemsSql(payouts: KnownRows, lines: KnownRows, context: ItemContext): string {
  const arriving = context.partners.filter((partner) => rulesFor(context.reconciliation, partner).payoutRows === 'arriving');
  const sign =
    arriving.length === 0 ? '-t.net' : `CASE WHEN p.partner IN (${arriving.map(quoteText).join(', ')}) THEN t.net ELSE -t.net END`;
  return `CREATE TEMP TABLE rec_payout AS WITH stated AS (
  SELECT 'payout' AS tbl, coalesce(p.partner, '') AS partner, ${partnerKeySql('t.payout_id', context)} AS pid,
    t.payout_id, t.batch_id, t.mid, t.bank_ref, t.amount, ${currencyOf('t.ccy')} AS ccy, t.fee_total AS fee,
    ${dayOf('t.payout_date', payouts)} AS day, ${closedSql} AS closed, t.extract_id, t.row_no, t.line_no
  ${fromTable('payout', `${payouts.where} AND t.amount IS NOT NULL`)}
), listed AS (
  SELECT 'settlement_line' AS tbl, coalesce(p.partner, '') AS partner,
    ${partnerKeySql('coalesce(t.payout_id, t.partner_ref)', context)} AS pid, coalesce(t.payout_id, t.partner_ref) AS payout_id,
    t.batch_id, t.mid, NULL AS bank_ref, CAST(${sign} AS DECIMAL(18,6)) AS amount, ${currencyOf('t.ccy_net')} AS ccy, NULL AS fee,
    ${dayOf('t.posting_date', lines)} AS day, FALSE AS closed, t.extract_id, t.row_no, t.line_no
  ${fromTable('settlement_line', `${lines.where} AND ${wordOf('t.type')} = 'payout' AND t.net IS NOT NULL`)}
)
SELECT row_number() OVER () AS id, * FROM (SELECT * FROM stated UNION ALL SELECT * FROM listed l WHERE NOT EXISTS (SELECT 1 FROM stated s WHERE s.partner = l.partner AND s.pid = l.pid)
  AND NOT EXISTS (SELECT 1 FROM stated s WHERE s.partner = l.partner AND s.batch_id = l.batch_id AND s.ccy = l.ccy AND coalesce(s.mid, l.mid, '') = coalesce(l.mid, s.mid, '')))`;
}

/** Fills `rec_right` with the bookings of our bank accounts; `text` is all a bank says about one. */
export function bankItemsSql(known: KnownRows): string {
  return `CREATE TEMP TABLE rec_right AS SELECT 'bank_line' AS tbl, t.rowid AS id, CASE WHEN t.partner IS NULL THEN NULL ELSE coalesce(p.partner, '') END AS partner,
  'payout' AS ptype, t.bank_ref AS pref, t.customer_ref AS mref, t.end_to_end_id AS eref, t.amount AS amount, ${currencyOf('t.ccy')} AS ccy,
  ${dayOf('t.booking_date', known)} AS day, concat_ws(' ', t.counterparty, t.description) AS text, FALSE AS dup,
  CAST(NULL AS DECIMAL(18,6)) AS fee, CAST(NULL AS DECIMAL(18,6)) AS tax, CAST(NULL AS DECIMAL(18,6)) AS net, CAST(NULL AS VARCHAR) AS ccy_net, CAST(NULL AS DECIMAL(38,6)) AS booked, CAST(NULL AS DECIMAL(38,6)) AS contracted,
  t.extract_id, t.row_no, t.line_no ${fromTable('bank_line', `${known.where} AND t.amount IS NOT NULL`)}`;
}
