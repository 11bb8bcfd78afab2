import type { JSX } from 'react';
import type { Unit } from '../../../shared/base/column-batch.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { useResult } from '../../state/use-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';

/** "96.9 % → 97.0 %", the unit once where it is words. */
function moveText(before: number | null, now: number | null, unit: Unit): string {
  const [from, to] = [formatValue(before, unit), formatValue(now, unit)];
  const words = unit.kind === 'per_thousand' ? ' per 1,000' : '';
  return `${words !== '' && from.endsWith(words) ? from.slice(0, -words.length) : from} → ${to}`;
}

/** What moved at a partner since its last review. */
export function MoversPanel({ partner }: { readonly partner: string }): JSX.Element {
  const result = useResult('partner.movers', { partner });
  return (
    <section className="panel side-panel" aria-label="What moved">
      <AsyncView result={result}>
        {(movers) => (
          <>
            <header>
              <h3>What moved</h3>
              <span className="muted side-basis">{movers?.basis ?? ''}</span>
            </header>
            {movers === null || movers.movers.length === 0 ? (
              <p className="muted">No attempts of this partner are loaded.</p>
            ) : (
              <PairList
                layout="ruled"
                pairs={movers.movers.map(({ label, unit, before, now, tone, change }) => ({
                  label: (
                    <>
                      {label}
                      <br />
                      <span className="muted">{moveText(before, now, unit)}</span>
                    </>
                  ),
                  value: change,
                  ...(tone === 'neutral' ? {} : { tone }),
                }))}
              />
            )}
          </>
        )}
      </AsyncView>
    </section>
  );
}
