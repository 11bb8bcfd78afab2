import type { JSX } from 'react';
import type { Unit } from '../../../shared/base/column-batch.ts';
import type { BridgeResult } from '../../../shared/query/bridge-result.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { effectDecimals } from '../../../shared/query/effect-decimals.ts';
import { formatChange } from '../../../shared/query/format-value.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { navigate } from '../../state/ui-store.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { keepUnits } from '../../ui/number/keep-units.ts';
import { SkeletonLines } from '../../ui/feedback/skeleton.tsx';
import { hasFeature } from '../registry-ids.ts';

interface Effect {
  readonly label: string;
  readonly size: number;
}

/** Points and bps without their unit, which the heading says; averages with it. */
function effectText(size: number, unit: Unit): string {
  const text = formatChange(size, unit, 'en-US', { decimals: effectDecimals(unit) });
  return unit.kind === 'ratio' || unit.kind === 'bps' ? text.replace(/ (pp|bps)$/, '') : text;
}

function Effects({ result, metric }: { readonly result: BridgeResult; readonly metric: MetricInfo }): JSX.Element {
  const effects: readonly Effect[] = [
    { label: 'Rate', size: result.rate },
    { label: 'Mix', size: result.mix },
    { label: 'Interaction', size: result.interaction },
  ];
  const largest = Math.max(...effects.map((effect) => Math.abs(effect.size)), Number.MIN_VALUE);
  return (
    <ul className="effects">
      {effects.map(({ label, size }) => {
        const isSmall = Math.abs(size) < largest * 0.1;
        const tone = isSmall || metric.direction === 'info' ? 'muted' : size > 0 === (metric.direction === 'up') ? 'good' : 'bad';
        const half = (Math.abs(size) / largest) * 50;
        return (
          <li key={label}>
            <span>{label}</span>
            <span className="effect-track">
              <span
                className={`effect-bar effect-${tone}`}
                style={{ width: `${Math.max(1.5, half)}%`, left: size < 0 ? `${50 - half}%` : '50%' }}
              />
            </span>
            <span className={`tabular ${tone === 'muted' ? '' : tone}`}>{effectText(size, result.unit)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The change taken apart by product: better segments, or another mix of them. */
export function WhatMoved({
  metric,
  from,
  to,
  where,
}: {
  readonly metric: MetricInfo;
  readonly from: Period;
  readonly to: Period;
  readonly where: Filter;
}): JSX.Element | null {
  const by = metric.dimensions.some((dimension) => dimension.name === 'product') ? 'product' : metric.dimensions[0]?.name;
  const bridge = by === undefined ? null : { metric: metric.id, by, from, to, where };
  const result = useResult('bridge.run', bridge === null ? null : { bridge });
  if (bridge === null || (result.value === null && !result.slow && result.error === null)) return null;
  return (
    <section>
      <header className="moved-head">
        <h2>What moved it{metric.unit === 'ratio' ? ', pp' : metric.unit === 'bps' ? ', bps' : ''}</h2>
        {hasFeature('explain') && <Button onPress={() => navigate('explain', { bridge })}>Why?</Button>}
      </header>
      {result.error !== null && result.value === null ? (
        <p className="muted">{result.error.title}.</p>
      ) : result.value === null ? (
        <SkeletonLines lines={3} />
      ) : (
        <div className={result.stale ? 'stale' : ''}>
          <Effects result={result.value} metric={metric} />
          <p className="effect-sentence">{keepUnits(result.value.sentence)}</p>
        </div>
      )}
    </section>
  );
}
