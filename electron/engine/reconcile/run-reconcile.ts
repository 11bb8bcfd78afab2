import { formatDay } from '../../../shared/calendar/day.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { AgeBucket } from '../../../shared/reconcile/age.ts';
import type { BreakType } from '../../../shared/reconcile/break-type.ts';
import {
  addCounts,
  type EntryCount,
  exactMicros,
  type LegCounts,
  legFigures,
  type MatchedCount,
} from '../../../shared/reconcile/figures.ts';
import { type KnownCounts, type Leg, legNeeds, legs } from '../../../shared/reconcile/leg.ts';
import type { MatchRule } from '../../../shared/reconcile/match-rule.ts';
import type { EntryState, LegSummary, ReconcileSummary, SettlementFigures } from '../../../shared/reconcile/result.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { comparedLegs, queueSql, readOnce, type ReconcileRun, reconcileRun } from './run-reconcile-entries.ts';
import { rowsOutside } from './run-reconcile-outside.ts';
import { settlementFigures } from './run-reconcile-settlement.ts';

const none = { left: 0, right: 0 };

/** What was open on a day (null = by the last day that is loaded), by leg and partner. */
export async function runReconcile(
  workbook: OpenWorkbook,
  asOf: string | null,
  partner: string | null,
  job: JobContext,
): Promise<ReconcileSummary> {
  const run = await reconcileRun(workbook, asOf, job);
  if (run === null) return { asOf, legs: legs.map((leg) => emptyLeg(leg, { ledger: 0, lines: 0, payouts: 0, bank: 0 })) };
  const compared = comparedLegs(run);
  const { partners } = run.sources.context;
  if (partner !== null && !partners.includes(partner)) fail('INVALID_REQUEST', { problem: `no row is of a partner called "${partner}"` });
  const counts = await readCounts(workbook, run, job.signal);
  const settlement = await settlementFigures(workbook, run, partner, job.signal);
  const rest = await rowsOutside(workbook, run, job.signal);
  const summaries = legs.map((leg): LegSummary => {
    if (!compared.includes(leg)) return emptyLeg(leg, run.counts);
    const own = [...(counts.get(leg) ?? [])]
      .filter(([name]) => partner === null || name === partner)
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([name, count]) => ({ name, counts: { ...count, settlement: settlementOf(leg, name, settlement) } }));
    return {
      leg,
      needs: [],
      total: legFigures(
        addCounts(
          own.map((one) => one.counts),
          settlementOf(leg, null, settlement),
        ),
      ),
      partners: own.map((one) => ({ partner: one.name, ...legFigures(one.counts) })),
      outside: rest.get(leg)?.outside ?? none,
      unreadable: rest.get(leg)?.unreadable ?? none,
    };
  });
  return { asOf: run.sources.asOf === null ? null : formatDay(run.sources.asOf), legs: summaries };
}

function settlementOf(leg: Leg, name: string | null, settlement: ReadonlyMap<string | null, SettlementFigures>): SettlementFigures | null {
  return leg === 'ledger-partner' ? (settlement.get(name) ?? null) : null;
}

function emptyLeg(leg: Leg, counts: KnownCounts): LegSummary {
  const nothing: LegCounts = { matched: [], entries: [], left: new Map(), right: new Map(), settlement: null };
  return { leg, needs: legNeeds(leg, counts), total: legFigures(nothing), partners: [], outside: none, unreadable: none };
}

interface Collected {
  readonly matched: MatchedCount[];
  readonly entries: (EntryCount & { readonly gross: Map<string, bigint>; readonly net: Map<string, bigint> })[];
  readonly left: Map<string, bigint>;
  readonly right: Map<string, bigint>;
}
type Counts = Map<Leg, Map<string, Collected>>;

function collected(counts: Counts, leg: unknown, partner: unknown): Collected {
  const ofLeg = counts.get(leg as Leg) ?? new Map<string, Collected>();
  counts.set(leg as Leg, ofLeg);
  const found = ofLeg.get(String(partner)) ?? { matched: [], entries: [], left: new Map(), right: new Map() };
  ofLeg.set(String(partner), found);
  return found;
}

async function readCounts(
  workbook: OpenWorkbook,
  run: ReconcileRun,
  signal: AbortSignal,
): Promise<ReadonlyMap<Leg, ReadonlyMap<string, Collected>>> {
  const counts: Counts = new Map();
  const { link } = run.tables;
  const queue = queueSql(run);
  const read = (sql: string) => readSmallResult(workbook, sql, signal);
  const once = (sql: string) => readOnce(workbook, sql, signal);

  const matched =
    await once(`SELECT leg, partner, coalesce(rule, 'nothing_due'), count(*), sum(l_n), sum(r_n), count(*) FILTER (l_sum <> r_sum)
    FROM ${link} WHERE type IS NULL GROUP BY ALL ORDER BY ALL`);
  for (const [leg, partner, rule, links, left, right, tolerated] of matched) {
    const own = {
      rule: String(rule) as MatchRule,
      links: Number(links),
      leftItems: Number(left),
      rightItems: Number(right),
      tolerated: Number(tolerated),
    };
    collected(counts, leg, partner).matched.push(own);
  }

  const grouped = `leg, partner, state, coalesce(type, '') AS kind_of, bucket`;
  const entries = await read(`SELECT ${grouped}, count(*), sum(l_n), sum(r_n) FROM ${queue} GROUP BY ALL ORDER BY ALL`);
  const byName = new Map<string, Collected['entries'][number]>();
  for (const [leg, partner, state, type, bucket, count, left, right] of entries) {
    const entry = {
      state: String(state) as EntryState,
      type: type === '' ? null : (String(type) as BreakType),
      bucket: String(bucket) as AgeBucket,
      entries: Number(count),
      leftItems: Number(left),
      rightItems: Number(right),
      gross: new Map<string, bigint>(),
      net: new Map<string, bigint>(),
    };
    byName.set([leg, partner, state, type, bucket].join('\n'), entry);
    collected(counts, leg, partner).entries.push(entry);
  }
  const both = `(SELECT key, leg, partner, state, type, bucket, ccy AS currency, l_sum AS amount FROM ${queue} UNION ALL SELECT key, leg, partner, state, type, bucket, r_ccy, -r_sum FROM ${queue})`;
  const amounts = await read(`SELECT ${grouped}, currency, CAST(sum(abs(net)) AS VARCHAR), CAST(sum(net) AS VARCHAR)
    FROM (SELECT key, leg, partner, state, type, bucket, currency, sum(amount) AS net FROM ${both} GROUP BY ALL) GROUP BY ALL ORDER BY ALL`);
  for (const [leg, partner, state, type, bucket, currency, gross, net] of amounts) {
    const entry = byName.get([leg, partner, state, type, bucket].join('\n'));
    if (entry === undefined) continue;
    entry.gross.set(String(currency), exactMicros(String(gross)));
    entry.net.set(String(currency), exactMicros(String(net)));
  }

  const sums = await once(`SELECT leg, partner, side, currency, CAST(sum(amount) AS VARCHAR) FROM (
    SELECT leg, partner, 'left' AS side, ccy AS currency, l_sum AS amount FROM ${link} UNION ALL SELECT leg, partner, 'right', r_ccy, r_sum FROM ${link}
    UNION ALL SELECT leg, partner, 'left', ccy, l_sum FROM ${run.entries} WHERE origin = 'open' UNION ALL SELECT leg, partner, 'right', r_ccy, r_sum FROM ${run.entries} WHERE origin = 'open'
  ) GROUP BY ALL ORDER BY ALL`);
  for (const [leg, partner, side, currency, amount] of sums)
    collected(counts, leg, partner)[side === 'left' ? 'left' : 'right'].set(String(currency), exactMicros(String(amount)));
  return counts;
}
