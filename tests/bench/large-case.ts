import { casePlan, constant, formula, line, series } from '../support/case-parts.ts';

/** `inputs` assumptions with a range, as many formulas over them, a tenth of them series by month; 60 months. */
export function largeCase(inputs: number) {
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
