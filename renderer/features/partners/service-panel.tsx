import type { JSX } from 'react';
import type { Unit } from '../../../shared/base/column-batch.ts';
import { headroomOf } from '../../../shared/partners/headroom.ts';
import type { PartnerCapacity } from '../../../shared/partners/partner-profile.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { useResult } from '../../state/use-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { Figure } from '../figure/index.ts';

/** How a partner's service was and how it bears load. */
export function ServicePanel({ partner, capacity }: { readonly partner: string; readonly capacity: PartnerCapacity | null }): JSX.Element {
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
                pairs={[
                  ...figures.map(({ label, sentence, unit, value }) => ({
                    label: <span title={sentence}>{label}</span>,
                    value: formatValue(value, unit, 'en-US', decimalsOf(unit, value)),
                  })),
                  ...headroomPairs(capacity, figures.find(({ metric }) => metric === 'peak_tps')?.value ?? null),
                ]}
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

/** Shares near 0 % and 100 % and loads below one tell by their third digit; a share of several times the whole needs none. */
function decimalsOf({ kind }: Unit, value: number): { readonly decimals?: number } {
  if (kind === 'ratio') return { decimals: value > 1 ? 0 : 3 };
  return kind === 'per_second' && value < 1 ? { decimals: 3 } : {};
}

/** What the partner can carry, the peak to come, and what is left between them. */
function headroomPairs(capacity: PartnerCapacity | null, lastPeak: number | null): Pair[] {
  if (capacity === null || lastPeak === null) return [];
  const { forecastPeak, overForecast } = headroomOf(capacity, lastPeak);
  const rate = (value: number): string => formatValue(value, { kind: 'per_second' }, 'en-US', { decimals: 1 });
  const how = `${rate(lastPeak)} at most so far, ${capacity.growth >= 0 ? '+' : '−'}${Math.abs(capacity.growth * 100)} % growth, ${capacity.eventFactor} times for the event`;
  return [
    { label: 'Capacity by contract or test', value: rate(capacity.perSecond) },
    { label: <span title={how}>Forecast peak</span>, value: rate(forecastPeak) },
    ...(overForecast === null
      ? []
      : [
          {
            label: <span title="Capacity over the forecast peak, less one">Headroom</span>,
            value: `${overForecast >= 0 ? '+' : ''}${formatValue(overForecast, { kind: 'ratio' }, 'en-US', { decimals: 0 })}`,
            tone: overForecast < 0 ? ('bad' as const) : overForecast < 1 ? ('warn' as const) : ('good' as const),
          },
        ]),
  ];
}
