import { type JSX, type ReactNode, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { Button } from '../../ui/button/button.tsx';
import { Leaderboard } from './leaderboard.tsx';

/** Asked about most often, in this order; every other dimension follows. */
const oftenAsked = [
  'partner',
  'product',
  'decline_cat',
  'method',
  'issuer',
  'channel',
  'country',
  'scheme',
  'type',
  'reason',
  'endpoint',
  'ccy',
];
export const firstBoards = 4;

/** The dimensions of a metric, those that are asked about most often first. */
export function boardDimensions(metric: MetricInfo): MetricInfo['dimensions'] {
  const rank = (name: string) => (oftenAsked.includes(name) ? oftenAsked.indexOf(name) : oftenAsked.length);
  return metric.dimensions.toSorted((left, right) => rank(left.name) - rank(right.name));
}

/** A leaderboard for every dimension of the metric, the first few at once, between them what else is worth a look. */
export function DimensionBoards({ metric, beside }: { readonly metric: MetricInfo; readonly beside: readonly ReactNode[] }): JSX.Element {
  const [isAll, setAll] = useState(false);
  const dimensions = boardDimensions(metric);
  const more = dimensions.length - firstBoards;
  const boards = dimensions
    .slice(0, isAll ? dimensions.length : firstBoards)
    .map(({ name, label }) => (
      <Leaderboard key={`${metric.id} ${name}`} title={label} hint="" metric={metric} by={name} rank="weight" isWide />
    ));
  return (
    <>
      <div className="boards">
        {boards[0]}
        {beside[0]}
        {boards[1]}
        {beside[1]}
        {boards.slice(2)}
      </div>
      {more > 0 && (
        <div>
          <Button kind="quiet" onPress={() => setAll(!isAll)}>
            {isAll ? 'Fewer dimensions' : `${more} more dimensions`}
          </Button>
        </div>
      )}
    </>
  );
}
