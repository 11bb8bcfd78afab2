import type { BusinessCase } from './business-case.ts';
import { type CaseResult, scenarioOf } from './case-result.ts';

/** Month from the start of the case in which its first benefit begins in the base scenario, with its slip; null without benefits. */
export function goLiveMonth(result: CaseResult): number | null {
  const drivers = scenarioOf(result, 'base')?.drivers ?? [];
  const starts = benefits(result.case).map(({ startMonth, slip }) => {
    const waits = slip === null ? 0 : (drivers.find(({ id }) => id === slip)?.value ?? 0);
    return startMonth + waits;
  });
  return starts.length === 0 ? null : Math.min(...starts);
}

const benefits = ({ lines }: BusinessCase) => lines.filter(({ kind, timing }) => kind === 'benefit' && timing !== 'each_period');
