import { cellAt, columnNamed } from '../../../shared/base/column-batch.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import { buildLedger } from '../../../shared/business-case/ledger/build-ledger.ts';
import type { Initiative, MeasuredMonth } from '../../../shared/business-case/ledger/initiative.ts';
import type { Ledger } from '../../../shared/business-case/ledger/ledger-result.ts';
import type { Measured } from '../../../shared/business-case/ledger/measured.ts';
import { monthText } from '../../../shared/business-case/ledger/month.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { runSlice } from '../slice/run-slice.ts';
import { partNumber } from '../slice/slice-numbers.ts';

/** Every initiative in a calendar year; without one, in that of the last measured month. */
export async function runLedger(workbook: OpenWorkbook, year: number | null, now: number, job: JobContext): Promise<Ledger> {
  const { initiatives, settings } = workbook.document();
  const entries: { initiative: Initiative; measured: Measured }[] = [];
  for (const initiative of initiatives) entries.push({ initiative, measured: await measure(workbook, initiative, job) });
  const last = entries
    .flatMap(({ measured }) => measured.months.at(-1)?.month ?? [])
    .toSorted()
    .at(-1);
  const shown = year ?? Number((last ?? monthText(new Date(now).getUTCFullYear() * 12)).slice(0, 4));
  return buildLedger(entries, shown, settings.currency);
}

async function measure(workbook: OpenWorkbook, initiative: Initiative, job: JobContext): Promise<Measured> {
  const { measure: how } = initiative;
  if (how.kind === 'given') {
    const months = how.months.toSorted((a, b) => (a.month < b.month ? -1 : 1));
    const inWindow = months.filter(({ month }) => month >= initiative.baseline.from && month <= initiative.baseline.to);
    return { months, query: how.source, fingerprint: hashValue(inWindow), lineage: null, problem: null };
  }
  const settings = workbook.document().settings;
  const key = `measure|${hashValue({ how, settings, baseline: initiative.baseline })}`;
  return dataCache(workbook).once(key, job.signal, () => readMetric(workbook, initiative, how, job));
}

async function readMetric(
  workbook: OpenWorkbook,
  { baseline }: Initiative,
  how: Extract<Initiative['measure'], { kind: 'metric' }>,
  job: JobContext,
): Promise<Measured> {
  const query = [how.metric, ...(how.by === null ? [] : [`by ${how.by}`]), 'by month', `${baseline.from} to ${baseline.to}`].join(', ');
  try {
    const metric = catalogOf(workbook).byId(how.metric).id;
    const by = how.by === null ? [] : [how.by];
    const { rows, lineage } = await runSlice(workbook, { metrics: [how.metric], by, grain: 'month', period: null, where: how.where }, job);
    const [starts, complete, segments] = [
      columnNamed(rows, 'period'),
      columnNamed(rows, 'complete'),
      columnNamed(rows, how.by ?? 'period'),
    ];
    const byMonth = new Map<string, MeasuredMonth['segments']>();
    for (let row = 0; row < rows.rowCount; row++) {
      const [cost, volume] = [partNumber(rows, metric, 'numerator', row), partNumber(rows, metric, 'denominator', row)];
      if (cost === null || volume === null || cellAt(complete, row) !== true) continue;
      const month = formatDay(Number(cellAt(starts, row))).slice(0, 7);
      const segment = how.by === null ? 'all' : String(cellAt(segments, row) ?? 'none');
      byMonth.set(month, [...(byMonth.get(month) ?? []), { segment, cost, volume }]);
    }
    const months = [...byMonth].map(([month, list]) => ({ month, segments: list })).toSorted((a, b) => (a.month < b.month ? -1 : 1));
    const fingerprint = hashValue(lineage.extracts.map(({ id, sha256 }) => ({ id, sha256 })));
    return { months, query, fingerprint, lineage, problem: null };
  } catch (thrown) {
    // What the data cannot answer is said beside the initiative; a stop or a fault of ours ends the ledger.
    if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
    return { months: [], query, fingerprint: '', lineage: null, problem: `${how.metric} cannot be measured: ${thrown.error.title}` };
  }
}
