import { type JSX, useState } from 'react';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { allOf } from '../../../shared/query/filter.ts';
import type { NumberInFocus } from '../../state/number-in-focus.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { DeltaChip } from '../../ui/number/delta-chip.tsx';
import { NumberDisplay } from '../../ui/number/number-display.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { MakeCase } from '../cases/index.ts';
import { metricChange, metricValue } from '../figure/index.ts';
import { countPairs, periodPairs } from './passport-pairs.tsx';
import { SourcePairs } from './source-pairs.tsx';
import { SqlDialog } from './sql-dialog.tsx';
import { WhatMoved } from './what-moved.tsx';

export function Passport({ focus, metric }: { readonly focus: NumberInFocus; readonly metric: MetricInfo }): JSX.Element {
  const [isSql, setSql] = useState(false);
  const { result, row, slice } = focus;
  const cell = metricValue(result, metric.id, row);
  const change = metricChange(result, metric.id, row, metric.direction, 'full');
  const better = metric.direction === 'up' ? ' Higher is better.' : metric.direction === 'down' ? ' Lower is better.' : '';
  const where = allOf(slice.where, focus.cell);
  const showRows = () =>
    navigate('rows', {
      rows: { table: metric.table, where, period: slice.period, metric: metric.id, part: 'denominator', sort: null },
      title: metric.label,
      subtitle: [focus.where, slice.period === null ? 'all that is loaded' : periodLabel(slice.period)]
        .filter((text) => text !== '')
        .join(' · '),
    });
  return (
    <>
      <section>
        <h2 className="passport-name">{metric.label}</h2>
        {focus.where !== '' && <div className="passport-where">{focus.where}</div>}
        <p className="muted passport-sentence">
          {metric.sentence}
          {better}
        </p>
        <div className="passport-value">
          {cell !== null && (
            <NumberDisplay value={cell.value} unit={cell.unit} size="huge" precision="full" missing="Nothing to count in this period" />
          )}
          {slice.compare !== null && slice.compare !== undefined && <DeltaChip change={change} />}
        </div>
        <PairList layout="columns" pairs={[...countPairs(focus, metric), ...periodPairs(focus)]} />
      </section>
      {metric.kind === 'ratio' && slice.period !== null && slice.compare !== null && slice.compare !== undefined && (
        <WhatMoved metric={metric} from={slice.compare} to={slice.period} where={where} />
      )}
      <SourcePairs lineage={result.lineage} metric={metric} />
      <div className="passport-actions">
        <Button onPress={showRows}>Show rows</Button>
        <Button onPress={() => setSql(true)}>Show SQL</Button>
        <Button onPress={() => navigate('metrics', { metric: metric.id })}>Definition</Button>
        {slice.period !== null && slice.compare !== null && slice.compare !== undefined && (
          <MakeCase
            metric={metric}
            name={`${metric.label} back to ${periodLabel(slice.compare)}`}
            where={where}
            period={slice.period}
            target={{ kind: 'period', period: slice.compare }}
          />
        )}
      </div>
      <SqlDialog isOpen={isSql} onClose={() => setSql(false)} sql={result.lineage.sql} />
    </>
  );
}
