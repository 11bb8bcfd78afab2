/**
 * The leg from partner lines to payouts. Lines are already added up by the payout and batch they name (`rec_batch`), so everything here
 * is small. A group is one payout with the lines that name it, else the payouts of a batch with the lines of the batch; what names it
 * comes first, parted by the unit separator (31).
 */
const leg = 'lines-payout';

/** Payouts that lines name directly, and the group every payout belongs to; failed payouts pay nothing. */
const payoutGroups = `CREATE TEMP TABLE rec_paid AS SELECT *, CASE WHEN direct THEN concat_ws(chr(31), pid, 'payout')
  WHEN batch_id IS NOT NULL THEN concat_ws(chr(31), batch_id, 'batch', mid) WHEN pid IS NOT NULL THEN concat_ws(chr(31), pid, 'payout')
  ELSE concat_ws(chr(31), '', 'row', id) END AS grp
FROM (SELECT p.*, pid IS NOT NULL AND EXISTS (SELECT 1 FROM rec_batch b WHERE b.partner = p.partner AND b.pid = p.pid) AS direct
  FROM rec_payout p WHERE NOT closed)`;

const namesPayout = `CREATE TEMP TABLE rec_direct AS SELECT DISTINCT partner, pid, grp FROM rec_paid WHERE direct`;

/** Group of a batch by number, first in its own currency, then in any: where several would fit, none is chosen. */
const byBatch = (name: string, sameCurrency: string) => `CREATE TEMP TABLE ${name} AS
SELECT b.partner, b.mid, b.batch_id, b.ccy, coalesce(min(p.grp) FILTER (NOT p.direct), CASE WHEN count(DISTINCT p.grp) = 1 THEN min(p.grp) END) AS grp
FROM (SELECT DISTINCT partner, mid, batch_id, ccy FROM rec_batch WHERE batch_id IS NOT NULL) b
JOIN rec_paid p ON p.partner = b.partner AND p.batch_id = b.batch_id AND coalesce(p.mid, b.mid, '') = coalesce(b.mid, p.mid, '')${sameCurrency}
GROUP BY ALL`;

const sameBatch = (name: string) =>
  `${name}.partner = b.partner AND ${name}.batch_id = b.batch_id AND ${name}.ccy = b.ccy AND ${name}.mid IS NOT DISTINCT FROM b.mid`;

/** Every batch of lines with its group; lines without a payout stand alone. */
const lineGroups = `CREATE TEMP TABLE rec_lines AS SELECT b.*, coalesce(d.grp, x.grp, y.grp) IS NOT NULL AS has_payout,
  coalesce(d.grp, x.grp, y.grp, concat_ws(chr(31), coalesce(b.payout_id, b.batch_id, CAST(DATE '1970-01-01' + CAST(b.only_day AS INTEGER) AS VARCHAR), ''), 'lines', b.mid)) AS grp
FROM rec_batch b LEFT JOIN rec_direct d ON d.partner = b.partner AND d.pid = b.pid
LEFT JOIN rec_by_batch x ON ${sameBatch('x')} LEFT JOIN rec_by_number y ON ${sameBatch('y')}`;

const lineSums = `CREATE TEMP TABLE rec_sum_left AS SELECT partner, grp, ccy, sum(n) AS n, sum(s) AS s, min(first_day) AS first_day, max(day) AS day
FROM rec_lines GROUP BY ALL`;

/** A payout that is stated twice is one payout and a duplicate, unless the lines are there twice as well. */
const payoutSums = `CREATE TEMP TABLE rec_sum_right AS SELECT partner, grp, ccy, count(*) AS n, sum(CAST(amount AS DECIMAL(38,6))) AS s,
  count(*) FILTER (k = 1) AS own_n, sum(CAST(amount AS DECIMAL(38,6))) FILTER (k = 1) AS own_s, sum(CAST(fee AS DECIMAL(38,6))) AS fee, min(day) AS day
FROM (SELECT *, CASE WHEN pid IS NULL THEN 1 ELSE row_number() OVER (PARTITION BY partner, grp, pid, amount, ccy ORDER BY day, extract_id, row_no) END AS k
  FROM rec_paid) GROUP BY ALL`;

/** Both sides of every group; where no currency of a group is on both sides, its one currency on each side is put together. */
const ties = `CREATE TEMP TABLE rec_tie AS WITH both_sides AS (
  SELECT coalesce(l.partner, r.partner) AS partner, coalesce(l.grp, r.grp) AS grp, l.ccy AS ccy, r.ccy AS r_ccy, coalesce(l.n, 0) AS l_n,
    coalesce(l.s, 0) AS l_s, coalesce(r.n, 0) AS r_n, coalesce(r.s, 0) AS r_s, r.own_n, r.own_s, r.fee, l.first_day, l.day AS l_day, r.day AS r_day
  FROM rec_sum_left l FULL JOIN rec_sum_right r ON r.partner = l.partner AND r.grp = l.grp AND r.ccy = l.ccy
), lone AS (
  SELECT *, count(*) FILTER (r_ccy IS NULL) OVER g AS lefts, count(*) FILTER (ccy IS NULL) OVER g AS rights, count(*) OVER g AS parts
  FROM both_sides WINDOW g AS (PARTITION BY partner, grp)
)
SELECT * EXCLUDE (lefts, rights, parts) FROM lone WHERE NOT (lefts = 1 AND rights = 1 AND parts = 2)
UNION ALL SELECT l.partner, l.grp, l.ccy, r.r_ccy, l.l_n, l.l_s, r.r_n, r.r_s, r.own_n, r.own_s, r.fee, l.first_day, l.l_day, r.r_day
FROM lone l JOIN lone r ON r.partner = l.partner AND r.grp = l.grp AND r.ccy IS NULL
WHERE l.r_ccy IS NULL AND l.lefts = 1 AND l.rights = 1 AND l.parts = 2`;

const twice = 'own_n < r_n AND l_s <> r_s AND l_s = own_s';

const outcome = `CASE WHEN ccy IS NULL THEN CASE WHEN r_s = 0 THEN NULL ELSE 'missing_in_partner' END
  WHEN r_ccy IS NULL THEN CASE WHEN l_s = 0 THEN NULL ELSE 'missing_in_payout' END
  WHEN ccy <> r_ccy THEN 'currency_diff' WHEN ${twice} OR abs(l_s - r_s) <= u.tolerance THEN NULL
  WHEN l_s = -r_s THEN 'wrong_sign' WHEN fee <> 0 AND l_s + fee = r_s THEN 'fee_diff' ELSE 'amount_diff' END`;

const keepTies = `INSERT INTO rec_link SELECT '${leg}', 4, CASE WHEN ccy IS NOT NULL AND r_ccy IS NOT NULL THEN 'payout_sum' WHEN l_s = 0 AND r_s = 0 THEN 'nothing_due' END,
  ${outcome}, t.partner, 'payout', coalesce(ccy, r_ccy), l_n, l_s, coalesce(r_ccy, ccy), CASE WHEN ${twice} THEN own_n ELSE r_n END,
  CASE WHEN ${twice} THEN own_s ELSE r_s END, u.tolerance, l_day, r_day,
  CASE WHEN r_ccy IS NULL THEN c.payout_until END, grp, NULL, NULL, NULL, NULL, NULL, NULL
FROM rec_tie t JOIN rec_rules u ON u.partner = t.partner AND u.leg = '${leg}'
LEFT JOIN rec_calendar c ON c.partner = t.partner AND c.day = t.l_day`;

const keepDuplicates = `INSERT INTO rec_link SELECT '${leg}', NULL, NULL, 'duplicate', t.partner, 'payout', ccy, 0, 0, r_ccy, r_n - own_n, r_s - own_s,
  u.tolerance, NULL, r_day, NULL, grp, NULL, NULL, NULL, NULL, NULL, NULL
FROM rec_tie t JOIN rec_rules u ON u.partner = t.partner AND u.leg = '${leg}' WHERE ${twice}`;

/** Pass 4 of the payout leg, from batches and payouts to its outcomes; the calendar must know the last day of every batch. */
export const payoutPass: readonly string[] = [
  payoutGroups,
  namesPayout,
  byBatch('rec_by_batch', ' AND p.ccy = b.ccy'),
  byBatch('rec_by_number', ''),
  lineGroups,
  lineSums,
  payoutSums,
  ties,
  keepTies,
  keepDuplicates,
  ...['rec_direct', 'rec_by_batch', 'rec_by_number', 'rec_sum_left', 'rec_sum_right', 'rec_tie'].map((name) => `DROP TABLE ${name}`),
];
