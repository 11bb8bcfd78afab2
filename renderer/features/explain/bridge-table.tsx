import type { JSX } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { missingDimensionText } from '../../../shared/domain/dimension-labels.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { bridgePath, type BridgeResult, type BridgeSegment } from '../../../shared/query/bridge-result.ts';
import { effectDecimals } from '../../../shared/query/effect-decimals.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Table, type TableColumn } from '../../ui/table/table.tsx';

/** A segment in its place below those that hold it; null = the total. */
interface Line {
  readonly segment: BridgeSegment | null;
  readonly depth: number;
  readonly label: string;
  readonly where: Filter;
}

function linesOf({ spec, segments }: BridgeResult): readonly Line[] {
  const path = bridgePath(spec);
  const below = (parts: readonly BridgeSegment[], depth: number, above: Filter): readonly Line[] =>
    parts.flatMap((segment) => {
      const column = path[depth] ?? '';
      const value = segment.segment === missingDimensionText ? null : segment.segment;
      const where = allOf(above, { kind: 'in', column, values: [value] });
      return [{ segment, depth, label: labelOfValue(column, value), where }, ...below(segment.parts, depth + 1, where)];
    });
  return [...below(segments, 0, spec.where), { segment: null, depth: 0, label: 'Total', where: spec.where }];
}

function tone(effect: number, direction: MetricInfo['direction']): string {
  if (direction === 'info' || effect === 0) return '';
  return effect > 0 === (direction === 'up') ? 'good' : 'bad';
}

/** Every segment with its share, its level and what it did to the total, parts below their segment; the last line is the sum. */
export function BridgeTable({ result, metric }: { readonly result: BridgeResult; readonly metric: MetricInfo | undefined }): JSX.Element {
  const { unit, kind, segments } = result;
  const direction = metric?.direction ?? 'up';
  const effect = (value: number) => (
    <span className={tone(value, direction)}>{formatChange(value, unit, 'en-US', { decimals: effectDecimals(unit) })}</span>
  );
  const level = (value: number | null) =>
    formatValue(value, unit, 'en-US', unit.kind === 'count' || unit.kind === 'money' ? {} : { decimals: 2 });
  const share = (value: number) => formatValue(value, { kind: 'ratio' });
  const counted = (key: 'denominator0' | 'denominator1', segment: BridgeSegment | null): string =>
    formatCount(segment === null ? segments.reduce((sum, each) => sum + Number(each[key]), 0) : segment[key]);
  const number = (id: string, header: string, cell: (segment: BridgeSegment | null) => JSX.Element | string): TableColumn<Line> => ({
    id,
    header,
    align: 'right',
    cell: ({ segment }) => cell(segment),
  });
  const openRows = ({ label, where }: Line) =>
    navigate('rows', {
      title: `${label} · ${metric?.label ?? result.spec.metric}`,
      subtitle: 'Rows of the later period',
      rows: {
        table: metric?.table ?? 'attempt',
        where,
        period: result.spec.to,
        metric: result.spec.metric,
        part: kind === 'ratio' ? 'denominator' : 'numerator',
        sort: null,
      },
    });
  const ratioColumns = [
    number('n0', 'Before, n', (segment) => counted('denominator0', segment)),
    number('n1', 'Now, n', (segment) => counted('denominator1', segment)),
    number('s0', 'Share before', (segment) => share(segment?.share0 ?? 1)),
    number('s1', 'Share now', (segment) => share(segment?.share1 ?? 1)),
    number('r0', 'Level before', (segment) => level(segment === null ? result.start : segment.rate0)),
    number('r1', 'Level now', (segment) => level(segment === null ? result.end : segment.rate1)),
    number('rate', 'Rate', (segment) => effect(segment?.rateEffect ?? result.rate)),
    number('mix', 'Mix', (segment) => effect(segment?.mixAgainstAverage ?? result.mix)),
    ...(result.spec.form === 'midpoint'
      ? []
      : [number('both', 'Interaction', (segment) => effect(segment?.interaction ?? result.interaction))]),
    number('effect', 'Effect', (segment) => effect(segment?.effect ?? result.change)),
  ];
  const sumColumns = [
    number('r0', 'Before', (segment) => level(segment === null ? result.start : segment.rate0)),
    number('r1', 'Now', (segment) => level(segment === null ? result.end : segment.rate1)),
    number('s0', 'Share before', (segment) => share(segment?.share0 ?? 1)),
    number('s1', 'Share now', (segment) => share(segment?.share1 ?? 1)),
    number('effect', 'Change', (segment) => effect(segment?.effect ?? result.change)),
  ];
  return (
    <Table
      label="Segments"
      rows={linesOf(result)}
      rowKey={(_, index) => index}
      rowClass={({ segment }) => (segment === null ? 'total-row' : '')}
      columns={[
        {
          id: 'segment',
          header: 'Segment',
          cell: ({ segment, depth, label }) => (
            <span className="explain-segment" style={{ paddingLeft: depth * 16 }}>
              {depth === 0 ? <strong>{label}</strong> : label}
              {segment !== null && segment.presence !== 'both' && (
                <span className="muted"> · {segment.presence === 'entered' ? 'new' : 'gone'}</span>
              )}
            </span>
          ),
        },
        ...(kind === 'ratio' ? ratioColumns : sumColumns),
        {
          id: 'rows',
          header: <span className="sr-only">Rows</span>,
          align: 'right',
          cell: (line) =>
            line.segment === null || line.segment.presence === 'left' ? null : (
              <Button kind="quiet" onPress={() => openRows(line)}>
                Rows
              </Button>
            ),
        },
      ]}
    />
  );
}
