import { parentPort } from 'node:worker_threads';
import { dataOf } from '../../../shared/business-case/case-facts.ts';
import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { simulate } from '../../../shared/business-case/simulation/simulate.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { SimulationAnswer, SimulationRequest } from './run-simulation.ts';

parentPort?.on('message', ({ id, plan, facts, stop, ...settings }: SimulationRequest) => {
  const answer = (message: SimulationAnswer): void => parentPort?.postMessage(message);
  try {
    const flag = new Int32Array(stop);
    const result = simulate(compileWithData(plan, dataOf(plan, facts)), settings, () => Atomics.load(flag, 0) === 1);
    answer({ id, result, error: null });
  } catch (thrown) {
    answer({ id, result: null, error: toAppError(thrown) });
  }
});
