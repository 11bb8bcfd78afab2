import { quoteText } from '../../query/sql-text.ts';
import { legs } from '../leg.ts';
import { matchRules } from '../match-rule.ts';
import { missingType } from '../break-type.ts';

/** Names of the tables one run has left behind. */
export interface RunTables {
  readonly link: string;
  readonly open: string;
  readonly rules: string;
  readonly payout: string;
  readonly paid: string;
}

/** Suggestions are looked for among this many items of one amount and currency; beyond it no pair could be the only one. */
const mostOfOneAmount = 50;

const amountText = (amount: string) => `rtrim(rtrim(CAST(CAST(${amount} AS DECIMAL(38,6)) AS VARCHAR), '0'), '.')`;
const joined = (...parts: readonly string[]) => parts.map((part) => `coalesce(${part}, '')`).join(` || '|' || `);

/** References as the files give them: items are known by these, so that a file that is issued again names the same items. */
const reference = (table: string, side: string) =>
  `SELECT o.*, s.partner_ref AS raw_pref, ${
    table === 'order_ledger' ? 'coalesce(s.merchant_ref, s.order_id)' : 's.merchant_ref'
  } AS raw_mref FROM %open o JOIN ${table} s ON s.extract_id = o.extract_id AND s.row_no = o.row_no WHERE o.leg = 'ledger-partner' AND o.side = '${side}'`;

/** An order goes by its own reference, a payout and a bank line by theirs. */
const ownReference = (item: string) =>
  `CASE WHEN ${item}leg = 'ledger-partner' THEN coalesce(${item}raw_mref, ${item}raw_pref) ELSE coalesce(${item}raw_pref, ${item}raw_mref) END`;

const missing = (side: 'left' | 'right') => `CASE leg ${legs.map((leg) => `WHEN '${leg}' THEN '${missingType[leg][side]}'`).join(' ')} END`;

/**
 * The queue of a run on a day: every link that shows a break or a tolerated difference, what people accepted, what is suggested, what
 * waits, and what is missing. One row an entry, its amounts on each side, and the key by which people's decisions find it.
 */
export function entriesSql(tables: RunTables, accepted: readonly string[], asOf: number): string {
  const acceptedRows = accepted.map((key) => `(${quoteText(key)})`).join(', ');
  const pairKey = `l.item_key || ' = ' || r.item_key`;
  return `WITH named AS (
  ${reference('order_ledger', 'left').replace('%open', tables.open)}
  UNION ALL ${reference('settlement_line', 'right').replace('%open', tables.open)}
  UNION ALL SELECT o.*, pref AS raw_pref, mref AS raw_mref FROM ${tables.open} o WHERE o.leg <> 'ledger-partner'
), keyed AS (
  SELECT *, ${joined('leg', 'side', 'partner', 'ptype', 'raw_pref', 'raw_mref', amountText('amount'), 'ccy')} AS plain_key FROM named
), items AS MATERIALIZED (
  SELECT *, plain_key || CASE WHEN nth = 1 THEN '' ELSE '#' || nth END AS item_key,
    upper(right(regexp_replace(coalesce(pref, ''), '[^A-Za-z0-9]', '', 'g'), 4)) AS pref_tail, upper(right(regexp_replace(coalesce(mref, ''), '[^A-Za-z0-9]', '', 'g'), 4)) AS mref_tail
  FROM (SELECT *, row_number() OVER (PARTITION BY plain_key ORDER BY day, extract_id, row_no) AS nth FROM keyed)
), countable AS (
  SELECT * FROM items WHERE NOT dup QUALIFY count(*) OVER (PARTITION BY leg, side, ptype, ccy, amount) <= ${mostOfOneAmount}
), candidate AS MATERIALIZED (
  SELECT l.item_key AS l_key, r.item_key AS r_key, ${pairKey} AS pair_key, abs(l.day - r.day) <= u.suggest_days
    AND (l.leg = 'payout-bank' OR (l.pref IS NULL AND l.mref IS NULL) OR (r.pref IS NULL AND r.mref IS NULL)
      OR l.pref_tail IN (nullif(r.pref_tail, ''), nullif(r.mref_tail, '')) OR l.mref_tail IN (nullif(r.pref_tail, ''), nullif(r.mref_tail, ''))) AS is_near
  FROM countable l JOIN countable r ON r.leg = l.leg AND coalesce(r.partner, l.partner) = l.partner AND r.ptype = l.ptype AND r.ccy = l.ccy AND r.amount = l.amount
  JOIN ${tables.rules} u ON u.partner = l.partner AND u.leg = l.leg WHERE l.side = 'left' AND r.side = 'right'
), accepted AS (
  SELECT l_key, r_key, pair_key FROM candidate ${acceptedRows === '' ? 'WHERE FALSE' : `WHERE pair_key IN (SELECT * FROM (VALUES ${acceptedRows}))`}
), near AS (
  SELECT *, count(*) OVER (PARTITION BY l_key) AS of_left, count(*) OVER (PARTITION BY r_key) AS of_right FROM candidate
  WHERE is_near AND l_key NOT IN (SELECT l_key FROM accepted) AND r_key NOT IN (SELECT r_key FROM accepted)
), paired AS MATERIALIZED (
  SELECT 'accepted' AS kind, l_key, r_key, pair_key FROM accepted
  UNION ALL SELECT 'suggestion', l_key, r_key, pair_key FROM near WHERE of_left = 1 AND of_right = 1
), alone AS (
  SELECT * FROM items WHERE item_key NOT IN (SELECT l_key FROM paired) AND item_key NOT IN (SELECT r_key FROM paired)
), entry AS (
  SELECT 'open' AS origin, p.kind, l.leg, NULL AS type, l.partner, l.ptype, ${matchRules.amount_date.pass} AS pass, 'amount_date' AS rule, l.ccy, 1 AS l_n, CAST(l.amount AS DECIMAL(38,6)) AS l_sum,
    r.ccy AS r_ccy, 1 AS r_n, CAST(r.amount AS DECIMAL(38,6)) AS r_sum, NULL AS tolerance, least(l.day, r.day) AS day, NULL AS wait_until,
    coalesce(${ownReference('l.')}, ${ownReference('r.')}) AS reference, p.pair_key AS key, NULL AS grp,
    l.tbl AS l_tbl, l.extract_id AS l_extract, l.row_no AS l_row, l.line_no AS l_line, r.tbl AS r_tbl, r.extract_id AS r_extract, r.row_no AS r_row, r.line_no AS r_line
  FROM paired p JOIN items l ON l.item_key = p.l_key JOIN items r ON r.item_key = p.r_key
  UNION ALL SELECT 'open', CASE WHEN NOT dup AND wait_until >= ${asOf} THEN 'timing' ELSE 'break' END, leg,
    CASE WHEN dup THEN 'duplicate' WHEN wait_until >= ${asOf} THEN 'timing' WHEN side = 'left' THEN ${missing('left')} ELSE ${missing('right')} END,
    partner, ptype, NULL, NULL, ccy, CASE side WHEN 'left' THEN 1 ELSE 0 END, CASE side WHEN 'left' THEN amount ELSE 0 END,
    ccy, CASE side WHEN 'right' THEN 1 ELSE 0 END, CASE side WHEN 'right' THEN amount ELSE 0 END, NULL, day, wait_until,
    ${ownReference('')}, item_key, NULL, CASE side WHEN 'left' THEN tbl END, CASE side WHEN 'left' THEN extract_id END,
    CASE side WHEN 'left' THEN row_no END, CASE side WHEN 'left' THEN line_no END, CASE side WHEN 'right' THEN tbl END,
    CASE side WHEN 'right' THEN extract_id END, CASE side WHEN 'right' THEN row_no END, CASE side WHEN 'right' THEN line_no END
  FROM alone WHERE partner IS NOT NULL
  UNION ALL SELECT 'link', kind, leg, type, partner, ptype, pass, rule, ccy, l_n, l_sum, r_ccy, r_n, r_sum, tolerance, day, wait_until, reference, key, grp,
    l_tbl, l_extract, l_row, l_line, r_tbl, r_extract, r_row, r_line FROM (${linkEntries(tables, asOf, `SELECT * FROM ${tables.link} WHERE type IS NOT NULL OR l_sum <> r_sum OR ccy <> r_ccy`)})
)
SELECT * EXCLUDE (key), key || CASE WHEN nth = 1 THEN '' ELSE '#' || nth END AS key
FROM (SELECT *, row_number() OVER (PARTITION BY key ORDER BY day, l_extract, l_row, r_extract, r_row) AS nth FROM entry)`;
}

const linkIdentity = [
  'k.leg',
  `CASE WHEN k.l_n = 0 THEN 'right' WHEN k.r_n = 0 THEN 'left' ELSE 'both' END`,
  'k.partner',
  'k.ptype',
  'coalesce(l.partner_ref, p.payout_id)',
  'coalesce(l.merchant_ref, l.order_id, p.bank_ref)',
  'coalesce(r.partner_ref, b.bank_ref)',
  'coalesce(r.merchant_ref, b.customer_ref)',
  'split_part(k.grp, chr(31), 1)',
  amountText('k.l_sum'),
  'k.ccy',
  amountText('k.r_sum'),
  'k.r_ccy',
];

/** Links as entries of a list; single items by the references of their rows, groups by the reference they share. */
export function linkEntries({ payout, paid }: Pick<RunTables, 'payout' | 'paid'>, asOf: number, links: string): string {
  const waits = `k.type IN ('missing_in_payout') AND k.wait_until >= ${asOf}`;
  return `SELECT CASE WHEN ${waits} THEN 'timing' WHEN k.type IS NOT NULL THEN 'break' WHEN k.l_sum <> k.r_sum OR k.ccy <> k.r_ccy THEN 'tolerated' ELSE 'matched' END AS kind,
    CASE WHEN ${waits} THEN 'timing' ELSE k.type END AS type, k.* EXCLUDE (type),
    CASE WHEN k.leg = 'lines-payout' AND k.type IS NOT DISTINCT FROM 'missing_in_payout' THEN k.l_day ELSE least(k.l_day, k.r_day) END AS day,
    coalesce(l.merchant_ref, l.order_id, l.partner_ref, r.merchant_ref, r.partner_ref, p.payout_id, g.payout_id, b.bank_ref, b.customer_ref,
      nullif(split_part(k.grp, chr(31), 1), '')) AS reference,
    CASE WHEN k.leg = 'ledger-partner' THEN 'order_ledger' ELSE p.tbl END AS l_tbl,
    CASE k.leg WHEN 'ledger-partner' THEN 'settlement_line' WHEN 'payout-bank' THEN 'bank_line' END AS r_tbl,
    coalesce(l.line_no, p.line_no) AS l_line, coalesce(r.line_no, b.line_no) AS r_line, ${joined(...linkIdentity)} AS key
  FROM (SELECT *, CASE WHEN leg = 'ledger-partner' THEN l_extract END AS ledger_extract, CASE WHEN leg = 'ledger-partner' THEN r_extract END AS line_extract,
    CASE WHEN leg = 'payout-bank' THEN r_extract END AS bank_extract, CASE WHEN leg = 'payout-bank' THEN l_id END AS payout_row FROM (${links})) k
  LEFT JOIN order_ledger l ON l.extract_id = k.ledger_extract AND l.row_no = k.l_row
  LEFT JOIN settlement_line r ON r.extract_id = k.line_extract AND r.row_no = k.r_row
  LEFT JOIN ${payout} p ON p.id = k.payout_row
  LEFT JOIN (SELECT partner AS paid_partner, grp AS paid_grp, min(payout_id) AS payout_id FROM ${paid} GROUP BY ALL) g
    ON g.paid_partner = k.partner AND g.paid_grp = k.grp
  LEFT JOIN bank_line b ON b.extract_id = k.bank_extract AND b.row_no = k.r_row`;
}
