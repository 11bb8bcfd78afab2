import { useCallback } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { addBlock, buildingBlocks } from '../../../../shared/business-case/edit/building-blocks.ts';
import { useWorkbookDocument } from '../../../state/document-store.ts';
import { useMetrics } from '../../../state/use-metrics.ts';

/** Adds blocks to a case, their volumes bound over the period of the scope bar where the workbook can measure them. */
export function useLiveBlocks(): (plan: BusinessCase, chosen: readonly string[]) => BusinessCase {
  const { scope } = useWorkbookDocument();
  const metrics = useMetrics();
  const { period } = scope;
  return useCallback(
    (plan, chosen) => {
      const live = period === null ? null : { period, canMeasure: (metric: string) => metrics?.get(metric)?.available === true };
      return buildingBlocks.filter(({ id }) => chosen.includes(id)).reduce((made, block) => addBlock(made, block, live), plan);
    },
    [period, metrics],
  );
}
