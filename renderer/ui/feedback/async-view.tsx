import type { JSX, ReactNode } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { ErrorCallout, type ErrorCalloutProps } from './error-callout.tsx';
import { SkeletonLines } from './skeleton.tsx';

/** What `useResult` gives, as much of it as a view needs. */
export interface AsyncResult<T> {
  readonly value: T | null;
  readonly stale: boolean;
  readonly slow: boolean;
  readonly error: AppError | null;
  readonly retry: () => void;
}

export interface AsyncViewProps<T> {
  readonly result: AsyncResult<T>;
  readonly skeleton?: ReactNode;
  readonly onCopyReport?: (report: string) => void;
  /** What would help where it failed. */
  readonly waysOut?: (error: AppError) => NonNullable<ErrorCalloutProps['ways']>;
  readonly className?: string;
  readonly children: (value: T) => ReactNode;
}

/** Skeleton after 300 ms, the old result dimmed until the new one is there, an error beside what failed. */
export function AsyncView<T>({ result, skeleton, onCopyReport, waysOut, className = '', children }: AsyncViewProps<T>): JSX.Element {
  const { value, stale, slow, error, retry } = result;
  return (
    <div className={`async ${className}`} aria-busy={stale || (value === null && error === null)}>
      {error !== null && (
        <ErrorCallout
          error={error}
          onRetry={retry}
          ways={waysOut?.(error) ?? []}
          {...(onCopyReport === undefined ? {} : { onCopyReport })}
        />
      )}
      {value === null ? (
        error === null && slow && (skeleton ?? <SkeletonLines lines={4} />)
      ) : (
        <div className={stale ? 'async-value stale' : 'async-value'}>{children(value)}</div>
      )}
    </div>
  );
}
