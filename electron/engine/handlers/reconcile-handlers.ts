import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { runReconcile } from '../run-reconcile.ts';
import { runReconcileQueue } from '../run-reconcile-queue.ts';

/** Order ledger, partner lines, payouts and bank lines against each other. */
export function reconcileHandlers(context: EngineContext): Pick<EngineHandlers, 'reconcile.run' | 'reconcile.breaks'> {
  return {
    'reconcile.run': ({ asOf, partner }, job) => runReconcile(context.workbook(), asOf, partner, job),
    'reconcile.breaks': (request, job) => runReconcileQueue(context.workbook(), request, job),
  };
}
