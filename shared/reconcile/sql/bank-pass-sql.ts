import { quoteText } from '../../query/sql-text.ts';
import type { Side } from '../leg.ts';
import { type Reconciliation, rulesFor } from '../reconciliation.ts';
import { groupPassOf, linkHitsSql, type Pass, passOf } from './link-sql.ts';

const leg = 'payout-bank';

/** Payouts as the left side; a payout of nothing leaves no trace at a bank. */
const payoutItems = `CREATE TEMP TABLE rec_left AS SELECT tbl, id, partner, 'payout' AS ptype, payout_id AS pref, bank_ref AS mref, amount, ccy,
  day, CAST(NULL AS BIGINT) AS stated, closed, extract_id, row_no, line_no, CAST(NULL AS UBIGINT) AS h, CAST(NULL AS UBIGINT) AS hh, FALSE AS dup
FROM rec_payout WHERE amount <> 0`;

/** Letters and digits of a reference, so that blanks and dashes a bank adds or drops do not matter. */
const plain = (text: string) => `upper(regexp_replace(${text}, '[^A-Za-z0-9]', '', 'g'))`;
/** A reference as a whole, and the words in it that are long and have digits enough to name one payment. */
const words = (text: string) => `regexp_split_to_array(upper(${text}), '[^A-Z0-9_-]+')`;
const namesPayment = `length(token) >= 5 AND length(regexp_replace(token, '[^0-9]', '', 'g')) >= 2`;

function tokensSql(side: Side, fields: readonly string[], texts: readonly string[]): string {
  const whole = fields.map((field) => `SELECT id, ${plain(field)} AS token, TRUE AS whole FROM rec_${side} WHERE ${field} IS NOT NULL`);
  const parts = [...fields, ...texts].map(
    (text) =>
      `SELECT id, ${plain('word')} AS token, FALSE AS whole FROM (SELECT id, unnest(${words(text)}) AS word FROM rec_${side} WHERE ${text} IS NOT NULL)`,
  );
  return `CREATE TEMP TABLE rec_token_${side} AS SELECT id, token, bool_or(whole) AS whole FROM (${[...whole, ...parts].join(' UNION ALL ')})
  WHERE ${namesPayment} GROUP BY id, token`;
}

/** A word that stands in many payouts, like an account number, names none of them. */
const mostPayouts = 20;

/** Payouts and bank lines that share a reference; `sole` when the reference stands in no other payout and no other bank line. */
const candidates = `CREATE TEMP TABLE rec_candidate AS SELECT a.id AS l, b.id AS r, bool_or(a.whole AND b.whole) AS whole,
  bool_or(a.payouts = 1 AND b.bookings = 1) AS sole
FROM (SELECT *, count(*) OVER (PARTITION BY token) AS payouts FROM rec_token_left) a
JOIN (SELECT *, count(*) OVER (PARTITION BY token) AS bookings FROM rec_token_right WHERE token IN (SELECT token FROM rec_token_left)) b USING (token)
WHERE a.payouts <= ${mostPayouts} GROUP BY ALL`;

/** Each payout and bank line that are each other's nearest; run until no pair is added. */
export const nearestPairs: Pass = passOf(
  `CREATE TEMP TABLE rec_hit AS SELECT l, r, whole FROM (SELECT c.l, c.r, c.whole,
    row_number() OVER (PARTITION BY c.l ORDER BY c.whole DESC, abs(l.day - r.day), r.day, r.extract_id, r.row_no) AS of_left,
    row_number() OVER (PARTITION BY c.r ORDER BY c.whole DESC, abs(l.day - r.day), l.day, l.extract_id, l.row_no) AS of_right
  FROM rec_candidate c JOIN rec_left l ON l.id = c.l JOIN rec_right r ON r.id = c.r WHERE l.amount = r.amount AND l.ccy = r.ccy)
  WHERE of_left = 1 AND of_right = 1`,
  ...linkHitsSql(leg, 'bank_ref', 'rec_hit.whole'),
  ...linkHitsSql(leg, 'bank_text', 'NOT rec_hit.whole'),
);

/** What is left over and shares amount and reference with what was matched is there once too often. */
const duplicates = (side: Side, own: 'l' | 'r', other: 'l' | 'r') =>
  `UPDATE rec_${side} SET dup = TRUE, partner = coalesce(rec_${side}.partner, d.partner) FROM (SELECT c.${own} AS id, any_value(k.partner) AS partner
  FROM rec_candidate c JOIN rec_link k ON k.${other}_id = c.${other} AND k.leg = '${leg}' AND k.grp IS NULL JOIN rec_${side} t ON t.id = c.${own}
  WHERE t.amount = k.${other}_sum AND t.ccy = k.ccy GROUP BY c.${own}) d WHERE d.id = rec_${side}.id`;

const soleHits = `CREATE TEMP TABLE rec_hit AS SELECT l, r FROM (SELECT c.l, c.r, count(*) OVER (PARTITION BY c.l) AS of_left, count(*) OVER (PARTITION BY c.r) AS of_right,
  c.whole OR c.sole AS clear FROM rec_candidate c JOIN rec_left l ON l.id = c.l JOIN rec_right r ON r.id = c.r WHERE NOT l.dup AND NOT r.dup)
  WHERE clear AND of_left = 1 AND of_right = 1`;

const groupName = `concat_ws(chr(31), ${plain('mref')}, 'bank_ref', partner, ccy)`;
/** Several payouts in one booking, or one in several: all that name one bank reference. */
const bankGroups = [
  `CREATE TEMP TABLE rec_grp_left AS SELECT id, ${groupName} AS grp FROM rec_left WHERE mref IS NOT NULL AND NOT dup AND NOT closed`,
  `CREATE TEMP TABLE rec_grp_right AS SELECT id, any_value(grp) AS grp FROM (SELECT r.id, g.grp FROM rec_right r JOIN rec_token_right t ON t.id = r.id AND t.whole
   JOIN (SELECT DISTINCT partner, ccy, ${plain('mref')} AS token, ${groupName} AS grp FROM rec_left WHERE mref IS NOT NULL AND NOT dup AND NOT closed) g
   ON g.token = t.token AND g.ccy = r.ccy WHERE NOT r.dup) GROUP BY id HAVING count(DISTINCT grp) = 1`,
];

/** Bank lines that are left over are a partner's when they say so; the longest text that fits decides. */
function attributeSql(reconciliation: Pick<Reconciliation, 'partners'>, partners: readonly string[]): string {
  const texts = partners
    .flatMap((partner) =>
      [partner, ...rulesFor(reconciliation, partner).bankTexts].map((text) => ({ partner, text: text.trim().toLowerCase() })),
    )
    .filter(({ text }) => text.length >= 2)
    .sort((left, right) => right.text.length - left.text.length);
  const cases = texts.map(({ partner, text }) => `WHEN contains(lower(text), ${quoteText(text)}) THEN ${quoteText(partner)}`);
  return `UPDATE rec_right SET partner = CASE ${cases.join(' ')} ELSE NULL END WHERE partner IS NULL`;
}

/** A line that names the partner and has its amount within the window of days, when there is no other candidate on either side. */
const partnerHits = `CREATE TEMP TABLE rec_hit AS SELECT l, r FROM (SELECT l.id AS l, r.id AS r, count(*) OVER (PARTITION BY l.id) AS of_left, count(*) OVER (PARTITION BY r.id) AS of_right
  FROM rec_left l JOIN rec_right r ON r.partner = l.partner AND r.ccy = l.ccy AND r.amount = l.amount
  JOIN rec_calendar c ON c.partner = l.partner AND c.day = l.day
  WHERE NOT l.dup AND NOT r.dup AND NOT l.closed AND r.day BETWEEN l.day - 1 AND c.bank_until) WHERE of_left = 1 AND of_right = 1`;

/** Passes of the bank leg before and after the nearest pairs. */
export const bankPreparation: readonly string[] = [
  payoutItems,
  tokensSql('left', ['pref', 'mref'], []),
  tokensSql('right', ['pref', 'mref', 'eref'], ['text']),
  candidates,
];

/** What follows the nearest pairs: references alone, sums, then partner and date. Lines of nobody we know stay without a partner. */
export function bankPasses(reconciliation: Pick<Reconciliation, 'partners'>, partners: readonly string[]): readonly Pass[] {
  const bySole = passOf(soleHits, ...linkHitsSql(leg, 'bank_ref_only'));
  const byPartner = passOf(partnerHits, ...linkHitsSql(leg, 'bank_partner'));
  return [
    { ...bySole, find: [duplicates('left', 'l', 'r'), duplicates('right', 'r', 'l'), ...bySole.find] },
    groupPassOf(leg, 'bank_ref_sum', bankGroups),
    { ...byPartner, find: [...(partners.length === 0 ? [] : [attributeSql(reconciliation, partners)]), ...byPartner.find] },
  ];
}
