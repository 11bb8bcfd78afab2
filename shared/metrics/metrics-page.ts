import { printFilter } from '../query/print-filter.ts';
import { metricDimensions } from './dimensions.ts';
import { type Metric, metricGroups } from './metric.ts';
import { computationWords, directionWords, sourceWords, unitWords } from './metric-words.ts';
import { neededColumns } from './metric-columns.ts';
import { metricById, metrics } from './registry.ts';

function section(metric: Metric): string {
  const { id, version, unit, direction, population, parameters = [], maturesInDays, reference, minimumN } = metric;
  const needed = neededColumns(metric);
  const dimensions = metricDimensions(metric, metricById);
  return [
    `### ${metric.label}`,
    '',
    metric.sentence,
    '',
    `- Id: \`${id}\`, version ${version}`,
    `- Unit: ${unitWords[unit]}, ${directionWords[direction]}`,
    `- From: ${sourceWords(metric)}`,
    ...(population.kind === 'all' ? [] : [`- Population: \`${printFilter(population)}\``]),
    ...computationWords(metric).map(({ label, text }) => `- ${label}: ${text}`),
    ...parameters.map(
      ({ name, label, value, choices }) =>
        `- Parameter \`${name}\`: ${label}, ${value} unless said otherwise${choices === undefined ? '' : ` (one of ${choices.join(', ')})`}`,
    ),
    ...(needed.length > 0 ? [`- Needs: ${needed.map((column) => `\`${column}\``).join(', ')}`] : []),
    ...(maturesInDays === undefined ? [] : [`- Provisional until ${maturesInDays} days after a period`]),
    ...(minimumN > 0 ? [`- Marked as a small sample below: ${minimumN.toLocaleString('en-US')}`] : []),
    ...(reference === undefined ? [] : [`- Reference: ${reference}`]),
    ...(dimensions.length === 0 ? [] : [`- Split by: ${dimensions.map(({ name }) => `\`${name}\``).join(', ')}`]),
  ].join('\n');
}

/** docs/metrics.md: every metric as it is defined, made from the registry. */
export function metricsPage(): string {
  const groups = metricGroups.filter((group) => metrics.some((metric) => metric.group === group));
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
