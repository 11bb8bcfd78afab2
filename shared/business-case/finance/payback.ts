/** Years until the cumulative flow, once negative, is back at zero, interpolated within the period; 0 when never negative, null when never back. */
export function paybackYears(flows: readonly number[], perYear: number): number | null {
  let total = 0;
  let wasNegative = false;
  for (const [index, flow] of flows.entries()) {
    const before = total;
    total += flow;
    if (total < 0) wasNegative = true;
    else if (wasNegative) return (index - 1 + (flow === 0 ? 1 : -before / flow)) / perYear;
  }
  return wasNegative ? null : 0;
}
