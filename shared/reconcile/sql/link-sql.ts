import { quoteText } from '../../query/sql-text.ts';
import type { Leg, Side } from '../leg.ts';
import { type MatchRule, matchRules } from '../match-rule.ts';

/**
 * Every settled outcome of a run, one row each: a link of both sides (`type` NULL when it holds, else the break it shows), or one side
 * of the payout leg alone. Single items are named by their rows, groups by `grp`, whose first part (up to the unit separator, 31) is
 * the reference they share.
 */
export const createLinkSql = `CREATE TEMP TABLE rec_link (leg VARCHAR, pass TINYINT, rule VARCHAR, type VARCHAR, partner VARCHAR, ptype VARCHAR,
  ccy VARCHAR, l_n BIGINT, l_sum DECIMAL(38,6), r_ccy VARCHAR, r_n BIGINT, r_sum DECIMAL(38,6), tolerance DECIMAL(18,6),
  l_day BIGINT, r_day BIGINT, wait_until BIGINT, grp VARCHAR, l_id BIGINT, r_id BIGINT, l_extract INTEGER, l_row BIGINT, r_extract INTEGER, r_row BIGINT)`;

/** One pass: statements that find what belongs together, ending in the table `rec_hit`; those that keep it, needless when it is empty; what to drop. */
export interface Pass {
  readonly find: readonly string[];
  readonly keep: readonly string[];
  readonly drop: readonly string[];
}

/** A pass that keeps what one statement finds. */
export const passOf = (find: string, ...keep: readonly string[]): Pass => ({ find: [find], keep, drop: ['DROP TABLE rec_hit'] });

/** Rows of groups: which items `grp` of a leg holds on each side. */
export const createMemberSql = `CREATE TEMP TABLE rec_member (leg VARCHAR, grp VARCHAR, side VARCHAR, tbl VARCHAR, extract_id INTEGER, row_no BIGINT, line_no BIGINT)`;

/** The first condition that holds names the break between two sides; `l` and `r` are items or sums of a group with their rules `u`. */
const pairTypes: readonly (readonly [type: string, when: string])[] = [
  ['status_diff', 'l.closed'],
  ['fx_diff', 'l.ccy <> r.ccy AND r.ccy_net = l.ccy AND r.net IS NOT NULL'],
  ['currency_diff', 'l.ccy <> r.ccy'],
  ['wrong_sign', 'l.amount = -r.amount'],
  ['fee_diff', 'r.fee <> 0 AND l.ccy = r.ccy_net AND (l.amount = r.net OR l.amount = r.amount - r.fee)'],
];

/** Amount of the right side in the currency of the left: what the partner states as net, without its fees and tax, where it converted. */
const converted = `CASE WHEN l.ccy <> r.ccy AND r.ccy_net = l.ccy THEN r.net - coalesce(r.fee, 0) - coalesce(r.tax, 0) ELSE r.amount END`;
const comparable = `(l.ccy = r.ccy OR (r.ccy_net = l.ccy AND r.net IS NOT NULL))`;
/** The amounts agree, and the line was converted at another rate than the contract's. */
const offRate = 'l.ccy = r.ccy AND r.contracted IS NOT NULL AND abs(r.contracted - r.booked) > u.tolerance';
const tied = `NOT l.closed AND ${comparable} AND abs(l.amount - ${converted}) <= u.tolerance`;

const typeSql = `CASE WHEN ${tied} THEN CASE WHEN ${offRate} THEN 'fx_diff' END ${pairTypes.map(([type, when]) => `WHEN ${when} THEN '${type}'`).join(' ')} ELSE 'amount_diff' END`;

/** Columns leg .. wait_until of a link between `l` and `r` with the rules `u` of their partner and leg. */
function valuesSql(leg: Leg, rule: MatchRule, counts: { readonly left: string; readonly right: string }, type = typeSql): string {
  const isConverted = `l.ccy <> r.ccy AND ${comparable}`;
  const isOff = `${tied} AND ${offRate}`;
  return `${quoteText(leg)}, ${matchRules[rule].pass}, ${quoteText(rule)}, ${type}, l.partner, l.ptype, CASE WHEN ${isOff} THEN r.ccy_net ELSE l.ccy END, ${counts.left},
  CASE WHEN l.closed THEN 0 WHEN ${isOff} THEN r.contracted ELSE l.amount END, CASE WHEN ${isOff} THEN r.ccy_net WHEN ${isConverted} THEN l.ccy ELSE r.ccy END,
  ${counts.right}, CASE WHEN ${isOff} THEN r.booked ELSE ${converted} END, u.tolerance,
  l.day, r.day, NULL`;
}

const rulesOf = (leg: Leg) => `JOIN rec_rules u ON u.partner = l.partner AND u.leg = ${quoteText(leg)}`;

/**
 * Keeps the pairs of `rec_hit` (l, r: item ids) for which `proof` holds as links, and takes their items off both sides; `rec_hit`
 * stays. `type` names the break where the rule itself is one.
 */
export function linkHitsSql(leg: Leg, rule: MatchRule, proof = 'TRUE', type?: string): readonly string[] {
  const kept = (id: string) => `SELECT ${id} FROM rec_link WHERE leg = ${quoteText(leg)} AND rule = ${quoteText(rule)} AND grp IS NULL`;
  return [
    `INSERT INTO rec_link SELECT ${valuesSql(leg, rule, { left: '1', right: '1' }, type)}, NULL, l.id, r.id, l.extract_id, l.row_no, r.extract_id, r.row_no
     FROM rec_hit JOIN rec_left l ON l.id = rec_hit.l JOIN rec_right r ON r.id = rec_hit.r ${rulesOf(leg)} WHERE ${proof}`,
    `DELETE FROM rec_left WHERE id IN (${kept('l_id')})`,
    `DELETE FROM rec_right WHERE id IN (${kept('r_id')})`,
  ];
}

const sumsSql = (side: Side, extra: string) => `CREATE TEMP TABLE rec_sum_${side} AS SELECT g.grp, any_value(t.partner) AS partner,
  any_value(t.ptype) AS ptype, any_value(t.ccy) AS ccy, count(*) AS n, sum(CAST(t.amount AS DECIMAL(38,6))) AS amount, FALSE AS closed,
  min(t.day) AS day, bool_and(t.pref IS NOT NULL) AS owns${extra} FROM rec_grp_${side} g JOIN rec_${side} t ON t.id = g.id GROUP BY g.grp`;
const feeSums = `, sum(CAST(t.fee AS DECIMAL(38,6))) AS fee, sum(CAST(t.tax AS DECIMAL(38,6))) AS tax, sum(CAST(t.net AS DECIMAL(38,6))) AS net,
  CASE WHEN count(DISTINCT t.ccy_net) = 1 THEN any_value(t.ccy_net) END AS ccy_net, sum(t.booked) AS booked, sum(t.contracted) AS contracted`;

/**
 * Links what `groups` puts into `rec_grp_left` and `rec_grp_right` (id, grp), sum against sum, unless `unless` holds for the sums `l`
 * and `r`; one item against one is no group.
 */
export function groupPassOf(leg: Leg, rule: MatchRule, groups: readonly string[], unless = 'FALSE'): Pass {
  const side = (name: Side) => [
    `INSERT INTO rec_member SELECT ${quoteText(leg)}, g.grp, '${name}', t.tbl, t.extract_id, t.row_no, t.line_no
     FROM rec_grp_${name} g JOIN rec_hit h ON h.grp = g.grp JOIN rec_${name} t ON t.id = g.id`,
    `DELETE FROM rec_${name} WHERE id IN (SELECT g.id FROM rec_grp_${name} g JOIN rec_hit h ON h.grp = g.grp)`,
  ];
  return {
    find: [
      ...groups,
      sumsSql('left', ''),
      sumsSql('right', feeSums),
      `CREATE TEMP TABLE rec_hit AS SELECT l.grp FROM rec_sum_left l JOIN rec_sum_right r ON r.grp = l.grp WHERE l.n + r.n > 2 AND NOT (${unless})`,
    ],
    keep: [
      `INSERT INTO rec_link SELECT ${valuesSql(leg, rule, { left: 'l.n', right: 'r.n' })}, l.grp, NULL, NULL, NULL, NULL, NULL, NULL
       FROM rec_hit JOIN rec_sum_left l ON l.grp = rec_hit.grp JOIN rec_sum_right r ON r.grp = rec_hit.grp ${rulesOf(leg)}`,
      ...side('left'),
      ...side('right'),
    ],
    drop: ['rec_hit', 'rec_sum_left', 'rec_sum_right', 'rec_grp_left', 'rec_grp_right'].map((name) => `DROP TABLE ${name}`),
  };
}
