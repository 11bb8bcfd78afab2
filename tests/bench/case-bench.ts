import { scenarioOf } from '../../shared/business-case/case-result.ts';
import { compileWithData } from '../../shared/business-case/compiled-case.ts';
import { evaluateCase } from '../../shared/business-case/evaluate-case.ts';
import { breakEvens } from '../../shared/business-case/sensitivity/break-even.ts';
import { tornado } from '../../shared/business-case/sensitivity/tornado.ts';
import { simulate } from '../../shared/business-case/simulation/simulate.ts';
import { caseData } from '../support/case-parts.ts';
import { largeCase } from './large-case.ts';

const write = (text: string): void => void process.stdout.write(`${text}\n`);

function timed<T>(name: string, run: () => T, rounds = 7): T {
  let result = run();
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    result = run();
    return performance.now() - started;
  }).toSorted((a, b) => a - b);
  write(`| ${name} | ${times[Math.floor(rounds / 2)]?.toFixed(1)} | ${times[0]?.toFixed(1)} to ${times.at(-1)?.toFixed(1)} |`);
  return result;
}

const [small, large] = [largeCase(9), largeCase(95)];
write(`| step | median ms | range |\n|---|---:|---:|`);
const trials = timed(
  `100,000 trials, ${small.drivers.length} drivers, 60 months`,
  () => simulate(compileWithData(small, caseData()), { trials: 100_000, seed: 7 }),
  5,
);
const edited = timed(`edit of a case of ${large.drivers.length} drivers: flows and figures of three scenarios`, () =>
  evaluateCase(large, caseData()),
);
timed('its tornado', () => tornado(compileWithData(large, caseData())));
timed('its break-even of every driver', () => breakEvens(compileWithData(large, caseData())), 3);
write(
  `\nNPV ${scenarioOf(edited, 'base')?.npv?.toFixed(2)}; simulated mean ${trials?.mean?.toFixed(2)} ± ${trials?.standardError?.toFixed(2)}`,
);
