import { power } from '../../base/exact-math.ts';

/** Undiscounted (benefits - costs) / costs; null without costs. */
export function returnOnInvestment(benefits: number, costs: number): number | null {
  return costs === 0 ? null : (benefits - costs) / costs;
}

/** Present value of benefits over present value of costs; null without costs. */
export function benefitCostRatio(benefits: number, costs: number): number | null {
  return costs === 0 ? null : benefits / costs;
}

/**
 * Modified internal rate, a year: outflows at the finance rate to now, inflows at the reinvestment rate to the last period,
 * (inflows / outflows)^(1/periods) - 1. null unless there are both.
 */
export function modifiedRate(flows: readonly number[], perYear: number, finance: number, reinvest: number): number | null {
  const last = flows.length - 1;
  let [paid, gained] = [0, 0];
  for (const [index, flow] of flows.entries()) {
    if (flow < 0) paid -= flow / power(1 + finance, index / perYear);
    else gained += flow * power(1 + reinvest, (last - index) / perYear);
  }
  return paid > 0 && gained > 0 && last > 0 ? power(gained / paid, perYear / last) - 1 : null;
}
