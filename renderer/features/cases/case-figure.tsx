import type { JSX } from 'react';

/** A headline number of a case or of the ledger with its name above. */
export function CaseFigure({
  label,
  tone = '',
  isStale = false,
  children,
}: {
  readonly label: string;
  readonly tone?: string;
  readonly isStale?: boolean;
  readonly children: string;
}): JSX.Element {
  return (
    <div className={`case-figure${isStale ? ' stale' : ''}`}>
      <span>{label}</span>
      <span className={tone}>{children}</span>
    </div>
  );
}
