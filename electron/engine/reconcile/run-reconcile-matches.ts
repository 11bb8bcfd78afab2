import { quoteText } from '../../../shared/query/sql-text.ts';
import type { MatchRule } from '../../../shared/reconcile/match-rule.ts';
import type { QueueFilter, QueueRequest } from '../../../shared/reconcile/queue-request.ts';
import { linkEntries } from '../../../shared/reconcile/sql/entry-sql.ts';
import { comparedLegs, queueSql, type ReconcileRun } from './run-reconcile-entries.ts';

/** A list of entries: how many there are, and FROM to the end of a query for a page of it. */
export interface ListSql {
  readonly count: string;
  readonly page: string;
}

const day = 'least(l_day, r_day)';
/** What links can be sorted by before their references are looked up. */
const sortable: Readonly<Partial<Record<QueueRequest['sort']['column'], string>>> = {
  partner: 'partner',
  left: 'l_sum',
  right: 'r_sum',
  size: 'abs(l_sum)',
  difference: 'abs(l_sum - r_sum)',
};

/** Links that hold, by rule. There may be a million: a page is cut first, then the references of its rows are read. */
export function matchesSql(run: ReconcileRun, { filter, sort, offset, limit }: QueueRequest, rules: readonly MatchRule[]): ListSql {
  const links = `FROM ${run.tables.link} WHERE type IS NULL AND coalesce(rule, 'nothing_due') IN (${listOf(rules)}) AND ${narrowed(run, filter)}`;
  const column = sort.column === 'age' ? day : (sortable[sort.column] ?? 'abs(l_sum)');
  // The older a day, the higher its age.
  const way = (sort.column === 'age' ? !sort.descending : sort.descending) ? 'DESC' : 'ASC';
  const order = `ORDER BY ${column} ${way} NULLS LAST, leg, l_extract, l_row, grp, ccy`;
  const cut = `SELECT *, row_number() OVER (${order}) AS place FROM (SELECT * ${links} ${order} LIMIT ${limit} OFFSET ${offset})`;
  return {
    count: `SELECT count(*) ${links}`,
    page: `FROM ${queueSql(run, `(${linkEntries(run.tables, run.sources.asOf ?? 0, cut)})`)} ORDER BY place`,
  };
}

const listOf = (values: readonly string[]) => (values.length === 0 ? 'NULL' : values.map(quoteText).join(', '));

function narrowed(run: ReconcileRun, { legs, partners, currencies, text }: QueueFilter): string {
  const among = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [`${column} IN (${listOf(values)})`];
  return [
    `leg IN (${listOf(comparedLegs(run))})`,
    ...among('leg', legs),
    ...among('partner', partners),
    ...among('ccy', currencies),
    ...(text === undefined ? [] : [named(run, quoteText(text))]),
  ].join(' AND ');
}

/** Links one of whose rows carries a reference with this text. */
function named({ tables }: ReconcileRun, text: string): string {
  const holds = (...columns: readonly string[]) => `contains(lower(concat_ws(' ', ${columns.join(', ')})), lower(${text}))`;
  return `(${[
    holds('grp'),
    `leg = 'ledger-partner' AND (l_extract, l_row) IN (SELECT (extract_id, row_no) FROM order_ledger WHERE ${holds('merchant_ref', 'order_id', 'partner_ref')})`,
    `leg = 'ledger-partner' AND (r_extract, r_row) IN (SELECT (extract_id, row_no) FROM settlement_line WHERE ${holds('merchant_ref', 'partner_ref')})`,
    `leg = 'payout-bank' AND l_id IN (SELECT id FROM ${tables.payout} WHERE ${holds('payout_id', 'bank_ref')})`,
    `leg = 'payout-bank' AND (r_extract, r_row) IN (SELECT (extract_id, row_no) FROM bank_line WHERE ${holds('bank_ref', 'customer_ref')})`,
  ].join(' OR ')})`;
}
