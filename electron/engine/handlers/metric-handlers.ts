import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { keptAnswer } from '../kept-answer.ts';

/** The list of metrics belongs to the first page, and is kept with it. */
export function metricHandlers(context: EngineContext): Pick<EngineHandlers, 'metric.list' | 'metric.own' | 'metric.check'> {
  return {
    'metric.list': (_, job) =>
      keptAnswer(context, 'metrics', async () => {
        const { listMetrics } = await import('../slice/list-metrics.ts');
        return listMetrics(context.workbook(), job);
      }),
    'metric.own': async () => {
      const { catalogOf } = await import('../slice/metric-catalog.ts');
      return catalogOf(context.workbook()).own;
    },
    'metric.check': async ({ metric }, job) => {
      const { checkMetric } = await import('../slice/check-metric.ts');
      return checkMetric(context.workbook(), metric, job);
    },
  };
}
