import { baseValue, type CompiledCase } from '../compiled-case.ts';
import { perYearOf } from '../cash-figures.ts';
import { type Driver, isScalarInput } from '../driver-schema.ts';
import { cellUnit, unitWords } from '../driver-unit.ts';
import { periodRate } from '../finance/discounting.ts';
import type { Scenario } from '../scenarios.ts';
import { type CaseSheet, type CaseWorkbook, columnLetters, formula, number, safeName, type SheetCell, text } from './sheet-model.ts';

const firstRow = 10;

/** Name of an input in a scenario: "uplift" in the base, "low.uplift" in the low one. */
export function inputName(id: string, scenario: string): string {
  return scenario === 'base' ? safeName(id) : `s_${scenario.replace(/[^A-Za-z0-9_]/g, '_')}.${safeName(id)}`;
}

export const rateName = (currency: string): string => `fx_${currency}`;

function sourceOf(driver: Driver, compiled: CompiledCase): string {
  if (driver.kind === 'constant') return driver.source;
  if (driver.kind !== 'binding') return '';
  const bound = compiled.data.bound.get(driver.id);
  return `live metric ${driver.metric}${bound?.n === null || bound === undefined ? '' : `, n ${bound.n}`}, as measured when this was written`;
}

/** Every driver with one number as a named cell for each scenario, the rates, and the discount rate. */
export function inputSheet(
  compiled: CompiledCase,
  scenarios: readonly Scenario[],
): { readonly sheet: CaseSheet; readonly names: CaseWorkbook['names'] } {
  const { plan, data } = compiled;
  const perYear = perYearOf(plan);
  const names: { name: string; cell: string }[] = [
    { name: 'discount_rate', cell: 'Inputs!$D$3' },
    { name: 'per_year', cell: 'Inputs!$D$4' },
    { name: 'period_rate', cell: 'Inputs!$D$5' },
  ];
  const currencies = [
    ...new Set(plan.drivers.flatMap(({ currency }) => (currency === null || currency === plan.currency ? [] : [currency]))),
  ];
  const ordered = [...scenarios.filter(({ id }) => id === 'base'), ...scenarios.filter(({ id }) => id !== 'base')];
  const inputs = plan.drivers.filter(isScalarInput);
  const rows = inputs.map((driver, at): SheetCell[] => {
    const row = firstRow + at;
    const base = baseValue(driver, data);
    const cells = ordered.map(({ id, overrides }, index): SheetCell => {
      names.push({ name: inputName(driver.id, id), cell: `Inputs!$${columnLetters(4 + index)}$${row}` });
      const own = overrides.get(driver.id);
      if (id !== 'base' && own === undefined) return formula(`$D$${row}`, base);
      const value = own ?? base;
      return value === null ? formula('NA()', null) : number(value);
    });
    return [
      text(driver.label),
      text(driver.id),
      text(unitWords(cellUnit(driver, plan.currency))),
      ...cells,
      text(sourceOf(driver, compiled)),
    ];
  });
  const rates = currencies.map((currency, at): SheetCell[] => {
    const rate = data.rateOf(currency);
    names.push({ name: rateName(currency), cell: `Inputs!$D$${firstRow + inputs.length + 2 + at}` });
    return [
      text(`${plan.currency} for one ${currency}`),
      text(''),
      text('plan rate'),
      rate === null ? formula('NA()', null) : number(rate),
    ];
  });
  const sheet: CaseSheet = {
    name: 'Inputs',
    rows: [
      [text('Inputs', true)],
      [text('Every cell of a scenario is named; formulas on the other sheets use the names.')],
      [text('Discount rate, a year'), text('discount_rate'), text(''), number(plan.discountRate, '0.00%')],
      [text('Periods a year'), text('per_year'), text(''), number(perYear)],
      [
        text('Discount rate of a period'),
        text('period_rate'),
        text(''),
        formula('(1+discount_rate)^(1/per_year)-1', periodRate(plan.discountRate, perYear), '0.0000%'),
      ],
      [],
      [],
      [],
      [
        text('Driver', true),
        text('Name', true),
        text('Unit', true),
        ...ordered.map(({ label }) => text(label, true)),
        text('Source', true),
      ],
      ...rows,
      [],
      [text('Plan rates', true)],
      ...rates,
    ],
  };
  return { sheet, names };
}
