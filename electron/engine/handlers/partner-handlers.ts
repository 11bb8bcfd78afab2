import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { runMoney } from '../run-money.ts';
import { runCommitment, runScorecard } from '../run-scorecard.ts';

/** Commitments of partners against the data. */
export function partnerHandlers(context: EngineContext): Pick<EngineHandlers, 'scorecard.run' | 'commitment.preview' | 'money.run'> {
  return {
    'scorecard.run': ({ partner }, job) => runScorecard(context.workbook(), partner, context.now(), job),
    'money.run': ({ partner }, job) => runMoney(context.workbook(), partner, context.now(), job),
    'commitment.preview': ({ commitment }, job) => runCommitment(context.workbook(), commitment, context.now(), job),
  };
}
