import type { JSX } from 'react';
import type { CheckedMetric } from '../../../shared/metrics/checked-metric.ts';
import type { Result } from '../../state/use-result.ts';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { NumberDisplay } from '../../ui/number/number-display.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { metricValue } from '../figure/index.ts';

/** The number of a metric that is being written, over all that is loaded, or what is wrong with it. */
export function CheckedOutcome({ id, checked }: { readonly id: string; readonly checked: Result<CheckedMetric> }): JSX.Element {
  const { value, error } = checked;
  if (error !== null) return <ErrorCallout error={error} onRetry={checked.retry} />;
  if (value === null) return <p className="muted metrics-outcome">Trying it on the data</p>;
  if (value.problem !== null) return <ErrorCallout error={value.problem} tone="warn" />;
  if (value.result === null)
    return (
      <output className="metrics-outcome">
        It reads well, and needs {value.info?.needs ?? 'data that is not loaded'} before it has a number.
      </output>
    );
  const cell = metricValue(value.result, id, 'total');
  const n = metricValue(value.result, id, 'total', 'n');
  return (
    <output className={`metrics-outcome${checked.stale ? ' stale' : ''}`}>
      <span className="muted">Over all that is loaded</span>
      {cell !== null && <NumberDisplay value={cell.value} unit={cell.unit} size="large" precision="full" missing="Nothing to divide by" />}
      {n?.value !== null && n?.value !== undefined && <span className="muted">n {formatCount(String(n.value))}</span>}
      {value.result.notes.map(({ message }) => (
        <span key={message} className="muted">
          {message}
        </span>
      ))}
    </output>
  );
}
