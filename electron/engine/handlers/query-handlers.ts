import { profileColumn, profileColumns } from '../profile/column-profile.ts';
import { describeRows } from '../rows/describe-rows.ts';
import { dimensionValues } from '../slice/dimension-values.ts';
import { rememberAsked } from '../sql/asked-sql.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Family } from './when-asked.ts';
import { exportRows } from '../rows/export-rows.ts';
import { exportColumns } from '../rows/export-rows-plan.ts';
import { runBridge } from '../slice/run-bridge.ts';
import { runRowsPage } from '../rows/run-rows.ts';
import { runCube } from '../cube/run-cube.ts';
import { runRowsFind } from '../rows/run-rows-find.ts';
import { runSlice } from '../slice/run-slice.ts';
import { explainSql, runSql, sqlMetrics, sqlRows } from '../sql/run-sql.ts';

/** The calls that ask the data. */
export function queryHandlers(context: EngineContext): Family<'slice' | 'bridge' | 'cube' | 'dimension' | 'rows' | 'column' | 'sql'> {
  return {
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
    'sql.rows': ({ sql }, job) => sqlRows(context.workbook(), sql, job.signal),
    'sql.metrics': ({ sql }, job) => sqlMetrics(context.workbook(), sql, job.signal),
    'sql.explain': async ({ sql }, job) => ({ plan: await explainSql(context.workbook(), sql, job) }),
  };
}
