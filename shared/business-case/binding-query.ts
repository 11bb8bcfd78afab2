import type { Filter } from '../query/filter.ts';
import type { Grain, Period } from '../query/slice.ts';
import { type BusinessCase, periodCount } from './business-case.ts';
import { caseRates } from './case-rates.ts';
import type { Aggregation, DriverOf } from './driver-schema.ts';
import { cellUnit } from './driver-unit.ts';
import { periodStart } from './period-name.ts';

/** What is asked of the data for one bound driver: all that its number follows from. */
export interface BindingQuery {
  readonly metric: string;
  readonly part: 'value' | 'numerator' | 'denominator';
  readonly period: Period | null;
  readonly where: Filter;
  readonly aggregation: Aggregation;
  /** Currency of the driver when it is money, and units of it for one of the workbook's. */
  readonly currency: string | null;
  readonly rate: number | null;
  /** Periods of the case, for a driver that is bound period by period. */
  readonly grid: { readonly grain: Grain; readonly from: string; readonly periods: number } | null;
  /** Whether the days are needed, to be drawn again. */
  readonly withDays: boolean;
}

type Settings = Parameters<typeof caseRates>[1];

/** Bound drivers with their questions, in the order of the case. */
export function bindingQueries(plan: BusinessCase, settings: Settings): { readonly id: string; readonly query: BindingQuery }[] {
  const bound = plan.drivers.filter((driver): driver is DriverOf<'binding'> => driver.kind === 'binding');
  return bound.map((driver) => ({ id: driver.id, query: bindingQuery(plan, driver, settings) }));
}

function bindingQuery(plan: BusinessCase, driver: DriverOf<'binding'>, settings: Settings): BindingQuery {
  const { metric, part, period, where, aggregation } = driver;
  const { currency } = cellUnit(driver, plan.currency);
  // The case's own rates are into its own currency; a driver in another one is read through the workbook's.
  const toDriver = currency === null ? null : caseRates({ ...plan, currency, fx: currency === plan.currency ? plan.fx : [] }, settings);
  return {
    metric,
    part,
    period,
    where,
    aggregation,
    currency,
    rate: toDriver?.(settings.currency) ?? null,
    grid: aggregation === 'each_period' ? { grain: plan.periods, from: periodStart(plan, 0), periods: periodCount(plan) } : null,
    withDays: driver.distribution?.kind === 'data',
  };
}
