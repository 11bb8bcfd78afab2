import type { JSX, ReactNode } from 'react';
import './feedback.css';

/** Teaches: one sentence, one action, and (as `preview`) a look at what it will be. */
export function EmptyState({
  title,
  children,
  action,
  preview,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly preview?: ReactNode;
}): JSX.Element {
  return (
    <div className="empty">
      {preview}
      <div className="empty-title">{title}</div>
      {children !== undefined && <p className="empty-text">{children}</p>}
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  );
}
