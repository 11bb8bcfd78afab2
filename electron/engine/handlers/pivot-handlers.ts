import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { exportPivot } from '../pivot/export-pivot.ts';
import { runPivot } from '../pivot/run-pivot.ts';

/** Rows by columns: their figures and their files. */
export function pivotHandlers(context: EngineContext): Pick<EngineHandlers, 'pivot.run' | 'pivot.export'> {
  return {
    'pivot.run': ({ pivot }, job) => runPivot(context.workbook(), pivot, job),
    'pivot.export': (request, job) => exportPivot(context, request, job),
  };
}
