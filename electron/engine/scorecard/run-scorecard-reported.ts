import { addDays } from '../../../shared/calendar/day.ts';
import type { Commitment, ReportedFigure } from '../../../shared/commitments/commitment.ts';
import type { ReportedFigureRow } from '../../../shared/commitments/evaluate-reported.ts';
import { midSentence } from '../../../shared/commitments/clause-metric.ts';
import { evaluateReported, reportedUnit } from '../../../shared/commitments/evaluate-reported.ts';
import type { ClauseMetric } from '../../../shared/commitments/verdict.ts';
import { clauseWindows } from '../../../shared/commitments/windows.ts';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { readSmallResult } from '../read-small-result.ts';
import { loadedDays } from './run-scorecard-range.ts';

const minuteMs = 60_000;

interface StoredFigure extends ReportedFigureRow {
  readonly partner: string;
  readonly measure: string;
  readonly mid: string | null;
  readonly scheme: string | null;
  readonly product: string | null;
}

/** Every reported figure, those of superseded files too: an earlier version is kept and shown, never judged. */
async function storedFigures(workbook: OpenWorkbook, signal: AbortSignal): Promise<readonly StoredFigure[]> {
  const states = Object.entries(workbook.document().extracts);
  const superseded = states.filter(([, { state }]) => state === 'superseded').map(([id]) => Number(id));
  const active = workbook.activeExtracts();
  const ids = [...active, ...superseded];
  if (ids.length === 0) return [];
  return dataCache(workbook).once(`reported|${ids.join('_')}`, signal, async () => {
    const texts = [
      'partner',
      'measure',
      'mid',
      'scheme',
      'product',
      'window_start',
      'window_end',
      'numerator',
      'denominator',
      'value',
      'unit',
    ];
    const sql = `SELECT ${texts.map((name) => `CAST("${name}" AS VARCHAR)`).join(', ')}, coalesce("version", 1), strftime("received_at", '%Y-%m-%dT%H:%M:%SZ'), "source_document", CAST("page" AS VARCHAR), "extract_id"
FROM reported_measure WHERE "extract_id" IN (${ids.join(', ')}) AND "window_start" IS NOT NULL AND "window_end" IS NOT NULL`;
    const rows = await readSmallResult(workbook, sql, signal);
    return rows.map((row): StoredFigure => {
      const text = (index: number): string | null => (row[index] === null || row[index] === undefined ? null : String(row[index]));
      return {
        partner: text(0) ?? '',
        measure: text(1) ?? '',
        mid: text(2),
        scheme: text(3),
        product: text(4),
        from: (text(5) ?? '').slice(0, 10),
        through: (text(6) ?? '').slice(0, 10),
        numerator: text(7),
        denominator: text(8),
        value: text(9),
        unit: text(10),
        version: Number(row[11]),
        receivedAt: text(12),
        document: text(13),
        page: text(14),
        isSuperseded: !active.includes(Number(row[15])),
      };
    });
  });
}

/** What a partner has reported of one figure. */
export async function reportedRows(
  workbook: OpenWorkbook,
  partner: string,
  figure: ReportedFigure,
  signal: AbortSignal,
): Promise<readonly ReportedFigureRow[]> {
  const all = await storedFigures(workbook, signal);
  // What the clause names is settled; what it leaves open tells its figures apart.
  const aboutOf = ({ mid, scheme, product }: StoredFigure): string =>
    [figure.mid === null ? mid : null, figure.scheme === null ? scheme : null, figure.product === null ? product : null]
      .filter((part) => part !== null)
      .join(' ');
  const fits = (wanted: string | null, found: string | null): boolean => wanted === null || wanted === found;
  return all
    .filter(
      (row) =>
        row.partner === partner &&
        row.measure === figure.measure &&
        fits(figure.mid, row.mid) &&
        fits(figure.scheme, row.scheme) &&
        fits(figure.product, row.product),
    )
    .map((row) => ({ ...row, about: aboutOf(row) }));
}

/** Every window of a clause whose figure of record is the partner's, from its first report to the newest day that is loaded. */
export async function reportedResults(
  workbook: OpenWorkbook,
  commitment: Commitment,
  now: number,
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  if (commitment.source.kind !== 'reported') return [];
  const { figure } = commitment.source;
  const rows = await reportedRows(workbook, commitment.partner, figure, job.signal);
  const metric = reportedMetric(commitment, figure, rows);
  const loaded = loadedDays(workbook);
  const starts = rows.map(({ from }) => from);
  const from = [...starts, ...(loaded === null ? [] : [loaded.from])].sort()[0];
  const to = [...rows.map(({ through }) => through), ...(loaded === null ? [] : [loaded.through])].sort().at(-1);
  if (from === undefined || to === undefined) return [];
  const results: CommitmentResult[] = [];
  for (const window of clauseWindows(commitment, starts.sort()[0] ?? from, addDays(to, 1))) {
    const open = now < window.span.to * minuteMs;
    const found = evaluateReported(commitment, metric, window, rows, open);
    const lineage = await ownLineage(
      workbook,
      {
        sql: '',
        table: 'reported_measure',
        partner: commitment.partner,
        metric: { id: figure.measure, sentence: `As ${commitment.partner} reports it; attested, not recomputed.` },
        instants: { from: window.span.from * minuteMs, to: (window.span.to + 1440) * minuteMs },
        subject: { commitment: window.terms, window: window.from },
      },
      job.signal,
    );
    results.push({ ...found, lineage });
  }
  return results;
}

/** A reported figure as a clause reads it: its unit is the report's, its name the measure's. */
function reportedMetric(commitment: Commitment, { measure }: ReportedFigure, rows: readonly ReportedFigureRow[]): ClauseMetric {
  const unit = reportedUnit(rows) ?? (commitment.target <= 1 ? 'ratio' : 'count');
  return { id: measure, label: midSentence(measure.replaceAll('_', ' ')), unit, badEvents: 'misses' };
}
