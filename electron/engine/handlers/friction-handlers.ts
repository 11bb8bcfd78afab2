import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { runFriction } from '../friction/run-friction.ts';
import { exportImpact } from '../friction/run-friction-export.ts';

/** What goes wrong for customers. */
export function frictionHandlers(context: EngineContext): Pick<EngineHandlers, 'friction.run' | 'friction.export'> {
  return {
    'friction.run': ({ friction }, job) => runFriction(context.workbook(), friction, job),
    'friction.export': ({ grant, ...request }, job) => exportImpact(context, request, context.resolveGrant(grant), job),
  };
}
