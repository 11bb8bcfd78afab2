import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { keptBrief } from '../brief/kept-brief.ts';
import { presentOf } from '../slice/present-of.ts';
import { runBrief } from '../brief/run-brief.ts';

/** What a workbook opens with. */
export function briefHandlers(context: EngineContext): Pick<EngineHandlers, 'brief.run'> {
  return {
    'brief.run': (_, job) => keptBrief(context, () => runBrief(context.workbook(), presentOf(context.workbook(), context.now()), job)),
  };
}
