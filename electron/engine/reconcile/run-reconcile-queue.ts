import { formatDay } from '../../../shared/calendar/day.ts';
import type { FactTableName } from '../../../shared/domain/tables.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import { ageBucketOf } from '../../../shared/reconcile/age.ts';
import type { BreakType } from '../../../shared/reconcile/break-type.ts';
import type { Standing } from '../../../shared/reconcile/decision.ts';
import type { Leg } from '../../../shared/reconcile/leg.ts';
import { type Match, type MatchRule, matchRules } from '../../../shared/reconcile/match-rule.ts';
import type { QueueFilter, QueueRequest } from '../../../shared/reconcile/queue-request.ts';
import type { EntrySide, EntryState, QueueEntry, QueuePage } from '../../../shared/reconcile/result.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult, type ResultCell } from '../read-small-result.ts';
import { queueSql, type ReconcileRun, reconcileRun } from './run-reconcile-entries.ts';
import { type ListSql, matchesSql } from './run-reconcile-matches.ts';
import { type GroupRows, groupRows } from './run-reconcile-members.ts';

/** A page of the break queue, or of what rules tied together. */
export async function runReconcileQueue(workbook: OpenWorkbook, request: QueueRequest, job: JobContext): Promise<QueuePage> {
  const { offset } = request;
  const run = await reconcileRun(workbook, request.asOf, job);
  if (run === null) return { total: 0, offset, entries: [] };
  const { count, page } = request.filter.rules === undefined ? breaksSql(run, request) : matchesSql(run, request, request.filter.rules);
  const [[total = 0] = []] = await readSmallResult(workbook, count, job.signal);
  const rows = await readSmallResult(workbook, `SELECT ${columns.join(', ')} ${page}`, job.signal);
  const found = rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null])) as QueueRow);
  const members = await groupRows(workbook, run, found, job.signal);
  return { total: Number(total), offset, entries: found.map((row) => entryOf(row, run, members)) };
}

function breaksSql(run: ReconcileRun, { filter, sort, offset, limit }: QueueRequest): ListSql {
  const from = `FROM ${queueSql(run)} WHERE ${filterSql(filter)}`;
  const order = `ORDER BY ${sortColumns[sort.column]} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, leg, key`;
  return { count: `SELECT count(*) ${from}`, page: `${from} ${order} LIMIT ${limit} OFFSET ${offset}` };
}

const names = [
  'key',
  'leg',
  'state',
  'type',
  'partner',
  'ptype',
  'reference',
  'grp',
  'ccy',
  'l_n',
  'l_sum',
  'l_tbl',
  'l_extract',
  'l_row',
  'l_line',
  'r_ccy',
  'r_n',
  'r_sum',
  'r_tbl',
  'r_extract',
  'r_row',
  'r_line',
  'difference',
  'day',
  'age',
  'wait_until',
  'owner',
  'pass',
  'rule',
  'tolerance',
] as const; // prettier-ignore
const asText: ReadonlySet<string> = new Set(['l_sum', 'r_sum', 'difference', 'tolerance']);
const columns = names.map((name) => (asText.has(name) ? `CAST(${name} AS VARCHAR)` : name));

export type QueueRow = Readonly<Record<(typeof names)[number], ResultCell>>;

function filterSql(filter: QueueFilter): string {
  const among = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [values.length === 0 ? 'FALSE' : `${column} IN (${values.map(quoteText).join(', ')})`];
  return [
    'TRUE',
    ...among('key', filter.keys),
    ...among('leg', filter.legs),
    ...among('type', filter.types),
    ...among('state', filter.states),
    ...among('partner', filter.partners),
    ...among(`coalesce(owner, '')`, filter.owners),
    ...among('bucket', filter.buckets),
    ...among('ccy', filter.currencies),
    ...(filter.text === undefined ? [] : [`contains(lower(coalesce(reference, '') || ' ' || key), lower(${quoteText(filter.text)}))`]),
  ].join(' AND ');
}

const sortColumns: Readonly<Record<QueueRequest['sort']['column'], string>> = {
  leg: `list_position(['ledger-partner', 'lines-payout', 'payout-bank'], leg)`,
  type: 'type',
  partner: 'partner',
  reference: 'reference',
  left: 'l_sum',
  right: 'r_sum',
  difference: 'difference',
  size: 'abs(coalesce(difference, l_sum))',
  age: 'age',
  owner: 'owner',
  state: 'state',
};

const text = (cell: ResultCell): string | null => (cell === null ? null : String(cell));
const day = (cell: ResultCell): string | null => (cell === null ? null : formatDay(Number(cell)));
/** "12.500000" as "12.50": at least two digits stay. */
const amount = (cell: ResultCell): string => String(cell).replace(/(\.\d\d\d*?)0+$/, '$1');

function sideOf(row: QueueRow, side: 'l' | 'r', members: GroupRows): EntrySide | null {
  const count = Number(row[`${side}_n`]);
  if (count === 0) return null;
  const table = text(row[`${side}_tbl`]);
  const extract = row[`${side}_extract`];
  const own =
    table === null || extract === null
      ? null
      : { table: table as FactTableName, extract: Number(extract), row: Number(row[`${side}_row`]), line: Number(row[`${side}_line`]) };
  const behind = own === null ? members.get(`${side}|${String(row.key)}`) : { rows: [own], where: null };
  const where = behind?.where ?? null;
  return {
    count,
    amount: amount(row[`${side}_sum`]),
    currency: String(side === 'l' ? row.ccy : row.r_ccy),
    rows: behind?.rows ?? [],
    ...(where === null ? {} : { where }),
  };
}

function matchOf(row: QueueRow, standing: Standing | undefined): Match | null {
  if (row.rule === null) return null;
  const rule = String(row.rule) as MatchRule;
  const by = standing?.accepted
    ? ({ kind: 'user', name: standing.accepted.by, on: standing.accepted.on } as const)
    : ({ kind: 'auto' } as const);
  return {
    leg: String(row.leg) as Leg,
    pass: matchRules[rule].pass,
    rule,
    tolerance: row.tolerance === null ? '0' : amount(row.tolerance),
    by,
  };
}

function entryOf(row: QueueRow, run: ReconcileRun, members: GroupRows): QueueEntry {
  const standing = run.standings.get(String(row.key));
  const age = row.day === null ? null : Number(row.age);
  return {
    key: String(row.key),
    leg: String(row.leg) as Leg,
    state: String(row.state) as EntryState,
    type: text(row.type) as BreakType | null,
    partner: String(row.partner),
    itemType: String(row.ptype),
    reference: text(row.reference),
    left: sideOf(row, 'l', members),
    right: sideOf(row, 'r', members),
    difference: row.difference === null ? null : amount(row.difference),
    currency: String(row.ccy),
    day: day(row.day),
    age,
    bucket: ageBucketOf(age),
    waitUntil: day(row.wait_until),
    owner: text(row.owner),
    match: matchOf(row, standing),
    writtenOff: standing?.writtenOff ?? null,
  };
}
