import type { JSX } from 'react';
import type { PivotView } from '../../../shared/pivot/pivot-view.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';

const reasons: ReadonlySet<string> = new Set(['NOTHING_MATCHES', 'NO_DENOMINATOR', 'PARTIAL_PERIOD']);

/** Why a table has not one figure, and what would give it some. */
export function NoFigures({
  view,
  title,
  onScope,
}: {
  readonly view: PivotView;
  readonly title: string;
  /** Back from the period and filters of a figure to those of the scope; null where they are the scope's. */
  readonly onScope: (() => void) | null;
}): JSX.Element {
  const { spec, grains } = view.result;
  const whole = grains.find(({ rowDepth, columnDepth }) => rowDepth + columnDepth === 0);
  const why = (whole?.result.notes ?? []).filter(({ code }) => reasons.has(code)).map(({ message }) => message);
  const [metric] = spec.measures;
  return (
    <EmptyState
      title={`${title} has no value here`}
      action={
        <span className="row-actions">
          {onScope !== null && <Button onPress={onScope}>Use the scope</Button>}
          {onScope === null && spec.where.kind !== 'all' && (
            <Button onPress={() => void applyEdit({ kind: 'scope.set', scope: { where: { kind: 'all' } } })}>Lift all filters</Button>
          )}
          {onScope === null && spec.period !== null && (
            <Button onPress={() => void applyEdit({ kind: 'scope.set', scope: { period: null } })}>Look at all that is loaded</Button>
          )}
          {metric !== undefined && <Button onPress={() => navigate('metrics', { metric: metric.metric })}>See its definition</Button>}
        </span>
      }
    >
      {why.length > 0 ? why.join(' ') : 'No row that it counts lies in this period with these filters.'}
    </EmptyState>
  );
}
