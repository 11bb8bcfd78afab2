import { type JSX, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { SourceFiles } from './source-files.tsx';

/** Files behind a number, with the start of their fingerprints. */
export function SourcePairs({ lineage, metric }: { readonly lineage: Lineage; readonly metric: MetricInfo }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const quarantined = lineage.extracts.reduce((sum, extract) => sum + extract.quarantined, 0);
  const rows = lineage.extracts.reduce((sum, extract) => sum + extract.rows, 0);
  const count = lineage.extracts.length;
  return (
    <section>
      <header className="moved-head">
        <h2>Comes from</h2>
        <Button onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? 'Hide files' : 'Files'}
        </Button>
      </header>
      <PairList
        layout="columns"
        pairs={[
          { label: 'Files', value: `${formatCount(count)} ${count === 1 ? 'extract' : 'extracts'}, ${formatCount(rows)} rows` },
          {
            label: 'Quarantine',
            value: `${formatCount(quarantined)} ${quarantined === 1 ? 'row' : 'rows'}`,
            ...(quarantined > 0 ? { tone: 'warn' as const } : {}),
          },
          { label: 'Definition', value: <span className="mono">{`${metric.id} @ ${metric.version}`}</span> },
        ]}
      />
      {isOpen && <SourceFiles lineage={lineage} />}
    </section>
  );
}
