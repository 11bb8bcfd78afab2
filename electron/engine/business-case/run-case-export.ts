import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { caseWorkbook } from '../../../shared/business-case/sheet/case-workbook.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { writeCaseXlsx } from '../exporters/write-case-xlsx.ts';
import { caseData } from './run-case.ts';
import { runSimulation } from './run-simulation.ts';

/** Writes a case as a spreadsheet that recomputes, with what its own trials come to as values beside it. */
export async function exportCase(
  workbook: OpenWorkbook,
  plan: BusinessCase,
  path: string,
  now: number,
  job: JobContext,
): Promise<{ readonly bytes: number }> {
  const compiled = compileWithData(plan, await caseData(workbook, plan, job));
  const isVaried = plan.drivers.some((driver) => 'distribution' in driver && driver.distribution !== null);
  const trials = isVaried ? await runSimulation(workbook, plan, plan.simulation, job) : null;
  return { bytes: await saveFile(path, await writeCaseXlsx(caseWorkbook(compiled, trials), new Date(now)), job.signal) };
}
