import { useEffect, useMemo, useState } from 'react';
import { dayNumber } from '../../../shared/calendar/day.ts';
import { previousPeriod } from '../../../shared/calendar/period.ts';
import { cubeSlice } from '../../../shared/metrics/cube-slice.ts';
import type { Period, SliceResult, SliceSpec } from '../../../shared/query/slice.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import type { Result } from '../../state/use-result.ts';
import { isSamePeriod, useBrush } from './brush.ts';
import { useOverviewCube } from './overview-cube.ts';
import { useMetricSlice } from './use-metric-slice.ts';

export interface Figures {
  readonly slice: SliceSpec | null;
  readonly result: Result<SliceResult>;
  /** The figures are of other days than those being brushed; the right ones are on their way. */
  readonly isBehind: boolean;
}

const restMs = 200;

/** A period that has not changed for a moment. */
function useRested(period: Period | null): Period | null {
  const [rested, setRested] = useState<Period | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(period), period === null ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [period]);
  return rested;
}

const spanOf = ({ from, to }: Period) => ({ from: dayNumber(from), to: dayNumber(to) });

/** A metric by a dimension for the scope, and while the time is brushed for the brushed days: from daily sums where they say it, else asked for. */
export function useFigures(metric: string, by: string | null): Figures {
  const split = by === null ? [] : [by];
  const committed = useMetricSlice(metric, { by: split });
  const { settings, scope } = useWorkbookDocument();
  const index = useOverviewCube();
  const brushed = useBrush((store) => store.period);
  const hasBase = scope.compare !== null;
  const period = brushed !== null && isSamePeriod(brushed, scope.period) && !committed.result.stale ? null : brushed;
  const found = useMemo(() => {
    if (index === null || period === null) return null;
    const base = hasBase ? spanOf(previousPeriod(period)) : null;
    return cubeSlice(index, { metric, by, span: spanOf(period), base, currency: settings.currency });
  }, [index, period, metric, by, hasBase, settings.currency]);
  const rested = useRested(found === null ? period : null);
  const compare = rested !== null && hasBase ? previousPeriod(rested) : null;
  const exact = useMetricSlice(rested === null || found !== null ? null : metric, { by: split, period: rested, compare });
  const { value } = committed.result;
  if (period === null) return { ...committed, isBehind: false };
  if (found !== null && value !== null)
    return { slice: committed.slice, result: { ...committed.result, stale: false, value: { ...value, ...found } }, isBehind: false };
  const isThere = exact.result.value !== null && !exact.result.stale && isSamePeriod(rested, period);
  return { ...(exact.result.value === null ? committed : exact), isBehind: !isThere };
}
