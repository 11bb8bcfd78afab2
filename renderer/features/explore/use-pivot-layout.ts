import { useState } from 'react';
import { type PivotField, type PivotLayout, pivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import type { Grain } from '../../../shared/query/slice.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import type { RouteParams } from '../../state/routes.ts';

function given(params: RouteParams['explore'], grain: Grain): PivotLayout | null {
  if (params === null) return null;
  const { slice, metric, by } = params;
  if (slice === undefined)
    return pivotLayout([metric ?? 'payment_success'], by === undefined ? [] : [{ kind: 'column', column: by }], [{ kind: 'date', grain }]);
  const columns = slice.by.map(
    (column, at): PivotField => ({ kind: 'column', column, ...(at === 0 && slice.top !== undefined ? { top: slice.top } : {}) }),
  );
  return pivotLayout(slice.metrics, columns, slice.grain === null ? [] : [{ kind: 'date', grain: slice.grain }]);
}

export interface AskedPivot {
  /** As it was changed last; the workbook takes it in the meantime, and what it refuses is gone again. */
  readonly layout: PivotLayout;
  /** The question of an arrangement. */
  readonly specOf: (layout: PivotLayout) => PivotSpec;
  /** Period and filters come from the figure that led here, not from the scope. */
  readonly isOfFigure: boolean;
  readonly change: (layout: PivotLayout) => void;
  readonly useScope: () => void;
}

/** What Explore shows: the workbook's arrangement, or that of the figure that led here until it is changed; over the scope's period. */
export function usePivotLayout(params: RouteParams['explore']): AskedPivot {
  const document = useWorkbookDocument();
  const { scope, grain } = document;
  const [isTaken, setTaken] = useState(false);
  const [coming, setComing] = useState<PivotLayout | null>(null);
  const [isScope, setScope] = useState(false);
  const usual = () => pivotLayout(['payment_success'], [{ kind: 'column', column: 'product' }], [{ kind: 'date', grain }]);
  const layout = coming ?? (isTaken ? null : given(params, grain)) ?? document.pivot ?? usual();
  const slice = isScope ? undefined : params?.slice;
  return {
    layout,
    specOf: (shown) => ({
      ...shown,
      period: slice === undefined ? scope.period : slice.period,
      scopeCompare: slice === undefined ? scope.compare : (slice.compare ?? null),
      where: slice === undefined ? scope.where : slice.where,
    }),
    isOfFigure: slice !== undefined,
    change: (next) => {
      setComing(next);
      void applyEdit({ kind: 'pivot.set', pivot: next }).then((done) => {
        if (done) setTaken(true);
        setComing((last) => (last === next ? null : last));
      });
    },
    useScope: () => setScope(true),
  };
}
