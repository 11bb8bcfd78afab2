import { hashValue } from '../../../shared/base/hash.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { Brief, BriefFinding } from '../../../shared/explain/brief.ts';
import { gapsFinding, gapWords } from '../../../shared/explain/brief-gaps.ts';
import { noDataFinding } from '../../../shared/explain/brief-no-data.ts';
import { briefPage } from '../../../shared/explain/brief-page.ts';
import { problemFinding } from '../../../shared/explain/brief-problem.ts';
import { trustOf } from '../../../shared/explain/brief-trust.ts';
import { withCorrections } from '../../../shared/extract/with-corrections.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { bestCase } from './run-brief-cases.ts';
import { paymentSuccessChange } from './run-brief-change.ts';
import { declineSpike } from './run-brief-declines.ts';
import { dataGaps } from './run-brief-gaps.ts';
import { realizedSavings } from './run-brief-ledger.ts';
import { overbilledFees, owedCredits } from './run-brief-owed.ts';
import { briefPeriods } from './run-brief-periods.ts';
import { awaitedClauses } from '../scorecard/awaits-matching.ts';
import { tableFacts } from '../table-facts.ts';

const hourMs = 3_600_000;

/** What a newcomer should know first, from live data: at most six findings by money, and what the data under them is worth. A quick one names the clauses it does not wait for. */
export function runBrief(workbook: OpenWorkbook, now: number, job: JobContext, isQuick = false): Promise<Brief> {
  const { name: _, reports: __, views: ___, pivot: ____, ...follows } = workbook.document();
  const awaits = isQuick ? awaitedClauses(workbook, null) : [];
  const key = `brief|${hashValue({ ...follows, isQuick: awaits.length > 0, hour: Math.floor(now / hourMs) })}`;
  return dataCache(workbook).once(key, job.signal, async () => ({
    ...(await readBrief(workbook, now, job, awaits.length > 0)),
    awaits,
  }));
}

async function readBrief(workbook: OpenWorkbook, now: number, job: JobContext, isQuick: boolean): Promise<Brief> {
  const extracts = withCorrections(await workbook.extracts());
  const isEmpty = workbook.activeExtracts().length === 0;
  if (isEmpty) return briefPage([], '', true, trustOf(extracts, []));
  const { presence, source } = await tableFacts(workbook, 'attempt', job.signal);
  const periods = briefPeriods(workbook.document().scope, presence.range);
  const gaps = await dataGaps(workbook, job);
  const steps: readonly (readonly [string, () => Promise<readonly BriefFinding[]>])[] = [
    [
      'Payment success',
      async () => (periods === null || presence.range === null ? [] : some(await paymentSuccessChange(workbook, periods, job))),
    ],
    ['Credits owed', () => owedCredits(workbook, now, job, isQuick)],
    ['Fees against the rate card', () => overbilledFees(workbook, job)],
    ['Declines by issuer', async () => some(await declineSpike(workbook, job))],
    ['Savings', async () => some(await realizedSavings(workbook, now, job))],
    ['Business cases', async () => some(await bestCase(workbook, job))],
  ];
  const findings: BriefFinding[] = [];
  for (const [index, [label, find]] of steps.entries()) {
    job.progress('Reading the brief', index / steps.length, label);
    findings.push(...(await withProblem(label, find)));
  }
  const { where } = workbook.document().scope;
  if (periods !== null) findings.push(...some(noDataFinding(presence, where, periods.period, source.label)));
  findings.push(...some(gapsFinding(gaps.filter((gap) => gap.table !== 'settlement_line'))));
  const subtitle =
    periods === null
      ? 'All that is loaded · every number opens its rows'
      : `${periodLabel(periods.period)}, against ${periodLabel(periods.compare)} · every number opens its rows`;
  return briefPage(findings, subtitle, false, trustOf(extracts, [...new Set(gaps.map(gapWords))]));
}

const some = (finding: BriefFinding | null): BriefFinding[] => (finding === null ? [] : [finding]);

/** What cannot be computed is said in its place; the rest of the page stands. Without the data it needs there is nothing to say. */
async function withProblem(label: string, find: () => Promise<readonly BriefFinding[]>): Promise<readonly BriefFinding[]> {
  try {
    return await find();
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
    if (thrown.error.code === 'METRIC_NEEDS_DATA' || thrown.error.code === 'BRIDGE_NOT_POSSIBLE') return [];
    return [problemFinding(label, thrown.error)];
  }
}
