import { factsOf } from '../../../shared/business-case/case-facts.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { namesOf } from '../../../shared/errors/names-of.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { readDriverFile } from '../business-case/read-driver-file.ts';
import { caseData, runCase } from '../business-case/run-case.ts';
import { exportCase } from '../business-case/run-case-export.ts';
import { runLedger } from '../business-case/run-ledger.ts';
import { runSimulation } from '../business-case/run-simulation.ts';

/** A saved case by its id, or one that is still being written. */
export function caseHandlers(
  context: EngineContext,
): Pick<EngineHandlers, 'case.evaluate' | 'case.facts' | 'case.simulate' | 'case.readTable' | 'case.export' | 'ledger.run'> {
  return {
    'case.evaluate': async ({ case: asked }, job) => {
      const workbook = context.workbook();
      if ('drivers' in asked) return runCase(workbook, asked, job);
      const saved = workbook.document().cases.find((one) => one.id === asked.id);
      return runCase(workbook, saved ?? fail('CASE_NO_SUCH', { name: asked.id, names: namesOf(workbook.document().cases) }), job);
    },
    'case.facts': async ({ case: plan }, job) => factsOf(plan, await caseData(context.workbook(), plan, job)),
    'case.simulate': ({ case: plan, trials = plan.simulation.trials, seed = plan.simulation.seed }, job) =>
      runSimulation(context.workbook(), plan, { trials, seed }, job),
    'case.readTable': ({ grant }, job) => readDriverFile(context.resolveGrant(grant), job),
    'case.export': ({ case: plan, grant }, job) => exportCase(context.workbook(), plan, context.resolveGrant(grant), context.now(), job),
    'ledger.run': ({ year }, job) => runLedger(context.workbook(), year, context.now(), job),
  };
}
