import { periodCount } from '../business-case.ts';
import { actualsOf, baseValue } from '../compiled-case.ts';
import type { CashLine } from '../business-case.ts';
import type { Curve } from '../curve.ts';
import { type Driver, formulaOf, isScalarInput } from '../driver-schema.ts';
import { cellUnit } from '../driver-unit.ts';
import { type Expression, referencesIn } from '../formula/expression.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { periodName } from '../period-name.ts';
import { lastActual } from '../program/read-drivers.ts';
import { cellOf } from '../program/run-program.ts';
import { curveText } from './curve-text.ts';
import { type CellNames, expressionText } from './expression-text.ts';
import { figureCells, type SheetFigure } from './figure-cells.ts';
import { inputName, rateName } from './input-sheet.ts';
import { columnOfPeriod, periodRow, type ScenarioParts, sumOf } from './sheet-places.ts';
import { type CaseSheet, formula, number, type SheetCell, text } from './sheet-model.ts';

const money = '#,##0.00';

/** Drivers that follow from others or run by period, cash flows and figures of one scenario, all as formulas. */
export function scenarioSheet(parts: ScenarioParts): { readonly sheet: CaseSheet; readonly figures: readonly SheetFigure[] } {
  const { compiled, frame, variant, scenario, name } = parts;
  const { plan, program } = compiled;
  const count = periodCount(plan);
  const periods = Array.from({ length: count }, (_, period) => period);
  const shown = plan.drivers.filter((driver) => !isScalarInput(driver));
  const rowOf = new Map(shown.map(({ id }, at) => [id, periodRow + 2 + at]));
  const firstLine = periodRow + 2 + shown.length + 2;
  const isSeries = (id: string): boolean => program.isSeries[program.drivers.get(id) ?? -1] === true;
  const names = (owner: Driver | null): CellNames => ({
    periods: count,
    monthsPerPeriod: program.monthsPerPeriod,
    periodCell: (period) => `${columnOfPeriod(period)}$${periodRow}`,
    cell: (id, period) => {
      if (id === lastActual && owner !== null) return `$B$${rowOf.get(owner.id) ?? 0}`;
      const row = rowOf.get(id);
      if (row === undefined) return inputName(id, scenario.id);
      return isSeries(id) ? `${columnOfPeriod(period)}${row}` : `$B$${row}`;
    },
    rate: (of) => rateOf(parts, of),
  });
  const value = (register: number | undefined, period: number): number =>
    register === undefined ? Number.NaN : cellOf(frame, register, period, variant);
  const driverRows = shown.map((driver): SheetCell[] => {
    const own = program.drivers.get(driver.id);
    const cells = driverCells(parts, driver, names(driver), isSeries(driver.id));
    const [last, ...rest] = cells;
    return [
      text(driver.label),
      last === undefined ? text('') : last.formula === undefined ? last : { ...last, value: finite(value(own, 0)) },
      ...rest.map((cell, period) => (cell.formula === undefined ? cell : { ...cell, value: finite(value(own, period)) })),
    ];
  });
  const lineRows = plan.lines.map((line): SheetCell[] => {
    const cells = periods.map((period) =>
      formula(lineText(parts, line, period, names(null)), finite(value(program.lines.get(line.id), period)), money),
    );
    const total = cells.reduce((sum, cell) => sum + (typeof cell.value === 'number' ? cell.value : Number.NaN), 0);
    const row = firstLine + plan.lines.indexOf(line);
    return [
      text(line.counts === 'capacity' ? `${line.label} (capacity, no cash)` : line.label),
      formula(sumOf(row, count), finite(total), money),
      ...cells,
    ];
  });
  const figures = figureCells(parts, { firstLine, firstRow: firstLine + plan.lines.length + 1, count });
  return {
    figures: figures.figures,
    sheet: {
      name,
      rows: [
        [text(`${plan.name}: ${scenario.label}`, true)],
        [text(`Amounts in ${plan.currency}; period 0 is now and is not discounted.`)],
        [text(''), text('Total or one number', true), ...periods.map((period) => text(periodName(plan, period), true))],
        [text('Period'), text(''), ...periods.map((period) => number(period))],
        [text('Drivers', true)],
        ...driverRows,
        [],
        [text('Cash flows', true)],
        ...lineRows,
        [],
        ...figures.rows,
      ],
    },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The one number (or last actual) of a driver, then its periods. */
function driverCells({ compiled }: ScenarioParts, driver: Driver, names: CellNames, isSeries: boolean): SheetCell[] {
  const { plan, program, data } = compiled;
  const periods = Array.from({ length: isSeries ? periodCount(plan) : 0 }, (_, period) => period);
  const written = formulaOf(driver);
  const problem = program.problems.has(driver.id);
  const textIn = (period: number): string => (written === null || problem ? 'NA()' : expressionText(parseFormula(written), period, names));
  if (driver.kind === 'formula') {
    if (!isSeries) return [formula(textIn(0), null)];
    return [text(''), ...periods.map((period) => formula(textIn(period), null))];
  }
  const actuals = actualsOf(driver, data);
  const known = actuals.findLastIndex((value) => value !== null) + 1;
  const last = baseValue(driver, data);
  return [
    last === null ? text('no actual') : number(last),
    ...periods.map((period) => {
      if (period < known) {
        const actual = actuals[period] ?? null;
        return actual === null ? formula('NA()', null) : number(actual);
      }
      return written === null && last !== null ? formula(names.cell(lastActual, period), null) : formula(textIn(period), null);
    }),
  ];
}

function rateOf({ compiled: { plan } }: ScenarioParts, of: Expression): string {
  const named = plan.drivers.find(({ id, unit }) => unit === 'money' && referencesIn(of).some(({ name }) => name === id));
  const currency = named === undefined ? plan.currency : cellUnit(named, plan.currency).currency;
  return currency === null || currency === plan.currency ? '1' : rateName(currency);
}

function lineText({ compiled: { plan, program } }: ScenarioParts, line: CashLine, period: number, names: CellNames): string {
  const driver = plan.drivers.find(({ id }) => id === line.driver);
  if (driver === undefined || program.lineProblems.has(line.id)) return 'NA()';
  const start = line.slip === null ? String(line.startMonth) : `(${line.startMonth}+${names.cell(line.slip, period)})`;
  const curve = (kind: Curve, months: string | null = null) =>
    curveText(kind, start, months, names.periodCell(period), names.monthsPerPeriod);
  const ramp =
    line.timing === 'one_off'
      ? curve({ kind: 'pulse' })
      : line.ramp === 'table' && line.rampTable.length > 0
        ? curve({ kind: 'table', shares: line.rampTable })
        : line.rampMonths > 0
          ? curve({ kind: line.ramp === 's_curve' ? 's_curve' : 'ramp' }, String(line.rampMonths))
          : curve({ kind: 'step' });
  const decay = line.timing === 'one_off' || line.decay === 0 ? '' : `*${curve({ kind: 'decay', yearly: line.decay })}`;
  const currency = cellUnit(driver, plan.currency).currency;
  const rate = currency === null || currency === plan.currency ? '' : `*${rateName(currency)}`;
  const part = line.timing === 'recurring' ? '/per_year' : '';
  return `${line.kind === 'benefit' ? '' : '-'}${names.cell(line.driver, period)}*${ramp}${decay}${rate}${part}`;
}
