import { bucketPeriod, periodLabel } from '../calendar/period.ts';
import type { CommitmentStatus } from './commitment-result.ts';
import type { Evaluation } from './evaluation.ts';

/** From harmless to worst; a window that cannot be judged says less than one that is met. */
const severity: Readonly<Record<CommitmentStatus, number>> = {
  not_in_force: 0,
  excluded: 1,
  not_measurable: 2,
  insufficient_sample: 3,
  on_track: 4,
  met: 5,
  at_risk: 6,
  in_cure: 7,
  cannot_be_met_at_forecast: 8,
  cannot_be_met: 9,
  missed: 10,
};

/** Rolling windows by the month they end in: of each month the one that is worst, by status and then by its gap. */
export function worstByMonth<T extends Evaluation>(results: readonly T[]): T[] {
  const months = new Map<string, T>();
  for (const result of results) {
    const month = lastDayOf(result).slice(0, 7);
    const known = months.get(month);
    if (known === undefined || isWorse(result, known)) months.set(month, result);
  }
  return [...months].map(([month, result]) => ({
    ...result,
    window: { ...result.window, label: `${result.window.label}, worst of ${periodLabel(bucketPeriod('month', `${month}-01`))}` },
  }));
}

const lastDayOf = ({ window }: Evaluation): string =>
  new Date(Date.parse(`${window.to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function isWorse(result: Evaluation, than: Evaluation): boolean {
  const [own, other] = [severity[result.status], severity[than.status]];
  if (own !== other) return own > other;
  if (result.gap === null || than.gap === null) return false;
  return result.operator === '<=' ? result.gap > than.gap : result.gap < than.gap;
}
