import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { keptAnswer } from '../kept-answer.ts';
import { presentOf } from '../slice/present-of.ts';

/** What a workbook opens with: kept, so that neither its rows nor the code that reads them is waited for. */
export function briefHandlers(context: EngineContext): Pick<EngineHandlers, 'brief.run'> {
  return {
    'brief.run': ({ isQuick = false }, job) =>
      keptAnswer(
        context,
        'brief',
        async () => {
          const { runBrief } = await import('../brief/run-brief.ts');
          const workbook = context.workbook();
          return runBrief(workbook, presentOf(workbook, context.now()), job, isQuick);
        },
        ({ awaits }) => awaits.length === 0,
      ),
  };
}
