import { type FailureType, failureTypes } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard, FrictionCell, FrictionSpec, FrictionType } from '../../../shared/explain/friction/friction-board.ts';
import { addEstimates, type Estimate, lostOrders, worth } from '../../../shared/explain/friction/lost-sales.ts';
import { addDays } from '../../../shared/calendar/day.ts';
import { factTable, type FactTableName } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { checkPeriod } from '../../../shared/metrics/slice-request.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { filterColumns } from '../../../shared/query/compile-filter.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { statedMargin } from '../brief/run-brief-change.ts';
import { type CaseCounts, cellKey, countCases, type Trend, trendOf } from './run-friction-cases.ts';
import { type ContactFacts, contactFacts } from './run-friction-contacts.ts';
import { type LostCell, orderFacts, type OrderFacts, sessionFacts } from './run-friction-lost.ts';
import { instantsOf, tableFacts } from '../table-facts.ts';

interface Facts {
  readonly period: Period;
  readonly where: Filter;
  readonly trend: Trend;
  readonly orders: OrderFacts | null;
  readonly contacts: ContactFacts | null;
  readonly margin: number | null;
}

/** Why a table cannot answer under these filters, in a sentence; null when it can. */
async function whyNot(workbook: OpenWorkbook, name: FactTableName, where: Filter, job: JobContext): Promise<string | null> {
  const { source, presence } = await tableFacts(workbook, name, job.signal);
  const { label } = factTable(name);
  if (presence.range === null) return `No ${label.toLowerCase()} are loaded.`;
  const known = new Set(source.columns.map((column) => column.name));
  const missing = filterColumns(where).find((column) => !known.has(column));
  return missing === undefined ? null : `${label} do not say the ${missing.replaceAll('_', ' ')} that the filter asks for.`;
}

/** The period asked for, or everything that is loaded. */
export function frictionPeriod(workbook: OpenWorkbook, asked: Period | null): Period {
  if (asked !== null) {
    checkPeriod(asked);
    return asked;
  }
  const { dataFrom, dataThrough } = workbook.state();
  if (dataFrom === null || dataThrough === null)
    return fail('METRIC_NEEDS_DATA', { metric: 'The friction board', needs: 'payment attempts' });
  return { from: dataFrom, to: addDays(dataThrough, 1) };
}

/** What goes wrong for customers, by failure, product and partner: how often, for whom, how many call, and what it loses. */
export async function runFriction(workbook: OpenWorkbook, spec: FrictionSpec, job: JobContext): Promise<FrictionBoard> {
  const { settings } = workbook.document();
  const period = frictionPeriod(workbook, spec.period);
  const stated = statedMargin(workbook);
  const margin =
    spec.margin !== null
      ? { value: spec.margin, source: 'as given' }
      : stated === null
        ? null
        : { value: stated.value, source: `as the case “${stated.caseName}” states it` };
  const trend = trendOf(period, settings.weekStart);
  const { where } = spec;
  job.progress('Counting orders', 0);
  const orders = (await whyNot(workbook, 'attempt', where, job)) === null ? await orderFacts(workbook, where, period, job) : null;
  const contacts = (await whyNot(workbook, 'contact', where, job)) === null ? await contactFacts(workbook, where, period, job) : null;
  const facts: Facts = { period, where, trend, orders, contacts, margin: margin?.value ?? null };
  const types: FrictionType[] = [];
  for (const [index, type] of failureTypes.entries()) {
    job.progress(`Counting: ${type.label.toLowerCase()}`, (index + 1) / (failureTypes.length + 1));
    types.push(await typeOf(workbook, type, facts, job));
  }
  return {
    period,
    currency: settings.currency,
    margin,
    trend,
    types,
    reasons: contacts?.reasons ?? [],
    unclaimed: contacts?.unclaimed ?? [],
  };
}

async function typeOf(workbook: OpenWorkbook, type: FailureType, facts: Facts, job: JobContext): Promise<FrictionType> {
  const { where, period, trend, orders } = facts;
  const absent = await whyNot(workbook, type.table, where, job);
  if (absent !== null) return { id: type.id, absent, total: { ...noCell, trend: trend.starts.map(() => 0) }, cells: [], lineage: null };
  const counted = await countCases(workbook, type, where, period, trend, job);
  const sessions = type.loses === 'redemptions' ? await sessionFacts(workbook, type, where, period, job) : null;
  const lost = sessions?.cells ?? orders?.lost.get(type.id) ?? null;
  const cells = withContacts(type, counted.cells, facts)
    .map((cell) => ({ ...cell, ...lostOf(type, lost?.get(cellKey(cell.product, cell.partner)), facts.margin) }))
    .sort((left, right) => right.cases - left.cases || (right.contacts ?? 0) - (left.contacts ?? 0));
  const lineage = await ownLineage(
    workbook,
    {
      sql: [counted.sql, sessions?.sql ?? (type.loses === 'orders' ? orders?.sql : null)]
        .filter((sql) => typeof sql === 'string')
        .join(';\n\n'),
      table: type.table,
      partner: null,
      metric: { id: `friction_${type.id}`, sentence: type.sentence },
      instants: instantsOf(period, workbook.document().settings.timeZone),
      subject: where,
    },
    job.signal,
  );
  return { id: type.id, absent: null, total: totalOf(type, counted.total, cells, facts), cells, lineage };
}

const noCell: FrictionCell = {
  product: null,
  partner: null,
  cases: 0,
  orders: null,
  customers: null,
  contacts: null,
  contactsPer1k: null,
  repeats: null,
  lost: null,
  lostSales: null,
  lostMargin: null,
  trend: [],
};

/** The cells in which the failure shows or is called about. */
function withContacts(type: FailureType, counts: readonly CaseCounts[], { contacts, orders, trend }: Facts): FrictionCell[] {
  const called = contacts?.byType.get(type.id) ?? new Map<string, { contacts: number; repeats: number }>();
  const byKey = new Map(counts.map((count): [string, CaseCounts] => [cellKey(count.product, count.partner), count]));
  // Rows without a product are set against the contacts of the partner's products together.
  const keys = new Set([...byKey.keys(), ...(type.product === null ? [] : called.keys())]);
  return [...keys].map((key) => {
    const [product, partner] = JSON.parse(key) as [string | null, string | null];
    const own = type.product === null ? sumWhere(called, (other) => other === partner) : called.get(key);
    const all = type.product === null ? ordersWhere(orders, (other) => other === partner) : (orders?.orders.get(key) ?? 0);
    const count = byKey.get(key);
    return {
      ...noCell,
      product,
      partner,
      cases: count?.cases ?? 0,
      orders: count === undefined ? (type.order === null ? null : 0) : count.orders,
      customers: count === undefined ? (type.customer === null ? null : 0) : count.customers,
      trend: count?.trend ?? trend.starts.map(() => 0),
      ...contactFigures(contacts, own, all),
    };
  });
}

type Counts = { readonly contacts: number; readonly repeats: number };

function sumWhere(cells: ReadonlyMap<string, Counts>, isMeant: (partner: string | null) => boolean): Counts {
  return [...cells].reduce(
    (sum, [key, one]) =>
      isMeant((JSON.parse(key) as (string | null)[])[1] ?? null)
        ? { contacts: sum.contacts + one.contacts, repeats: sum.repeats + one.repeats }
        : sum,
    { contacts: 0, repeats: 0 },
  );
}

const ordersWhere = (orders: OrderFacts | null, isMeant: (partner: string | null) => boolean): number =>
  [...(orders?.orders ?? [])].reduce(
    (sum, [key, count]) => (isMeant((JSON.parse(key) as (string | null)[])[1] ?? null) ? sum + count : sum),
    0,
  );

function contactFigures(facts: ContactFacts | null, own: Counts | undefined, orders: number) {
  if (facts === null) return { contacts: null, contactsPer1k: null, repeats: null };
  const { contacts, repeats } = own ?? { contacts: 0, repeats: 0 };
  return { contacts, repeats, contactsPer1k: orders === 0 ? null : (contacts / orders) * 1000 };
}

function lostOf({ loses }: FailureType, cell: LostCell | undefined, margin: number | null) {
  const lost = loses === null || cell === undefined ? null : lostOrders(cell.counts);
  const each = cell?.each ?? null;
  const lostSales = lost === null || each === null ? null : worth(lost, each);
  return { lost, lostSales, lostMargin: lostSales === null || margin === null ? null : worth(lostSales, margin) };
}

function totalOf(type: FailureType, count: CaseCounts, cells: readonly FrictionCell[], { contacts, orders }: Facts): FrictionCell {
  const called = sumWhere(contacts?.byType.get(type.id) ?? new Map<string, Counts>(), () => true);
  const sum = (pick: (cell: FrictionCell) => Estimate | null) => {
    const known = cells.flatMap((cell) => pick(cell) ?? []);
    return known.length === 0 ? null : addEstimates(known);
  };
  return {
    ...count,
    product: null,
    partner: null,
    ...contactFigures(
      contacts,
      called,
      ordersWhere(orders, () => true),
    ),
    lost: sum(({ lost }) => lost),
    lostSales: sum(({ lostSales }) => lostSales),
    lostMargin: sum(({ lostMargin }) => lostMargin),
  };
}
