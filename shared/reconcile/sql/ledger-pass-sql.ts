import type { Side } from '../leg.ts';
import { groupPassOf, linkHitsSql, type Pass, passOf } from './link-sql.ts';

const leg = 'ledger-partner';
type Reference = 'pref' | 'mref';

/** n-th of a key on the left with n-th of it on the right, so that an item that is there twice never matches twice. */
function hitsByHash(key: string, left: string, right: string): string {
  const side = (name: Side, where: string) =>
    `(SELECT id, h, hh, ${key} AS k, row_number() OVER (PARTITION BY ${key} ORDER BY day, extract_id, row_no) AS n FROM rec_${name} WHERE ${where})`;
  return `CREATE TEMP TABLE rec_hit AS SELECT l.id AS l, r.id AS r, l.h AS left_h, l.hh AS left_hh, r.h AS right_h, r.hh AS right_hh
  FROM ${side('left', left)} l JOIN ${side('right', right)} r ON l.k = r.k AND l.n = r.n`;
}

const sameMoney = 'l.partner = r.partner AND l.ptype = r.ptype AND l.amount = r.amount AND l.ccy = r.ccy';
const byOrder = 'hash(partner, ptype, amount, ccy, mref)';

/** Items left over that are the same item as one just matched are duplicates: later passes leave them alone. */
const markDuplicates = (hash: 'h' | 'hh', where: string) =>
  (['left', 'right'] as const).map(
    (side) => `UPDATE rec_${side} SET dup = TRUE WHERE ${where} AND ${hash} IN (SELECT ${side}_${hash} FROM rec_hit)`,
  );

function hashPass(
  key: string,
  left: string,
  right: string,
  rule: 'partner_ref' | 'merchant_ref',
  proof: string,
  duplicates: readonly string[],
): Pass {
  return passOf(hitsByHash(key, left, right), ...linkHitsSql(leg, rule, `${sameMoney} AND ${proof}`), ...duplicates);
}

const samePayment = markDuplicates('h', 'pref IS NOT NULL');
const sameItem = markDuplicates('hh', 'TRUE');
const bothReferences = 'pref IS NOT NULL AND mref IS NOT NULL';
const onlyOrder = 'mref IS NOT NULL AND pref IS NULL';
const notYetDuplicate = 'mref IS NOT NULL AND NOT dup';

/** Passes 1 and 2: everything agrees. */
export const exactPasses: readonly Pass[] = [
  hashPass('hh', bothReferences, bothReferences, 'partner_ref', 'l.pref = r.pref AND l.mref = r.mref', samePayment),
  hashPass('h', 'pref IS NOT NULL', 'pref IS NOT NULL', 'partner_ref', 'l.pref = r.pref', samePayment),
  hashPass(byOrder, notYetDuplicate, notYetDuplicate, 'merchant_ref', 'l.mref = r.mref', sameItem),
  hashPass(byOrder, 'dup', onlyOrder, 'merchant_ref', 'l.mref = r.mref', []),
  hashPass(byOrder, onlyOrder, 'dup', 'merchant_ref', 'l.mref = r.mref', []),
];

/**
 * Partners whose own references are known to both sides. Between two rows of such a partner, two different references say that the rows
 * are two different payments, whatever their order. Known after the exact passes, needed by those that follow.
 */
export const comparablePartners = `CREATE TEMP TABLE rec_comparable AS SELECT DISTINCT partner FROM rec_link WHERE leg = '${leg}' AND rule = 'partner_ref'`;

function uniqueHits(ref: Reference, keys: readonly string[], extra = 'TRUE'): string {
  const columns = [ref, 'partner', ...keys];
  const side = (name: Side) =>
    `(SELECT min(id) AS id, any_value(pref) AS own, any_value(ptype) AS kind, ${columns.join(', ')} FROM rec_${name} WHERE ${ref} IS NOT NULL AND NOT dup GROUP BY ${columns.join(', ')} HAVING count(*) = 1)`;
  return `CREATE TEMP TABLE rec_hit AS SELECT l.id AS l, r.id AS r FROM ${side('left')} l JOIN ${side('right')} r USING (${columns.join(', ')}) WHERE ${extra}`;
}

const sameReference = (own: string) => `(l.${own} IS NULL OR r.${own} IS NULL OR l.partner NOT IN (SELECT partner FROM rec_comparable))`;

function groupPass(ref: Reference, unless: string): Pass {
  const group = (side: Side, where: string) =>
    `CREATE TEMP TABLE rec_grp_${side} AS SELECT id, concat_ws(chr(31), ${ref}, '${ref}', partner, ptype, ccy) AS grp FROM rec_${side} WHERE ${ref} IS NOT NULL AND NOT dup AND ${where}`;
  const rule = ref === 'pref' ? 'partner_ref_sum' : 'merchant_ref_sum';
  return groupPassOf(leg, rule, [group('left', 'NOT closed'), group('right', 'TRUE')], unless);
}

/** Passes 3 and 4: the references agree, one to one or sum to sum, and the amounts may not. */
export const referencePasses: readonly Pass[] = [
  passOf(uniqueHits('pref', ['ptype']), ...linkHitsSql(leg, 'partner_ref_only')),
  groupPass('pref', 'FALSE'),
  passOf(uniqueHits('mref', ['ptype'], sameReference('own')), ...linkHitsSql(leg, 'merchant_ref_only')),
  groupPass('mref', 'l.amount <> r.amount AND l.owns AND r.owns AND l.partner IN (SELECT partner FROM rec_comparable)'),
  passOf(uniqueHits('pref', ['amount', 'ccy'], 'l.kind <> r.kind'), ...linkHitsSql(leg, 'partner_ref_other_type', 'TRUE', "'status_diff'")),
];

/** What is still open of the leg: entries that expect no money are no items, and the second of two equal items is a duplicate. */
export const leftoverDuplicates: readonly string[] = ['left', 'right'].map(
  (
    side,
  ) => `UPDATE rec_${side} SET dup = TRUE WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY hh ORDER BY day, extract_id, row_no) AS n
  FROM rec_${side} WHERE NOT dup AND coalesce(pref, mref) IS NOT NULL) WHERE n > 1)`,
);
