import type { JSX } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { Button, IconButton } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import './feedback.css';

export interface ErrorCalloutProps {
  readonly error: AppError;
  readonly onRetry?: (() => void) | null;
  readonly retryLabel?: string | undefined;
  /** Copies a report that holds names and counts only. */
  readonly onCopyReport?: (report: string) => void;
  readonly onDismiss?: () => void;
  /** What would help, as buttons. */
  readonly ways?: readonly { readonly label: string; readonly run: () => void }[];
  /** Nothing is broken: there is only nothing to show. */
  readonly tone?: 'bad' | 'warn';
}

const quiet: ReadonlySet<AppError['code']> = new Set<AppError['code']>(['EMPTY_SLICE', 'METRIC_NEEDS_DATA', 'WORKBOOK_RECOVERED']);

/** Names and counts, never values from a partner's rows. */
export function errorReport(error: AppError): string {
  return [
    `Code: ${error.code}`,
    `What: ${error.title}`,
    `Means: ${error.detail}`,
    `Do: ${error.remedy}`,
    `Context: ${JSON.stringify(error.context)}`,
  ].join('\n');
}

/** What happened, what it means for the numbers, what to do; stands next to what failed. */
export function ErrorCallout({
  error,
  onRetry,
  retryLabel = 'Try again',
  onCopyReport,
  onDismiss,
  ways = [],
  tone = quiet.has(error.code) ? 'warn' : 'bad',
}: ErrorCalloutProps): JSX.Element {
  return (
    <div className={`callout callout-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className="callout-icon">
        <Icon name="warning" />
      </span>
      <div className="callout-text">
        <div className="callout-title">{error.title}</div>
        <p>
          {error.detail} {error.remedy}
        </p>
        {(ways.length > 0 || (onRetry !== undefined && onRetry !== null) || onCopyReport !== undefined) && (
          <div className="callout-actions">
            {ways.map(({ label, run }) => (
              <Button key={label} onPress={run}>
                {label}
              </Button>
            ))}
            {onRetry !== undefined && onRetry !== null && <Button onPress={onRetry}>{retryLabel}</Button>}
            {onCopyReport !== undefined && (
              <Button kind="quiet" onPress={() => onCopyReport(errorReport(error))}>
                Copy report
              </Button>
            )}
          </div>
        )}
      </div>
      {onDismiss !== undefined && <IconButton icon="close" label="Dismiss" onPress={onDismiss} />}
    </div>
  );
}
