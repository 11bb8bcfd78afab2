/** Every function of the formula language: how many parts it takes, and what it does in a sentence. */
export const formulaFunctions = {
  if: {
    least: 3,
    most: 3,
    form: 'if(condition, then, else)',
    sentence: 'One of two values, by a condition; only the one taken must be there.',
  },
  min: { least: 1, most: 50, form: 'min(a, b, ...)', sentence: 'The smallest.' },
  max: { least: 1, most: 50, form: 'max(a, b, ...)', sentence: 'The largest.' },
  sum: { least: 1, most: 50, form: 'sum(a, b, ...)', sentence: 'All of them added.' },
  avg: { least: 1, most: 50, form: 'avg(a, b, ...)', sentence: 'Their sum over their number.' },
  offset: {
    least: 2,
    most: 3,
    form: 'offset(x, -1, else)',
    sentence: 'The value so many periods earlier or later; `else` beyond the first or last.',
  },
  cumulative: { least: 1, most: 1, form: 'cumulative(x)', sentence: 'The sum of all periods up to this one.' },
  period: { least: 0, most: 0, form: 'period()', sentence: 'Number of the period, 0 = the first.' },
  step: { least: 1, most: 1, form: 'step(start)', sentence: '0 before the start month, 1 from it on.' },
  ramp: { least: 2, most: 2, form: 'ramp(start, months)', sentence: 'From 0 to 1 in equal steps over so many months.' },
  s_curve: {
    least: 2,
    most: 2,
    form: 's_curve(start, months)',
    sentence: 'From 0 to 1 slowly, fast, slowly over so many months (logistic).',
  },
  fx: { least: 1, most: 1, form: 'fx(x)', sentence: 'Money of another currency at its plan rate, in the currency of the case.' },
} as const;

export type FormulaFunction = keyof typeof formulaFunctions;

export function isFormulaFunction(name: string): name is FormulaFunction {
  return Object.hasOwn(formulaFunctions, name);
}
