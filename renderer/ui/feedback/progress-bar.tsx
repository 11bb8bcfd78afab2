import type { JSX } from 'react';
import './feedback.css';

/** How far a step is; `fraction` null = not known. */
export function ProgressBar({ label, fraction }: { readonly label: string; readonly fraction: number | null }): JSX.Element {
  return (
    <progress className="progress" aria-label={label} max={100} {...(fraction === null ? {} : { value: Math.round(fraction * 100) })} />
  );
}
