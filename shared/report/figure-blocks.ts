import { periodLabel } from '../calendar/period.ts';
import { bridgeChart } from '../charts/bridge-chart.ts';
import { columnOf, metricUnit, showableAt } from '../charts/slice-cells.ts';
import { sliceChart, type SliceChartForm } from '../charts/slice-chart.ts';
import { dayText } from '../charts/source-line.ts';
import { shortValue, wordChange } from '../charts/word-change.ts';
import type { Scorecard } from '../commitments/commitment-result.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { type BridgeResult, bridgePath } from '../query/bridge-result.ts';
import { formatValue } from '../query/format-value.ts';
import type { Lineage, SliceResult, SliceSpec } from '../query/slice.ts';
import { bridgeLeader, bridgeTable } from './bridge-table.ts';
import { scopeLines } from './lineage-text.ts';
import type { KeyFigure, ModelBlock, TableBlock } from './report-model.ts';
import type { ReportSetting } from './report-sources.ts';
import { scorecardTable } from './scorecard-table.ts';
import { sliceTable } from './slice-table.ts';

interface ChartRequest {
  readonly id: string;
  readonly chart: SliceChartForm;
  readonly title: string | null;
  readonly slice: SliceSpec;
}
interface TableRequest {
  readonly id: string;
  readonly title: string;
  readonly slice: SliceSpec;
}
interface ScorecardRequest {
  readonly id: string;
  readonly title: string;
  readonly partner: string | null;
}

/** A slice as a chart with its table; `total` is the same slice without its dimensions, for the total among its parts. */
export function sliceChartBlock(
  block: ChartRequest,
  result: SliceResult,
  total: SliceResult | undefined,
  setting: ReportSetting,
): ModelBlock {
  const { slice } = block;
  const { locale, timeZone, incidents, colors } = setting;
  const chart = sliceChart({
    slice,
    result,
    ...(total === undefined ? {} : { total }),
    kind: block.chart,
    title: block.title,
    incidents,
    timeZone,
    locale,
    colors,
  });
  const keyFigure = sliceKeyFigure(slice, result, locale);
  return {
    kind: 'chart',
    id: block.id,
    chart,
    table: sliceTable(result, slice, timeZone, locale),
    lineage: uniqueLineages([result.lineage, ...(total === undefined ? [] : [total.lineage])]),
    notes: messages(result),
    scope: scopeLines(slice.period, slice.compare, slice.where),
    ...(keyFigure === null ? {} : { keyFigure }),
  };
}

/** The total of a compared slice, large: "89.5 %", "−1.5 pp worse". */
function sliceKeyFigure(slice: SliceSpec, result: SliceResult, locale: string): KeyFigure | null {
  const id = slice.metrics[0] ?? '';
  const column = columnOf(result.totals, id);
  const base = columnOf(result.totals, `${id}.base`);
  if (column === undefined || result.totals.rowCount === 0 || slice.period === null) return null;
  const unit = metricUnit(result, id);
  const now = showableAt(column, 0);
  const value = shortValue(now, unit, locale);
  if (!slice.compare || base === undefined) return { label: periodLabel(slice.period), value, change: null, tone: 'neutral' };
  const words = wordChange(showableAt(base, 0), now, unit, faceOf(result.lineage, id).direction, locale);
  const change = words.verdict === 'unchanged' ? 'unchanged' : `${words.change} ${words.verdict}`;
  return { label: `${periodLabel(slice.period)}, against ${periodLabel(slice.compare)}`, value, change, tone: words.tone };
}

export function sliceTableBlock(block: TableRequest, result: SliceResult, setting: ReportSetting): ModelBlock {
  const { id, title, slice } = block;
  const table = sliceTable(result, slice, setting.timeZone, setting.locale);
  return {
    kind: 'table',
    id,
    title,
    table,
    lineage: [result.lineage],
    notes: messages(result),
    scope: scopeLines(slice.period, slice.compare, slice.where),
  };
}

/** Commitments as a table; what was missed is said in sentences beside it. */
export function scorecardBlock(block: ScorecardRequest, scorecard: Scorecard, locale: string): TableBlock {
  const results = scorecard.rows.flatMap((row) => row.results);
  const findings = scorecard.rows.flatMap(({ commitment, results: windows }) =>
    windows
      .filter((result) => result.status === 'missed' || result.credit !== null)
      .map((result) => `${commitment.partner}, ${result.window.label}: ${result.sentence}`),
  );
  const problems = scorecard.rows.flatMap((row) =>
    row.problem === undefined ? [] : [`${row.commitment.partner}, ${row.commitment.title}: ${row.problem}`],
  );
  const scope = [`As of ${dayText(scorecard.asOf)}`, ...(block.partner === null ? [] : [`Partner: ${block.partner}`])];
  return {
    kind: 'table',
    id: block.id,
    title: `${block.title}${owedText(scorecard, locale)}`,
    table: scorecardTable(scorecard, locale),
    lineage: uniqueLineages(results.map((result) => result.lineage)),
    notes: problems,
    findings,
    scope,
  };
}

/** ": 2 of 9 windows missed, $52,000.00 in credits"; ": all 9 windows met". */
function owedText(scorecard: Scorecard, locale: string): string {
  const results = scorecard.rows.flatMap((row) => row.results);
  const judged = results.filter(({ status }) => status === 'met' || status === 'missed');
  const missed = judged.filter(({ status }) => status === 'missed').length;
  if (judged.length === 0) return '';
  const owed = new Map<string, number>();
  for (const { credit } of results)
    if (credit !== null) owed.set(credit.currency, (owed.get(credit.currency) ?? 0) + Number(credit.amount));
  const credits = [...owed].map(([currency, amount]) => formatValue(amount, { kind: 'money', currency }, locale));
  const said = missed === 0 ? `all ${judged.length} windows met` : `${missed} of ${judged.length} windows missed`;
  return `: ${said}${credits.length === 0 ? '' : `, ${credits.join(' and ')} in credits`}`;
}

export function bridgeBlock(id: string, result: BridgeResult, locale: string): ModelBlock {
  const { unit } = result;
  const words = wordChange(result.start, result.end, unit, faceOf(result.lineage, result.spec.metric).direction, locale);
  const { from, to } = result.spec;
  return {
    kind: 'chart',
    id,
    chart: bridgeChart(result, locale),
    table: bridgeTable(result, locale),
    behind: bridgeLeader(result, locale),
    ...(result.sentence.trim() === '' ? {} : { findings: [result.sentence] }),
    lineage: [result.lineage],
    notes: [],
    scope: [
      ...scopeLines(to, from, result.spec.where),
      `${result.kind === 'additive' ? '' : `Form: ${result.spec.form ?? 'three-part'}; `}effects by ${bridgePath(result.spec).join(', then ')}`,
    ],
    keyFigure: {
      label: `${periodLabel(to)}, against ${periodLabel(from)}`,
      value: formatValue(result.end, unit, locale),
      change: words.verdict === 'unchanged' ? 'unchanged' : `${words.change} ${words.verdict}`,
      tone: words.tone,
    },
  };
}

function messages(result: SliceResult): readonly string[] {
  return result.notes.map((note) => note.message);
}

export function uniqueLineages(lineages: readonly Lineage[]): readonly Lineage[] {
  return [...new Map(lineages.map((lineage) => [lineage.sliceHash, lineage])).values()];
}
