import type { JSX, ReactNode } from 'react';
import './feedback.css';

export type Tone = 'good' | 'bad' | 'warn' | 'info';

/** A state in a word or two; the color repeats what the word says. */
export function StatusChip({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <span className={`status status-${tone}`} title={title}>
      {children}
    </span>
  );
}
