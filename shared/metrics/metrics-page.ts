import { factTable } from '../domain/tables.ts';
import type { Filter } from '../query/filter.ts';
import { printFilter } from '../query/print-filter.ts';
import { metricDimensions } from './dimensions.ts';
import type { Measure, Metric, OrderOutcome } from './metric.ts';
import { metrics } from './registry.ts';

const units = { count: 'count', ratio: '%', bps: 'bps', milliseconds: 'ms', money: 'reporting currency' } as const;
const directions = { up: 'higher is better', down: 'lower is better', info: 'neither way is better' } as const;
const grains = { row: 'row', order: 'order (at its first answered attempt)', minute: 'partner and minute' } as const;

const outcomes: Readonly<Record<OrderOutcome, string>> = {
  all: 'orders',
  first_approved: 'orders whose first attempt was approved',
  first_failed: 'orders whose first attempt was not approved',
  paid: 'orders with an approved attempt within 24 hours of the first',
  recovered: 'orders paid by a later attempt within 24 hours',
};

function measureText(measure: Measure): string {
  switch (measure.of) {
    case 'rows':
      return measure.where === undefined ? 'rows' : `rows with ${code(measure.where)}`;
    case 'sum':
      return measure.terms.map(({ column, sign }, index) => `${sign === -1 ? '- ' : index === 0 ? '' : '+ '}\`${column}\``).join(' ');
    case 'money':
      return `${measure.sign === -1 ? '- ' : ''}sum of \`${measure.column}\`${measure.where === undefined ? '' : ` with ${code(measure.where)}`}`;
    case 'orders':
      return outcomes[measure.which];
  }
}

function computationLines({ computation, unit }: Metric): string[] {
  switch (computation.kind) {
    case 'additive':
      return [`- Value: ${measureText(computation.value)}`];
    case 'ratio':
      return [
        `- Numerator: ${measureText(computation.numerator)}`,
        `- Denominator: ${measureText(computation.denominator)}`,
        ...(unit === 'bps' ? ['- Scale: x 10,000'] : []),
      ];
    case 'quantile':
      return [`- Value: exact ${computation.quantile} quantile of \`${computation.column}\`, linear between neighbors`];
    case 'uptime':
      return [
        '- Numerator: minutes not down',
        '- Denominator: minutes measured',
        `- Down: partner errors above ${computation.rule.errorShareAbovePercent} % of requests in at least ${computation.rule.minConsecutiveMinutes} minutes in a row, each with at least ${computation.rule.minRequests} requests`,
      ];
  }
}

function code(filter: Filter): string {
  return `\`${printFilter(filter)}\``;
}

function section(metric: Metric): string {
  return [
    `### ${metric.label}`,
    '',
    metric.sentence,
    '',
    `- Id: \`${metric.id}\`, version ${metric.version}`,
    `- Unit: ${units[metric.unit]}, ${directions[metric.direction]}`,
    `- From: ${factTable(metric.table).label.toLowerCase()}, by ${grains[metric.grain]}, ${metric.basis} basis`,
    ...(metric.population.kind === 'all' ? [] : [`- Population: ${code(metric.population)}`]),
    ...computationLines(metric),
    ...(metric.minimumN > 0 ? [`- Marked as a small sample below: ${metric.minimumN.toLocaleString('en-US')}`] : []),
    `- Split by: ${metricDimensions(metric)
      .map(({ name }) => `\`${name}\``)
      .join(', ')}`,
  ].join('\n');
}

/** docs/metrics.md: every metric as it is defined, made from the registry. */
export function metricsPage(): string {
  const groups = [...new Set(metrics.map(({ group }) => group))];
  return [
    '# Metrics',
    '',
    'Made from the registry in `shared/metrics`; a test keeps this page and the definitions the same. Ratios are never averaged: numerators and denominators are added up, then divided. A value without a denominator is missing, never zero. Amounts are converted at the plan rates of the workbook, exactly, and rounded once.',
    ...groups.flatMap((group) => [
      '',
      `## ${group}`,
      ...metrics.filter((metric) => metric.group === group).flatMap((metric) => ['', section(metric)]),
    ]),
    '',
  ].join('\n');
}
