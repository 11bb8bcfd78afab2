import { dimensionText } from '../../../shared/charts/dimension-text.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { bridgePath, type BridgeResult, type BridgeSegment } from '../../../shared/query/bridge-result.ts';
import { effectDecimals } from '../../../shared/query/effect-decimals.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { listOf, takeAtMost, topOf } from '../parse-args.ts';
import { parsePeriod } from '../parse-period.ts';
import { tableText } from '../table-text.ts';

export const bridgeCommand: Command = {
  name: 'bridge',
  usage: 'bridge --workbook W --metric M --by DIM[,DIM] --from PERIOD --to PERIOD [--where EXPR] [--midpoint] [--top N] [--sql]',
  summary:
    'what moved a metric between two periods: a ratio or average by rate, mix and interaction, a sum by what each segment added; further DIMs take the segments apart; PERIOD like 2026-01, 2026-Q1, 2026-W05 or D..D',
  values: ['workbook', 'metric', 'by', 'from', 'to', 'where', 'top'],
  switches: ['midpoint', 'sql'],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const [by, ...within] = listOf(args.required('by'));
    if (by === undefined) return fail('USAGE', { problem: '--by is empty' });
    const top = topOf(args);
    const bridge = {
      metric: args.required('metric'),
      by,
      ...(within.length === 0 ? {} : { within }),
      from: parsePeriod(args.required('from')),
      to: parsePeriod(args.required('to')),
      where: args.value('where') === undefined ? ({ kind: 'all' } as const) : parseFilter(args.required('where')),
      form: args.has('midpoint') ? ('midpoint' as const) : ('three-part' as const),
      ...(top === null ? {} : { top }),
    };
    await openWorkbook(args, terminal, args.required('workbook'));
    const result = await callEngine(terminal, 'bridge.run', { bridge });
    const { spec, lineage, ...body } = result;
    const { sql } = lineage;
    return {
      body: {
        metric: spec.metric,
        by: spec.by,
        path: bridgePath(spec),
        from: spec.from,
        to: spec.to,
        ...body,
        ...(args.has('sql') ? { sql } : {}),
      },
      text: args.has('sql') ? sql : bridgeText(result),
    };
  },
};

function bridgeText(result: BridgeResult): string {
  const { start, end, change, sentence, unit } = result;
  const decimals = { decimals: effectDecimals(unit) };
  const level = (value: number | null) => formatValue(value, unit, 'en-US', decimals);
  const effect = (value: number) => formatChange(value, unit, 'en-US', decimals);
  const share = (value: number) => formatValue(value, { kind: 'ratio' }, 'en-US', { decimals: 2 });
  const isSum = result.kind === 'additive';
  const cells = (segment: BridgeSegment): string[] => [
    level(segment.rate0),
    level(segment.rate1),
    share(segment.share0),
    share(segment.share1),
    ...(isSum ? [] : [effect(segment.rateEffect), effect(segment.mixAgainstAverage), effect(segment.interaction)]),
    effect(segment.effect),
  ];
  const total = [
    level(start),
    level(end),
    '',
    '',
    ...(isSum ? [] : [result.rate, result.mix, result.interaction].map(effect)),
    effect(change),
  ];
  const headers = isSum
    ? ['before', 'now', 'share before', 'share now', 'change']
    : ['rate before', 'rate now', 'share before', 'share now', 'rate', 'mix', 'interaction', 'effect'];
  const table = tableText(
    [{ header: bridgePath(result.spec).join(' › '), align: 'left' }, ...headers.map((header) => ({ header, align: 'right' as const }))],
    [...rowsOf(result, cells), ['Total', ...total]],
  );
  return `${sentence}\n\n${table}\n\n${level(start)} -> ${level(end)} (${effect(change)})`;
}

/** Segments with their parts indented below them. */
function rowsOf({ spec, segments }: BridgeResult, cells: (segment: BridgeSegment) => string[]): string[][] {
  const path = bridgePath(spec);
  const below = (parts: readonly BridgeSegment[], depth: number): string[][] =>
    parts.flatMap((segment) => [
      [`${'  '.repeat(depth)}${dimensionText(path[depth] ?? '', segment.segment)}`, ...cells(segment)],
      ...below(segment.parts, depth + 1),
    ]);
  return below(segments, 0);
}
