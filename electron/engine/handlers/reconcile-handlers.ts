import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { runReconcile } from '../reconcile/run-reconcile.ts';
import { exportQueue } from '../reconcile/run-reconcile-export.ts';
import { runReconcileQueue } from '../reconcile/run-reconcile-queue.ts';

/** Order ledger, partner lines, payouts and bank lines against each other. */
export function reconcileHandlers(context: EngineContext): Pick<EngineHandlers, 'reconcile.run' | 'reconcile.breaks' | 'reconcile.export'> {
  return {
    'reconcile.run': ({ asOf, partner }, job) => runReconcile(context.workbook(), asOf, partner, job),
    'reconcile.breaks': (request, job) => runReconcileQueue(context.workbook(), request, job),
    'reconcile.export': ({ queue, to, grant }, job) => exportQueue(context, queue, to, context.resolveGrant(grant), job),
  };
}
