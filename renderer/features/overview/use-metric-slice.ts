import { useMemo } from 'react';
import { everything, type Filter, allOf } from '../../../shared/query/filter.ts';
import type { Grain, Period, SliceResult, SliceSpec } from '../../../shared/query/slice.ts';
import { useScope } from '../../state/scope.ts';
import { type Result, useResult } from '../../state/use-result.ts';

export interface MetricSliceOptions {
  readonly by?: readonly string[];
  readonly grain?: Grain | null;
  readonly where?: Filter;
  /** Instead of the period of the scope; then nothing is compared but what `compare` says. */
  readonly period?: Period | null;
  readonly compare?: Period | null;
  readonly top?: number;
}

/** One metric in the scope of the workbook, compared as the scope says. Null metric: nothing is asked. */
export function useMetricSlice(
  metric: string | null,
  { by = [], grain = null, where = everything, period, compare, top }: MetricSliceOptions = {},
): {
  readonly slice: SliceSpec | null;
  readonly result: Result<SliceResult>;
} {
  const scope = useScope();
  const key = JSON.stringify({ metric, by, grain, where, period, compare, top });
  const slice = useMemo((): SliceSpec | null => {
    const asked = JSON.parse(key) as {
      metric: string | null;
      by: string[];
      grain: Grain | null;
      where: Filter;
      period?: Period | null;
      compare?: Period | null;
      top?: number;
    };
    if (asked.metric === null) return null;
    return {
      metrics: [asked.metric],
      by: asked.by,
      grain: asked.grain,
      period: asked.period === undefined ? scope.period : asked.period,
      where: allOf(scope.where, asked.where),
      ...(asked.period === undefined && scope.compare !== null && scope.period !== null ? { compare: scope.compare } : {}),
      ...(asked.compare === undefined || asked.compare === null ? {} : { compare: asked.compare }),
      ...(asked.top === undefined ? {} : { top: asked.top }),
    };
  }, [key, scope]);
  const result = useResult('slice.run', slice === null ? null : { slice });
  return { slice, result };
}
