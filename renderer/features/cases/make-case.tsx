import type { JSX } from 'react';
import { caseFromFinding, type Finding } from '../../../shared/business-case/case-from-finding.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { driverUnit } from './driver-text.ts';

/** Turns a figure that is not where it should be into a case with its drivers bound, and opens it. */
export function MakeCase({
  metric,
  name,
  where,
  period,
  target,
}: Pick<Finding, 'name' | 'where' | 'period' | 'target'> & { readonly metric: MetricInfo }): JSX.Element {
  const { cases, settings } = useWorkbookDocument();
  const make = () => {
    const taken = new Set(cases.map(({ id }) => id));
    const numbers = Array.from({ length: cases.length + 1 }, (_, at) => `case-${at + 1}`);
    const id = numbers.find((one) => !taken.has(one)) ?? `case-${cases.length + 1}`;
    const made = caseFromFinding({
      id,
      name,
      currency: settings.currency,
      metric: {
        id: metric.id,
        label: metric.label,
        unit: driverUnit(metric.unit),
        hasDenominator: metric.kind !== 'additive',
        isGoodUp: metric.direction !== 'down',
      },
      where,
      period,
      target,
    });
    void applyEdit({ kind: 'case.put', case: made }).then((isDone) => isDone && navigate('cases', { caseId: id }));
  };
  return <Button onPress={make}>Make case</Button>;
}
