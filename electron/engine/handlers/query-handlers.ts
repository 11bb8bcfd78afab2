import { describeMetrics } from '../../../shared/metrics/describe-metrics.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { profileColumn, profileColumns } from '../profile/column-profile.ts';
import { describeRows } from '../rows/describe-rows.ts';
import { dimensionValues } from '../slice/dimension-values.ts';
import { rememberAsked } from '../sql/asked-sql.ts';
import type { EngineContext } from '../engine-context.ts';
import { exportRows } from '../rows/export-rows.ts';
import { exportColumns } from '../rows/export-rows-plan.ts';
import { keptAnswer } from '../kept-answer.ts';
import { loadedData } from '../loaded-data.ts';
import { checkMetric } from '../slice/check-metric.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { runBridge } from '../slice/run-bridge.ts';
import { runRowsPage } from '../rows/run-rows.ts';
import { runCube } from '../cube/run-cube.ts';
import { runRowsFind } from '../rows/run-rows-find.ts';
import { runSlice } from '../slice/run-slice.ts';
import { explainSql, runSql } from '../sql/run-sql.ts';

type QueryMethod =
  | 'metric.list'
  | 'metric.own'
  | 'metric.check'
  | 'slice.run'
  | 'bridge.run'
  | 'cube.build'
  | 'dimension.values'
  | 'rows.describe'
  | 'rows.page'
  | 'rows.find'
  | 'rows.exportColumns'
  | 'rows.export'
  | 'column.profile'
  | 'column.overview'
  | 'sql.run'
  | 'sql.explain';

/** The calls that ask the data. */
export function queryHandlers(context: EngineContext): Pick<EngineHandlers, QueryMethod> {
  return {
    'metric.list': (_, job) =>
      keptAnswer(context, 'metrics', async () => {
        const workbook = context.workbook();
        const catalog = catalogOf(workbook);
        return describeMetrics(await loadedData(workbook, catalog.all, catalog, job.signal), catalog);
      }),
    'metric.own': async () => catalogOf(context.workbook()).own,
    'metric.check': ({ metric }, job) => checkMetric(context.workbook(), metric, job),
    'slice.run': ({ slice }, job) => runSlice(context.workbook(), slice, job),
    'bridge.run': ({ bridge }, job) => runBridge(context.workbook(), bridge, job),
    'dimension.values': (query, job) => dimensionValues(context.workbook(), query, job),
    'cube.build': ({ cube }, job) => runCube(context.workbook(), cube, job),
    'rows.describe': ({ rows }, job) => describeRows(context.workbook(), rows, job),
    'rows.page': ({ rows, offset, limit, columns }, job) => runRowsPage(context.workbook(), rows, offset, limit, job, columns),
    'rows.find': (request, job) => runRowsFind(context.workbook(), request, job),
    'rows.exportColumns': ({ rows, columns }, job) => exportColumns(context.workbook(), rows, columns, job),
    'rows.export': ({ grant, ...request }, job) => exportRows(context, request, context.resolveGrant(grant), job),
    'column.profile': ({ rows, column }, job) => profileColumn(context.workbook(), rows, column, job),
    'column.overview': ({ rows }, job) => profileColumns(context.workbook(), rows, job),
    'sql.run': async ({ sql }, job) => {
      const started = context.now();
      const batch = await runSql(context.workbook(), sql, job);
      await rememberAsked(context.dataDir, sql);
      return { batch, elapsedMs: context.now() - started };
    },
    'sql.explain': async ({ sql }, job) => ({ plan: await explainSql(context.workbook(), sql, job) }),
  };
}
