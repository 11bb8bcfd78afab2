import type { JSX } from 'react';
import { type Change, toneOf } from './change-of.ts';
import './number.css';

/** Change with arrow, size and a word: up is not green, good is green. */
export function DeltaChip({
  change,
  missing = 'no comparison',
}: {
  readonly change: Change | null;
  readonly missing?: string;
}): JSX.Element {
  if (change === null) return <span className="delta delta-muted">{missing}</span>;
  const arrow = change.verdict === 'same' ? '' : change.size > 0 ? '▲' : '▼';
  return (
    <span className={`delta delta-${toneOf(change)}`}>
      {arrow !== '' && (
        <span aria-hidden="true" className="delta-arrow">
          {arrow}
        </span>
      )}
      {change.verdict !== 'same' && <span className="sr-only">{change.size > 0 ? 'up' : 'down'} </span>}
      {change.verdict === 'same' ? 'no change' : `${change.text} ${change.verdict}`}
    </span>
  );
}
