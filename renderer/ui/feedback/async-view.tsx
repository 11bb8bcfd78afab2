import type { JSX, ReactNode } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { ErrorCallout } from './error-callout.tsx';
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
  readonly className?: string;
  readonly children: (value: T) => ReactNode;
}

/** Skeleton after 300 ms, the old result dimmed until the new one is there, an error beside what failed. */
export function AsyncView<T>({ result, skeleton, onCopyReport, className = '', children }: AsyncViewProps<T>): JSX.Element {
  const { value, stale, slow, error, retry } = result;
  return (
    <div className={`async ${className}`} aria-busy={stale || (value === null && error === null)}>
      {error !== null && <ErrorCallout error={error} onRetry={retry} {...(onCopyReport === undefined ? {} : { onCopyReport })} />}
      {value === null ? (
        error === null && slow && (skeleton ?? <SkeletonLines lines={4} />)
      ) : (
        <div className={stale ? 'async-value stale' : 'async-value'}>{children(value)}</div>
      )}
    </div>
  );
}
