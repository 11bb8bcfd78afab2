import { stableJson } from '../base/stable-json.ts';
import { everything } from '../query/filter.ts';
import type { RowsPart } from '../query/rows-spec.ts';
import { conjuncts } from './aggregates.ts';
import type { Metric, OrderOutcome } from './metric.ts';

/** How many rows, and where orders are counted how many of them, lie on each side of a metric. */
export type SideCounts = Readonly<Partial<Record<RowsPart, { readonly rows: number; readonly orders: number | null }>>>;

/** Whether what is counted above the line is some of what is below it: a share of rows, orders or minutes. */
export function isShare({ computation }: Metric): boolean {
  if (computation.kind === 'uptime') return true;
  if (computation.kind !== 'ratio') return false;
  const { numerator, denominator } = computation;
  if (numerator.of === 'rows' && denominator.of === 'rows') {
    const above = new Set(conjuncts(numerator.where ?? everything).map(stableJson));
    return conjuncts(denominator.where ?? everything).every((condition) => above.has(stableJson(condition)));
  }
  return numerator.of === 'orders' && denominator.of === 'orders' && isSomeOf(numerator.which, denominator.which);
}

function isSomeOf(which: OrderOutcome, all: OrderOutcome): boolean {
  const isRecovery = which.startsWith('recovered');
  if (all === 'all' || which === all) return true;
  if (all === 'first_failed') return isRecovery;
  return all === 'paid' ? isRecovery || which === 'first_approved' : all === 'recovered' && isRecovery;
}

/** The sides worth looking at, in the order in which they are offered. */
export function sidesOf(metric: Metric): readonly RowsPart[] {
  if (isShare(metric)) return ['denominator', 'numerator', 'rest'];
  return metric.computation.kind === 'ratio' ? ['denominator', 'numerator', 'all'] : ['numerator', 'rest', 'all'];
}

export function sideLabel(metric: Metric, part: RowsPart): string {
  if (isShare(metric)) return { all: 'All', denominator: 'All', numerator: 'Counted', rest: 'Not counted' }[part];
  if (metric.computation.kind === 'ratio')
    return { all: 'All looked at', denominator: 'Denominator', numerator: 'Numerator', rest: 'Only below the line' }[part];
  return { all: 'All looked at', denominator: 'Counted', numerator: 'Counted', rest: 'Without a value' }[part];
}

const count = (value: number): string => value.toLocaleString('en-US');

/** Which rows these are and how they relate to the figure, in a sentence; `noun` is what is counted, like "attempts". */
export function sideWords(metric: Metric, part: RowsPart, noun: string, counts: SideCounts): string {
  const here = counts[part];
  if (here === undefined) return '';
  const isOfOrders = here.orders !== null;
  const size = (of: RowsPart): number => (isOfOrders ? counts[of]?.orders : counts[of]?.rows) ?? 0;
  const tail = isOfOrders ? ` Listed are their ${count(here.rows)} answered attempts; an order belongs wholly to its first.` : '';
  if (isShare(metric)) {
    const all = size('denominator');
    if (part === 'numerator') return `The ${count(size('numerator'))} ${noun} that count, of ${count(all)} looked at.${tail}`;
    if (part === 'rest') return `The ${count(size('rest'))} ${noun} that do not count, of ${count(all)} looked at.${tail}`;
    return `All ${count(all)} ${noun} looked at: ${count(size('numerator'))} counted, ${count(size('rest'))} not.${tail}`;
  }
  if (metric.computation.kind === 'ratio') {
    if (part === 'numerator') return `The ${count(here.rows)} ${noun} that are added up above the line.`;
    if (part === 'all') return `All ${count(here.rows)} ${noun} looked at, whether they are added up or not.`;
    return `The ${count(here.rows)} ${noun} that are added up below the line.`;
  }
  const looked = counts.all?.rows ?? here.rows;
  if (part === 'all') return `All ${count(looked)} ${noun} looked at, of which ${count(counts.numerator?.rows ?? 0)} are counted.`;
  if (part === 'rest') return `The ${count(here.rows)} ${noun} looked at that hold no value to count.`;
  return looked === here.rows
    ? `The ${count(here.rows)} ${noun} that are counted.${tail}`
    : `The ${count(here.rows)} ${noun} that are counted, of ${count(looked)} looked at.${tail}`;
}
