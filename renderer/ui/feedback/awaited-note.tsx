import type { JSX } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';

/** What is not on the page yet, and what it waits for; nothing where the page is whole. */
export function AwaitedNote({
  awaits,
  failure,
}: {
  readonly awaits: readonly string[];
  readonly failure: AppError | null;
}): JSX.Element | null {
  if (awaits.length === 0) return null;
  const [first = '', ...others] = awaits;
  const clauses = others.length === 0 ? first : `${first} and ${others.length} more`;
  return (
    <output className="awaited-note">
      {failure === null
        ? `Ledger and partner lines are being matched. What is owed under ${clauses} joins this page when it is known.`
        : `What is owed under ${clauses} could not be worked out: ${failure.title}.`}
    </output>
  );
}
