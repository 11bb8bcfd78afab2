import type { JSX } from 'react';
import { formatValue } from '../../../shared/query/format-value.ts';
import { useResult } from '../../state/use-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { Figure } from '../figure/index.ts';

/** How a partner's service was and how it bears load. */
export function ServicePanel({ partner }: { readonly partner: string }): JSX.Element {
  const result = useResult('partner.service', { partner });
  return (
    <section className="panel partners-card" aria-label="Availability and scale">
      <header className="card-head">
        <h2>Availability and scale</h2>
        <span className="muted">over all that is loaded, percentiles of the rows themselves</span>
      </header>
      <AsyncView result={result}>
        {({ figures, curve }) =>
          figures.length === 0 && curve === null ? (
            <p className="muted panel-empty">No attempts and no minutes of this partner are loaded.</p>
          ) : (
            <div className="service-grid">
              <PairList
                layout="ruled"
                pairs={figures.map(({ label, sentence, unit, value }) => ({
                  label: <span title={sentence}>{label}</span>,
                  value: formatValue(value, unit, 'en-US', unit.kind === 'ratio' ? { decimals: 3 } : {}),
                }))}
              />
              {curve === null ? (
                <p className="muted">
                  Too few attempts a minute for response times by load: it needs minutes of at least five different loads.
                </p>
              ) : (
                <div className="service-curve">
                  <Figure spec={curve} />
                </div>
              )}
            </div>
          )
        }
      </AsyncView>
    </section>
  );
}
