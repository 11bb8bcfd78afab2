import { addMonths } from '../calendar/day.ts';
import type { Filter } from '../query/filter.ts';
import type { Period } from '../query/slice.ts';
import { type BusinessCase, businessCaseSchema } from './business-case.ts';
import type { DriverUnit } from './driver-unit.ts';

/** A figure that is not where it should be, and what it is held against. */
export interface Finding {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly metric: {
    readonly id: string;
    readonly label: string;
    readonly unit: DriverUnit;
    readonly hasDenominator: boolean;
    readonly isGoodUp: boolean;
  };
  readonly where: Filter;
  readonly period: Period;
  /** The level to come back to: that of another period, or one that was promised. */
  readonly target:
    | { readonly kind: 'period'; readonly period: Period }
    | { readonly kind: 'level'; readonly value: number; readonly source: string };
}

const section = { gap: 'Benefit: the gap closed', cost: 'Costs' };

/** A case with its drivers already bound: how much a year there is of it, where it stands, where it stood; what closing the gap is worth is assumed. */
export function caseFromFinding(finding: Finding): BusinessCase {
  const { metric, currency, period } = finding;
  const bound = (
    id: string,
    label: string,
    unit: DriverUnit,
    part: 'value' | 'denominator',
    over: Period,
    aggregation: 'whole' | 'a_year',
  ) => ({
    kind: 'binding',
    id,
    label,
    unit,
    section: section.gap,
    metric: metric.id,
    part,
    period: over,
    where: finding.where,
    aggregation,
    scale: 1,
    low: null,
    high: null,
  });
  const assumed = (
    id: string,
    label: string,
    unit: DriverUnit,
    heading: string,
    [low, value, high]: readonly [number, number, number],
    source: string,
  ) => ({
    kind: 'constant',
    id,
    label,
    unit,
    section: heading,
    value,
    low,
    high,
    source,
    distribution: { kind: 'pert' },
  });
  const toEstimate = 'to be estimated';
  // Basis points are of an amount of money, as a money figure is: what they come to needs no worth of each.
  const isMoney = metric.unit === 'money' || metric.unit === 'bps';
  const target =
    finding.target.kind === 'period'
      ? bound(
          'level_target',
          `${metric.label}, to come back to`,
          metric.unit,
          'value',
          finding.target.period,
          metric.hasDenominator ? 'whole' : 'a_year',
        )
      : {
          ...assumed(
            'level_target',
            `${metric.label}, promised`,
            metric.unit,
            section.gap,
            [0, finding.target.value, 0],
            finding.target.source,
          ),
          low: null,
          high: null,
          distribution: null,
        };
  const gap = metric.isGoodUp ? '(level_target - level_now)' : '(level_now - level_target)';
  const volume = metric.hasDenominator ? 'volume * ' : '';
  const drivers = [
    ...(metric.hasDenominator
      ? [bound('volume', `${metric.label}: out of, a year`, metric.unit === 'bps' ? 'money' : 'count', 'denominator', period, 'a_year')]
      : []),
    bound('level_now', `${metric.label}, now`, metric.unit, 'value', period, metric.hasDenominator ? 'whole' : 'a_year'),
    target,
    assumed('share_closed', 'Share of the gap that is closed', 'ratio', section.gap, [0.25, 0.5, 0.75], toEstimate),
    ...(isMoney ? [] : [assumed('worth', 'Worth of each, in margin', 'money', section.gap, [3, 6, 9], toEstimate)]),
    {
      kind: 'formula',
      id: 'gain',
      label: 'Gained, a year',
      unit: 'money',
      section: section.gap,
      formula: `${volume}${gap} * share_closed${metric.unit === 'bps' ? ' / 10000' : isMoney ? '' : ' * worth'}`,
    },
    assumed('build', 'Build', 'money', section.cost, [60_000, 40_000, 30_000], toEstimate),
    assumed('run', 'Running cost, a year', 'money', section.cost, [12_000, 8_000, 5_000], toEstimate),
  ];
  const line = (
    driver: string,
    label: string,
    kind: 'benefit' | 'cost',
    timing: 'one_off' | 'recurring',
    startMonth: number,
    rampMonths = 0,
  ) => ({
    id: driver,
    label,
    driver,
    kind,
    timing,
    startMonth,
    rampMonths,
  });
  return businessCaseSchema.parse({
    id: finding.id,
    name: finding.name,
    owner: '',
    currency,
    startMonth: addMonths(`${period.to.slice(0, 7)}-01`, period.to.endsWith('-01') ? 0 : 1).slice(0, 7),
    months: 36,
    discountRate: 0.1,
    drivers,
    lines: [
      line('gain', 'Gained', 'benefit', 'recurring', 3, 3),
      line('build', 'Build', 'cost', 'one_off', 0),
      line('run', 'Running cost', 'cost', 'recurring', 3),
    ],
  });
}
