import type { JSX } from 'react';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import type { ResultOf } from '../../../shared/protocol/engine-protocol.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';

/** Metrics of the workbook that cannot be computed, each with its reason and the way to mend it. */
export function BrokenMetrics({
  entries,
  onEdit,
}: {
  readonly entries: ResultOf<'metric.own'>;
  readonly onEdit: (metric: OwnMetric) => void;
}): JSX.Element {
  return (
    <>
      {entries.flatMap(({ metric, problem }) =>
        problem === null
          ? []
          : [
              <div key={metric.id} className="metrics-broken">
                <ErrorCallout error={problem} />
                <Button onPress={() => onEdit(metric)}>Edit {metric.label}</Button>
                <Button kind="quiet" onPress={() => void applyEdit({ kind: 'metric.remove', id: metric.id })}>
                  Remove
                </Button>
              </div>,
            ],
      )}
    </>
  );
}
