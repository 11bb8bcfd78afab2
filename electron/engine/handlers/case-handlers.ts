import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { runCase } from '../run-case.ts';

/** A saved case by its id, or one that is still being written. */
export function caseHandlers(context: EngineContext): Pick<EngineHandlers, 'case.evaluate'> {
  return {
    'case.evaluate': async ({ case: asked }, job) => {
      const workbook = context.workbook();
      if ('drivers' in asked) return runCase(workbook, asked, job);
      const saved = workbook.document().cases.find((one) => one.id === asked.id);
      return runCase(workbook, saved ?? fail('CASE_NO_SUCH', { name: asked.id }), job);
    },
  };
}
