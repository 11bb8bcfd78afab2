import { scenarioOf } from '../../shared/business-case/case-result.ts';
import { compileWithData } from '../../shared/business-case/compiled-case.ts';
import { evaluateCase } from '../../shared/business-case/evaluate-case.ts';
import { breakEvens } from '../../shared/business-case/sensitivity/break-even.ts';
import { tornado } from '../../shared/business-case/sensitivity/tornado.ts';
import { simulate } from '../../shared/business-case/simulation/simulate.ts';
import { caseData, casePlan, constant, formula, line, series } from '../support/case-parts.ts';

const write = (text: string): void => void process.stdout.write(`${text}\n`);

/** `inputs` assumptions with a range, as many formulas over them, a tenth of them series by month; 60 months. */
function largeCase(inputs: number) {
  const shapes = ['triangular', 'pert', 'uniform', 'normal', 'lognormal'] as const;
  const assumptions = Array.from({ length: inputs }, (_, at) => {
    const kind = shapes[at % shapes.length] ?? 'pert';
    return constant(`in${at}`, 'money', 100 + at, 60 + at, 150 + at, {
      distribution: kind === 'normal' || kind === 'lognormal' ? { kind, sd: 12 } : { kind },
    });
  });
  const formulas = Array.from({ length: inputs }, (_, at) =>
    formula(`f${at}`, 'money', at === 0 ? 'in0 * 1.5' : `(in${at} * 1.5 + f${at - 1} * 0.2) * if(period() > 11, 1.1, 1)`),
  );
  const monthly = Array.from({ length: Math.ceil(inputs / 10) }, (_, at) =>
    series(
      `s${at}`,
      'money',
      Array.from({ length: 12 }, (__, month) => 50 + month),
      'last_actual * 1.01',
    ),
  );
  const lines = [
    ...formulas.slice(0, 10).map(({ id }) => line(id, id, 'benefit', 'recurring', { startMonth: 6, rampMonths: 6, ramp: 's_curve' })),
    ...monthly.map(({ id }) => line(id, id, 'cost', 'each_period')),
    line('build', `in${inputs - 1}`, 'cost', 'one_off'),
  ];
  return casePlan([...assumptions, ...formulas, ...monthly], lines, { months: 60 });
}

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
