import { type JSX, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';

const shownFirst = 3;

/** Files behind a number, with the start of their fingerprints. */
export function SourcePairs({ lineage, metric }: { readonly lineage: Lineage; readonly metric: MetricInfo }): JSX.Element {
  const [isAll, setAll] = useState(false);
  const quarantined = lineage.extracts.reduce((sum, extract) => sum + extract.quarantined, 0);
  const rows = lineage.extracts.reduce((sum, extract) => sum + extract.rows, 0);
  const shown = isAll ? lineage.extracts : lineage.extracts.slice(0, shownFirst);
  return (
    <section>
      <h2>Comes from</h2>
      <ul className="source-files">
        {shown.map((extract) => (
          <li key={extract.id}>
            <span className="ellipsis" title={extract.name}>
              {extract.name}
            </span>
            <span className="mono muted" title={extract.sha256}>
              {extract.sha256.slice(0, 8)}
            </span>
          </li>
        ))}
      </ul>
      {lineage.extracts.length > shownFirst && !isAll && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          and {lineage.extracts.length - shownFirst} more
        </Button>
      )}
      <PairList
        layout="columns"
        pairs={[
          { label: 'Rows', value: formatCount(rows) },
          {
            label: 'Quarantine',
            value: `${formatCount(quarantined)} ${quarantined === 1 ? 'row' : 'rows'}`,
            ...(quarantined > 0 ? { tone: 'warn' as const } : {}),
          },
          { label: 'Definition', value: <span className="mono">{`${metric.id} @ ${metric.version}`}</span> },
        ]}
      />
    </section>
  );
}
