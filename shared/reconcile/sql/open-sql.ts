import { quoteText } from '../../query/sql-text.ts';
import type { Leg, Side } from '../leg.ts';

/** Items without a match on a leg: `rec_open`; rows that are no item of any partner: `rec_outside`. */
export const createOpenSql: readonly string[] = [
  `CREATE TEMP TABLE rec_open (leg VARCHAR, side VARCHAR, tbl VARCHAR, id BIGINT, partner VARCHAR, ptype VARCHAR, pref VARCHAR, mref VARCHAR,
   amount DECIMAL(18,6), ccy VARCHAR, day BIGINT, wait_until BIGINT, dup BOOLEAN, extract_id INTEGER, row_no BIGINT, line_no BIGINT)`,
  'CREATE TEMP TABLE rec_outside (leg VARCHAR, side VARCHAR, partner VARCHAR, ccy VARCHAR, n BIGINT, s DECIMAL(38,6))',
  'CREATE TEMP TABLE rec_total (leg VARCHAR, side VARCHAR, n BIGINT)',
];

/** Counts every item of a side before anything is matched, so that in the end none can be missing. */
export function countItemsSql(leg: Leg, side: Side, from = `rec_${side}`, count = 'count(*)'): string {
  return `INSERT INTO rec_total SELECT ${quoteText(leg)}, '${side}', ${count} FROM ${from}`;
}

/** Takes what is left of a leg into `rec_open`. Left items wait until their due day; items that expect no money, or are nobody's, are outside. */
export function keepOpenSql(leg: 'ledger-partner' | 'payout-bank'): readonly string[] {
  const wait = leg === 'ledger-partner' ? 'CASE WHEN t.stated IS NULL THEN c.partner_until ELSE e.stated_until END' : 'c.bank_until';
  const columns = `t.tbl, t.id, t.partner, t.ptype, t.pref, t.mref, t.amount, t.ccy, t.day`;
  // A bank line that names nobody is kept only where it could be the one for an open payout.
  const outside = {
    left: 't.closed',
    right:
      leg === 'payout-bank'
        ? '(t.partner IS NULL AND (t.amount, t.ccy) NOT IN (SELECT (amount, ccy) FROM rec_left WHERE NOT closed))'
        : 'FALSE',
  };
  const side = (name: Side) =>
    `INSERT INTO rec_outside SELECT '${leg}', '${name}', t.partner, t.ccy, count(*), sum(CAST(t.amount AS DECIMAL(38,6))) FROM rec_${name} t WHERE ${outside[name]} GROUP BY ALL`;
  return [
    side('left'),
    side('right'),
    `INSERT INTO rec_open SELECT '${leg}', 'left', ${columns}, ${wait}, t.dup, t.extract_id, t.row_no, t.line_no FROM rec_left t
     LEFT JOIN rec_calendar c ON c.partner = t.partner AND c.day = t.day LEFT JOIN rec_calendar e ON e.partner = t.partner AND e.day = t.stated
     WHERE NOT t.closed`,
    `INSERT INTO rec_open SELECT '${leg}', 'right', ${columns}, NULL, t.dup, t.extract_id, t.row_no, t.line_no FROM rec_right t WHERE NOT (${outside.right})`,
    'DROP TABLE rec_left',
    'DROP TABLE rec_right',
  ];
}

/** Items of a run that are in no outcome, by leg and side; no row when the accounting closes. */
export const unaccountedSql = `WITH found AS (
  SELECT leg, 'left' AS side, l_n AS n FROM rec_link UNION ALL SELECT leg, 'right', r_n FROM rec_link
  UNION ALL SELECT leg, side, 1 FROM rec_open UNION ALL SELECT leg, side, n FROM rec_outside
), counted AS (SELECT leg, side, sum(n) AS n FROM found GROUP BY ALL)
SELECT t.leg, t.side FROM rec_total t LEFT JOIN counted c ON c.leg = t.leg AND c.side = t.side WHERE t.n <> coalesce(c.n, 0)`;
