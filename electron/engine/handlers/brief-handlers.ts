import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { keptAnswer } from '../kept-answer.ts';
import { presentOf } from '../slice/present-of.ts';
import { runBrief } from '../brief/run-brief.ts';

/** What a workbook opens with. */
export function briefHandlers(context: EngineContext): Pick<EngineHandlers, 'brief.run'> {
  return {
    'brief.run': (_, job) =>
      keptAnswer(context, 'brief', () => runBrief(context.workbook(), presentOf(context.workbook(), context.now()), job)),
  };
}
