import type { JSX, ReactNode } from 'react';
import './pair-list.css';

export interface Pair {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly tone?: 'good' | 'bad' | 'warn';
  /** A line above: this is the sum of what stands over it. */
  readonly isSum?: boolean;
}

/** Names left, values right (`columns`: values left, after a fixed column). */
export function PairList({
  pairs,
  layout = 'ledger',
}: {
  readonly pairs: readonly Pair[];
  readonly layout?: 'ledger' | 'ruled' | 'columns';
}): JSX.Element {
  return (
    <dl className={`pairs pairs-${layout}`}>
      {pairs.map((pair, index) => (
        <div key={index} className={pair.isSum ? 'pair-sum' : ''}>
          <dt>{pair.label}</dt>
          <dd className={pair.tone ?? ''}>{pair.value}</dd>
        </div>
      ))}
    </dl>
  );
}
