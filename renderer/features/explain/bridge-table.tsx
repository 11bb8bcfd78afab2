import type { JSX } from 'react';
import type { Unit } from '../../../shared/base/column-batch.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { allOf } from '../../../shared/query/filter.ts';
import type { BridgeResult, BridgeSegment } from '../../../shared/query/bridge-result.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

const share: Unit = { kind: 'ratio' };

function tone(effect: number, direction: MetricInfo['direction']): string {
  if (direction === 'info' || effect === 0) return '';
  return effect > 0 === (direction === 'up') ? 'good' : 'bad';
}

/** Every segment with its share, its rate and what it did to the total; the last line is the sum. */
export function BridgeTable({ result, metric }: { readonly result: BridgeResult; readonly metric: MetricInfo | undefined }): JSX.Element {
  const unit: Unit = metric?.unit === 'bps' ? { kind: 'bps' } : { kind: 'ratio' };
  const direction = metric?.direction ?? 'up';
  const effect = (value: number) => <span className={tone(value, direction)}>{formatChange(value, unit, 'en-US', { decimals: 3 })}</span>;
  const openRows = (segment: BridgeSegment) =>
    navigate('rows', {
      title: `${labelOfValue(result.spec.by, segment.segment)} · ${metric?.label ?? result.spec.metric}`,
      subtitle: 'Rows of the later period',
      rows: {
        table: metric?.table ?? 'attempt',
        where: allOf(result.spec.where, { kind: 'in', column: result.spec.by, values: [segment.segment] }),
        period: result.spec.to,
        metric: result.spec.metric,
        part: 'denominator',
        sort: null,
      },
    });
  const total: BridgeSegment = {
    segment: 'Total',
    numerator0: '',
    denominator0: result.segments.reduce((sum, { denominator0 }) => sum + Number(denominator0), 0).toString(),
    numerator1: '',
    denominator1: result.segments.reduce((sum, { denominator1 }) => sum + Number(denominator1), 0).toString(),
    share0: 1,
    share1: 1,
    rate0: result.start,
    rate1: result.end,
    rateEffect: result.rate,
    mixEffect: result.mix,
    interaction: result.interaction,
  };
  return (
    <Table
      label="Segments"
      rows={[...result.segments, total]}
      rowKey={(_, index) => index}
      rowClass={(segment) => (segment === total ? 'total-row' : '')}
      columns={[
        {
          id: 'segment',
          header: 'Segment',
          cell: (segment) => <strong>{segment === total ? 'Total' : labelOfValue(result.spec.by, segment.segment)}</strong>,
        },
        { id: 'n0', header: 'Before, n', align: 'right', cell: ({ denominator0 }) => formatCount(denominator0) },
        { id: 'n1', header: 'Now, n', align: 'right', cell: ({ denominator1 }) => formatCount(denominator1) },
        { id: 's0', header: 'Share before', align: 'right', cell: ({ share0 }) => formatValue(share0, share) },
        { id: 's1', header: 'Share now', align: 'right', cell: ({ share1 }) => formatValue(share1, share) },
        { id: 'r0', header: 'Rate before', align: 'right', cell: ({ rate0 }) => formatValue(rate0, unit, 'en-US', { decimals: 2 }) },
        { id: 'r1', header: 'Rate now', align: 'right', cell: ({ rate1 }) => formatValue(rate1, unit, 'en-US', { decimals: 2 }) },
        { id: 'rate', header: 'Rate', align: 'right', cell: ({ rateEffect }) => effect(rateEffect) },
        { id: 'mix', header: 'Mix', align: 'right', cell: ({ mixEffect }) => effect(mixEffect) },
        { id: 'both', header: 'Interaction', align: 'right', cell: ({ interaction }) => effect(interaction) },
        {
          id: 'rows',
          header: <span className="sr-only">Rows</span>,
          align: 'right',
          cell: (segment) =>
            segment === total ? null : (
              <Button kind="quiet" onPress={() => openRows(segment)}>
                Rows
              </Button>
            ),
        },
      ]}
    />
  );
}
