import type { JSX } from 'react';
import { lowerFirst } from '../../../shared/base/words.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { directionWords, unitWords } from '../../../shared/metrics/metric-words.ts';
import type { MetricUnit } from '../../../shared/metrics/metric.ts';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';

const kinds = {
  additive: 'adds up over segments and periods',
  ratio: 'numerators and denominators add up, then they are divided',
  holistic: 'computed again from the rows at each grain',
  stated: 'stated by reconciliation as of a day',
} as const;

/** Text with what stands in backticks set as code. */
function Coded({ text }: { readonly text: string }): JSX.Element {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={`${index}${part}`}>{part}</code> : part))}</>;
}

function pairsOf(metric: MetricInfo): readonly Pair[] {
  const { words, parameters, dimensions, reference, population, minimumN, needs, basis, grainWords, source, text } = metric;
  return [
    ...(needs === null ? [] : [{ label: 'Needs', value: needs, tone: 'warn' as const }]),
    ...words.map((line) => ({ label: line.label, value: <Coded text={line.text} /> })),
    ...(text === null ? [] : [{ label: 'As text', value: <code>{text}</code> }]),
    ...(population === 'all' ? [] : [{ label: 'Looks at', value: <code>{population}</code> }]),
    ...parameters.map(({ name, label, value, choices }) => ({
      label: `Parameter ${name}`,
      value: `${label}, ${value} unless said otherwise${choices === undefined ? '' : ` (${choices.join(', ')})`}`,
    })),
    { label: 'Unit', value: `${unitWords[metric.unit as MetricUnit]}, ${directionWords[metric.direction]}` },
    { label: 'Counts', value: `${grainWords}, ${basis} basis, from ${source.toLowerCase()}` },
    { label: 'Totals', value: kinds[metric.kind] },
    ...(minimumN > 0 ? [{ label: 'Small sample', value: `below ${minimumN}` }] : []),
    ...(dimensions.length === 0 ? [] : [{ label: 'Split by', value: dimensions.map(({ label }) => lowerFirst(label)).join(', ') }]),
    ...(reference === null ? [] : [{ label: 'Source', value: reference }]),
    { label: 'Id', value: <code>{`${metric.id} @ ${metric.version}`}</code> },
  ];
}

/** One metric: what it counts, how, from what, and what it still needs. */
export function MetricDetail({
  metric,
  own,
  onEdit,
}: {
  readonly metric: MetricInfo;
  readonly own: OwnMetric | null;
  readonly onEdit: (metric: OwnMetric) => void;
}): JSX.Element {
  return (
    <article className="panel metrics-detail" aria-label={metric.label}>
      <header>
        <h2>{metric.label}</h2>
        <div className="metrics-actions">
          {metric.available && metric.kind !== 'stated' && (
            <Button onPress={() => navigate('explore', { metric: metric.id })}>Explore it</Button>
          )}
          {own !== null && <Button onPress={() => onEdit(own)}>Edit</Button>}
          {own !== null && (
            <Button kind="danger" onPress={() => void applyEdit({ kind: 'metric.remove', id: own.id })}>
              Remove
            </Button>
          )}
        </div>
      </header>
      <p className="metrics-sentence">{metric.sentence}</p>
      <PairList layout="columns" pairs={pairsOf(metric)} />
    </article>
  );
}
