import { useMemo } from 'react';
import type { TemplateSetting } from '../../../shared/report/templates/registry.ts';
import { templateSetting } from '../../../shared/report/templates/template-setting.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useResult } from '../../state/use-result.ts';

const asked = ['payment_success', 'auth_rate_first', 'orders', 'cost_of_acceptance_bps', 'technical_rate', 'contacts_per_1k_orders'];

export interface ReportChoices extends TemplateSetting {
  readonly metrics: readonly string[];
}

/** What a report can be made of: partners and months of the data, metrics it answers, cases and commitments. Null until it is known. */
export function useReportChoices(): ReportChoices | null {
  const workbook = useDocumentStore((store) => store.workbook);
  const metrics = useMetrics();
  const { value: extracts } = useResult('extract.list', {});
  return useMemo(() => {
    if (workbook === null || metrics === null || extracts === null) return null;
    const all = [...metrics.values()];
    const setting = templateSetting(workbook, { metrics: all, extracts });
    const known = asked.filter(setting.has);
    const others = all.filter(({ available }) => available).map(({ id }) => id);
    return { ...setting, metrics: known.length > 0 ? known : others.slice(0, 6) };
  }, [workbook, metrics, extracts]);
}
