import { type JSX, useEffect, useState } from 'react';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { useResult } from '../../state/use-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { levelText, statusWords } from './commitment-words.ts';

/** What the data makes of the clause; asked a moment after the last key. */
export function CommitmentPreview({ commitment }: { readonly commitment: Commitment | null }): JSX.Element {
  const [asked, setAsked] = useState(commitment);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(commitment), 250);
    return () => clearTimeout(timer);
  }, [commitment]);
  const result = useResult('commitment.preview', asked === null ? null : { commitment: asked });
  return (
    <aside className="commitment-preview" aria-label="Preview">
      <h3>What the data makes of it</h3>
      {asked === null && result.value === null && <p className="muted">The windows appear here as soon as the clause makes sense.</p>}
      <AsyncView result={result}>
        {(results) =>
          results.length === 0 ? (
            <p className="muted">No row of the data is about it.</p>
          ) : (
            <ul className="preview-windows">
              {results
                .slice(-6)
                .toReversed()
                .map((one) => {
                  const { word, tone } = statusWords(one.status);
                  return (
                    <li key={`${one.window.from}|${one.window.to}`}>
                      <div className="preview-head">
                        <strong>{one.window.label}</strong>
                        <span>{levelText(one.value, one.unit)}</span>
                        <StatusChip tone={tone}>{word}</StatusChip>
                      </div>
                      <p className="muted">{one.sentence}</p>
                      {one.credit !== null && <p className="bad">Credit {formatMoney(one.credit.amount, one.credit.currency)}</p>}
                    </li>
                  );
                })}
            </ul>
          )
        }
      </AsyncView>
    </aside>
  );
}
