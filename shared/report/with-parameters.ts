import { addDays, addMonths, dayNumber, formatDay } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import { allOf, type Filter } from '../query/filter.ts';
import type { Period, SliceSpec } from '../query/slice.ts';
import type { ReportBlock, ReportParameters, ReportSpec } from './report-spec.ts';

const none: ReportParameters = { partner: null, month: null };

/** The month that a report's periods are written for: its own, or the last one that a block looks at. */
export function anchorMonth(spec: ReportSpec): string | null {
  if (spec.parameters?.month) return spec.parameters.month;
  const ends = spec.blocks.flatMap(periodsOf).map(({ to }) => to);
  const last = ends.sort().at(-1);
  return last === undefined ? null : addDays(last, -1).slice(0, 7);
}

/** The report for another month: every period of it moves by as many months. */
export function forMonth(spec: ReportSpec, month: string): ReportSpec {
  const anchor = anchorMonth(spec);
  const moved = anchor === null ? 0 : monthNumber(month) - monthNumber(anchor);
  return {
    ...spec,
    blocks: spec.blocks.map((block) => withPeriods(block, (period) => shifted(period, moved))),
    parameters: { ...none, ...spec.parameters, month },
  };
}

export function forPartner(spec: ReportSpec, partner: string | null): ReportSpec {
  return { ...spec, parameters: { ...none, ...spec.parameters, partner } };
}

/** The report as it is resolved: the partner in every filter, `{{partner}}`, `{{month}}` and `{{previous month}}` said in every text. */
export function withParameters(spec: ReportSpec): ReportSpec {
  const { partner } = spec.parameters ?? none;
  const month = anchorMonth(spec);
  const words: Readonly<Record<string, string>> = {
    partner: partner ?? 'all partners',
    month: month === null ? 'all months' : monthText(month, 0),
    'previous month': month === null ? 'all months' : monthText(month, -1),
  };
  const say = (text: string) => text.replace(/\{\{\s*(partner|month|previous month)\s*\}\}/g, (_, name: string) => words[name] ?? '');
  const blocks = spec.blocks.map((block) => {
    const said = withTexts(block, say);
    return partner === null ? said : ofPartner(said, partner);
  });
  return { ...spec, name: say(spec.name), subtitle: say(spec.subtitle), blocks };
}

function withTexts(block: ReportBlock, say: (text: string) => string): ReportBlock {
  if ('text' in block) return { ...block, text: say(block.text) };
  if ('title' in block && block.title !== null) return { ...block, title: say(block.title) };
  return block;
}

function ofPartner(block: ReportBlock, partner: string): ReportBlock {
  const only: Filter = { kind: 'compare', column: 'partner', operator: '=', value: partner };
  const narrowed = withSlices(block, (slice) => ({ ...slice, where: allOf(only, slice.where) }));
  if (narrowed.kind === 'bridge') return { ...narrowed, bridge: { ...narrowed.bridge, where: allOf(only, narrowed.bridge.where) } };
  if (narrowed.kind === 'pivot') return { ...narrowed, pivot: { ...narrowed.pivot, where: allOf(only, narrowed.pivot.where) } };
  return 'partner' in narrowed && narrowed.partner === null ? { ...narrowed, partner } : narrowed;
}

function withSlices(block: ReportBlock, change: (slice: SliceSpec) => SliceSpec): ReportBlock {
  if ('numbers' in block)
    return { ...block, numbers: block.numbers.map((number) => ({ ...number, slice: change(number.slice) })) } as ReportBlock;
  return 'slice' in block ? ({ ...block, slice: change(block.slice) } as ReportBlock) : block;
}

function withPeriods(block: ReportBlock, move: (period: Period) => Period): ReportBlock {
  if (block.kind === 'bridge') return { ...block, bridge: { ...block.bridge, from: move(block.bridge.from), to: move(block.bridge.to) } };
  if (block.kind === 'pivot') {
    const { period, compare, scopeCompare } = block.pivot;
    const moved = {
      period: period === null ? null : move(period),
      compare: typeof compare === 'string' ? compare : move(compare),
      scopeCompare: scopeCompare === null ? null : move(scopeCompare),
    };
    return { ...block, pivot: { ...block.pivot, ...moved } };
  }
  return withSlices(block, (slice) => ({
    ...slice,
    period: slice.period === null ? null : move(slice.period),
    ...(slice.compare ? { compare: move(slice.compare) } : {}),
  }));
}

function periodsOf(block: ReportBlock): readonly Period[] {
  if (block.kind === 'bridge') return [block.bridge.from, block.bridge.to];
  if (block.kind === 'pivot') return block.pivot.period === null ? [] : [block.pivot.period];
  const slices = 'numbers' in block ? block.numbers.map(({ slice }) => slice) : 'slice' in block ? [block.slice] : [];
  return slices.flatMap(({ period }) => (period === null ? [] : [period]));
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

function monthText(month: string, by: number): string {
  const from = addMonths(`${month}-01`, by);
  return periodLabel({ from, to: addMonths(from, 1) });
}

/** Whole months move by months; others keep their length in days and their day of the week. */
function shifted(period: Period, months: number): Period {
  if (period.from.endsWith('-01') && period.to.endsWith('-01'))
    return { from: addMonths(period.from, months), to: addMonths(period.to, months) };
  const days = dayNumber(addMonths(period.from, months)) - dayNumber(period.from);
  const weeks = Math.round(days / 7) * 7;
  return { from: formatDay(dayNumber(period.from) + weeks), to: formatDay(dayNumber(period.to) + weeks) };
}
