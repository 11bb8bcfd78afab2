import type { Lineage } from '../query/slice.ts';
import type { BusinessCase } from './business-case.ts';
import type { Driver } from './driver-schema.ts';
import type { DriverUnit } from './driver-unit.ts';
import type { InternalRate } from './finance/internal-rate.ts';

/** A driver in one scenario. A value that cannot be computed is null, with the reason beside it. */
export interface DriverValue {
  readonly id: string;
  readonly label: string;
  readonly unit: DriverUnit;
  readonly kind: Driver['kind'];
  /** Of a series: its first period. */
  readonly value: number | null;
  /** By period; null for a driver that has one number for all of them. */
  readonly values: readonly (number | null)[] | null;
  /** Leading periods that are actuals. */
  readonly actuals: number;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly n: string | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly lineage: Lineage | null;
  readonly stale: string | null;
  readonly problem: string | null;
}

/** A line in one scenario: signed flows by period in the case's currency. */
export interface LineFlows {
  readonly id: string;
  readonly flows: readonly (number | null)[];
  readonly total: number | null;
  /** Present value, in the case's timing. */
  readonly present: number | null;
  readonly problem: string | null;
}

/** Estimates in float64. Every figure is null when a cell it needs cannot be computed; `problem` says which. */
export interface CaseScenario {
  /** low, base, high, or the id of a named scenario. */
  readonly scenario: string;
  readonly label: string;
  readonly weight: number | null;
  readonly drivers: readonly DriverValue[];
  readonly lines: readonly LineFlows[];
  /** Net cash flow by period, index 0 = start. */
  readonly flows: readonly (number | null)[];
  readonly cumulative: readonly (number | null)[];
  /** In the case's timing: one of the two that follow. */
  readonly npv: number | null;
  readonly npvEnd: number | null;
  readonly npvMid: number | null;
  /** In the case's timing. */
  readonly irr: InternalRate | null;
  /** Every rate in (-99 %, 1000 %) at which NPV is zero; more than one needs a closer look. */
  readonly rates: readonly number[];
  readonly mirr: number | null;
  /** Years, by the end of periods; null = never within the horizon. */
  readonly payback: number | null;
  readonly discountedPayback: number | null;
  /** Undiscounted (benefits - costs) / costs over the horizon. */
  readonly roi: number | null;
  /** Present value of benefits over that of costs. */
  readonly bcr: number | null;
  readonly problem: string | null;
}

export interface CaseResult {
  readonly case: BusinessCase;
  readonly scenarios: readonly CaseScenario[];
  /** NPV by the weights of the scenarios; null when they have none. */
  readonly weighted: { readonly npv: number | null; readonly problem: string | null } | null;
}

export function scenarioOf(result: CaseResult, id: string): CaseScenario | undefined {
  return result.scenarios.find(({ scenario }) => scenario === id);
}
