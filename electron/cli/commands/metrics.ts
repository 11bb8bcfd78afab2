import { factTableNames } from '../../../shared/domain/tables.ts';
import { describeMetrics } from '../../../shared/metrics/describe-metrics.ts';
import { metricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { matchesSearch } from '../../../shared/metrics/search-metrics.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Outcome, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { ownMetricOf } from '../own-metric-args.ts';
import type { ParsedArgs } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

export const metricsCommand: Command = {
  name: 'metrics',
  usage:
    'metrics [WORD ...] [--workbook W [--add ID --formula TEXT [--label L] [--unit U] [--direction up|down|info] [--sentence S] [--parameters days=7] | --remove ID]]',
  summary: 'every metric with its definition, and with a workbook what it still needs; makes metrics of your own',
  values: ['workbook', 'add', 'formula', 'label', 'unit', 'direction', 'sentence', 'parameters', 'remove'],
  switches: [],
  async run(args, terminal) {
    const workbook = args.value('workbook');
    if (args.value('add') !== undefined) return addMetric(args, terminal);
    if (args.value('remove') !== undefined) return removeMetric(args, terminal);
    if (workbook === undefined) return listed(described(), args.positionals.join(' '), false);
    await openWorkbook(args, terminal, workbook);
    return listed(await callEngine(terminal, 'metric.list', {}), args.positionals.join(' '), true);
  },
};

const told = [
  'id',
  'version',
  'label',
  'group',
  'sentence',
  'unit',
  'direction',
  'table',
  'grain',
  'basis',
  'kind',
  'minimumN',
  'parameters',
  'isOwn',
] as const satisfies readonly (keyof MetricInfo)[];

/** The product's own, as if everything were loaded. */
function described(): readonly MetricInfo[] {
  return describeMetrics({ tables: new Set(factTableNames), hasValues: () => true }, metricCatalog([]));
}

function listed(all: readonly MetricInfo[], search: string, isOfWorkbook: boolean): Outcome {
  const found = search === '' ? all : all.filter((metric) => matchesSearch(metric, search));
  return {
    body: {
      metrics: found.map((metric) => ({
        ...Object.fromEntries(told.map((name) => [name, metric[name]])),
        formula: metric.text,
        ...(isOfWorkbook ? { needs: metric.needs } : {}),
      })),
    },
    text: tableText(
      ['metric', 'unit', 'good', 'table', 'definition', ...(isOfWorkbook ? ['needs'] : [])].map((header) => ({ header, align: 'left' })),
      found.map(({ id, unit, direction, table, sentence, needs }) => [
        id,
        unit,
        direction,
        table,
        sentence,
        ...(isOfWorkbook ? [needs ?? ''] : []),
      ]),
    ),
  };
}

/** Tried on the data before it is kept: a metric that cannot be computed is not added. */
async function addMetric(args: ParsedArgs, terminal: Terminal): Promise<Outcome> {
  const metric = ownMetricOf(args);
  await openWorkbook(args, terminal, args.required('workbook'));
  const { info, result, problem } = await callEngine(terminal, 'metric.check', { metric });
  if (problem !== null) throw new AppFailure(problem);
  if (info === null) return fail('METRIC_NO_SUCH', { metric: metric.id });
  await callEngine(terminal, 'document.apply', { edit: { kind: 'metric.put', metric } });
  await callEngine(terminal, 'workbook.save', {});
  return {
    body: { metric: { id: info.id, label: info.label, unit: info.unit, kind: info.kind, formula: info.text, needs: info.needs } },
    text: `${metric.label} is kept. ${result === null ? `It needs ${info.needs ?? 'data'}.` : `See it with: query --metric ${metric.id}`}`,
  };
}

async function removeMetric(args: ParsedArgs, terminal: Terminal): Promise<Outcome> {
  const id = args.required('remove');
  await openWorkbook(args, terminal, args.required('workbook'));
  await callEngine(terminal, 'document.apply', { edit: { kind: 'metric.remove', id } });
  await callEngine(terminal, 'workbook.save', {});
  return { body: { removed: id }, text: `${id} is removed` };
}
