import { useMemo, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { Grain, SliceSpec } from '../../../shared/query/slice.ts';
import type { RouteParams } from '../../state/routes.ts';
import { useScope } from '../../state/scope.ts';

export interface SliceDraft {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly grain: Grain | null;
  readonly top: number | null;
}

function initial(params: RouteParams['explore']): SliceDraft {
  const slice = params?.slice;
  if (slice !== undefined) return { metrics: slice.metrics, by: slice.by, grain: slice.grain, top: slice.top ?? null };
  return {
    metrics: [params?.metric ?? 'payment_success'],
    by: params?.by === undefined ? ['product'] : [params.by],
    grain: params?.by === undefined ? 'week' : null,
    top: null,
  };
}

/** What is being asked on the Explore page, joined with the scope that holds everywhere. */
export function useSliceDraft(params: RouteParams['explore'], metrics: ReadonlyMap<string, MetricInfo> | null) {
  const scope = useScope();
  const [draft, setDraft] = useState(() => initial(params));
  const slice = useMemo((): SliceSpec => {
    const [first] = draft.metrics;
    const allowed = first === undefined ? undefined : metrics?.get(first)?.dimensions;
    const by = allowed === undefined ? draft.by : draft.by.filter((column) => allowed.some(({ name }) => name === column));
    return {
      metrics: draft.metrics,
      by,
      grain: draft.grain,
      period: params?.slice?.period ?? scope.period,
      where: params?.slice?.where ?? scope.where,
      ...(draft.top === null ? {} : { top: draft.top }),
    };
  }, [draft, metrics, params, scope]);
  return { draft, setDraft, slice };
}
