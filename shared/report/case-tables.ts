import type { Unit } from '../base/column-batch.ts';
import type { CaseResult, CaseScenario, DriverValue } from '../business-case/case-result.ts';
import type { DriverUnit } from '../business-case/driver-unit.ts';
import type { Driver } from '../business-case/driver-schema.ts';
import { periodStart } from '../business-case/period-name.ts';
import { formatValue } from '../query/format-value.ts';
import { missingCell, numberColumn, textCell, textColumn, valueCell } from './model-cells.ts';
import type { ModelCell, ModelTable } from './report-model.ts';

const years = (value: number | null, scenario: CaseScenario, locale: string): ModelCell =>
  value === null
    ? scenario.npv === null
      ? missingCell
      : textCell('not within the horizon')
    : { text: `${formatValue(value, { kind: 'none' }, locale, { decimals: 2 })} years`, value, format: '0.00 "years"' };

/** NPV, IRR, payback and ROI of each scenario; the NPV in the case's own timing comes first. */
export function caseResultTable(result: CaseResult, locale: string): ModelTable {
  const money: Unit = { kind: 'money', currency: result.case.currency };
  const amount = (value: number | null) => (value === null ? missingCell : valueCell(value, money, locale, 0));
  type Line = readonly [string, (scenario: CaseScenario) => ModelCell];
  const npvs: readonly Line[] = [
    ['NPV, end of period', (scenario) => amount(scenario.npvEnd)],
    ['NPV, mid-period', (scenario) => amount(scenario.npvMid)],
  ];
  const lines: readonly Line[] = [
    ...(result.case.timing === 'mid' ? npvs.toReversed() : npvs),
    [
      'IRR',
      (scenario) =>
        typeof scenario.irr === 'number'
          ? valueCell(scenario.irr, { kind: 'ratio' }, locale, 1)
          : scenario.irr === null
            ? missingCell
            : textCell(scenario.irr === 'none' ? 'none' : 'more than one'),
    ],
    ['Payback', (scenario) => years(scenario.payback, scenario, locale)],
    ['Discounted payback', (scenario) => years(scenario.discountedPayback, scenario, locale)],
    ['ROI over the horizon', (scenario) => (scenario.roi === null ? missingCell : valueCell(scenario.roi, { kind: 'ratio' }, locale, 0))],
  ];
  return {
    columns: [textColumn('Result'), ...result.scenarios.map(({ label }) => numberColumn(label))],
    rows: lines.map(([label, cell]) => [textCell(label), ...result.scenarios.map(cell)]),
  };
}

/** Cumulative cash at the end of each calendar year, of the scenarios that the chart of a case draws. */
export function caseCashTable(result: CaseResult, locale: string): ModelTable {
  const money: Unit = { kind: 'money', currency: result.case.currency };
  const drawn = (['low', 'base', 'high'] as const).flatMap((id) => result.scenarios.find(({ scenario }) => scenario === id) ?? []);
  const periods = [...(drawn[0]?.cumulative ?? []).keys()];
  const lastOf = new Map(periods.map((period) => [periodStart(result.case, period).slice(0, 4), period]));
  return {
    columns: [textColumn('Cumulative cash'), ...drawn.map(({ label }) => numberColumn(label))],
    rows: [...lastOf].map(([year, period]) => [
      textCell(`End of ${year}`),
      ...drawn.map(({ cumulative }) => {
        const value = cumulative[period] ?? null;
        return value === null ? missingCell : valueCell(value, money, locale, 0);
      }),
    ]),
  };
}

/** Every driver with its values and where it comes from. */
export function caseDriverTable(result: CaseResult, locale: string): ModelTable {
  return {
    columns: [textColumn('Driver'), ...result.scenarios.map(({ label }) => numberColumn(label)), textColumn('Comes from')],
    rows: result.case.drivers.map((driver) => [
      textCell(driver.label),
      ...result.scenarios.map((scenario) =>
        driverCell(driver.unit, scenario.drivers.find((each) => each.id === driver.id)?.value ?? null, result.case.currency, locale),
      ),
      textCell(
        origin(
          driver,
          result.scenarios.flatMap((scenario) => scenario.drivers).find((each) => each.id === driver.id),
        ),
      ),
    ]),
  };
}

/** A number of a driver in its own unit. */
export function driverCell(unit: DriverUnit, value: number | null, currency: string, locale: string): ModelCell {
  if (value === null) return missingCell;
  switch (unit) {
    case 'ratio':
      return valueCell(value, { kind: 'ratio' }, locale);
    case 'pp':
      return { text: `${formatValue(value, { kind: 'none' }, locale, { decimals: 2 })} pp`, value, format: '0.00 "pp"' };
    case 'bps':
      return valueCell(value, { kind: 'bps' }, locale);
    case 'money':
      return valueCell(value, { kind: 'money', currency }, locale, Math.abs(value) < 1000 ? 2 : 0);
    case 'minutes':
      return valueCell(value, { kind: 'minutes' }, locale);
    case 'hours':
      return valueCell(value, { kind: 'hours' }, locale);
    case 'days':
      return valueCell(value, { kind: 'days' }, locale);
    case 'months':
      return { text: `${formatValue(value, { kind: 'none' }, locale)} months`, value, format: '0 "months"' };
    case 'count':
      return valueCell(value, { kind: 'count' }, locale, Number.isInteger(value) ? 0 : 1);
  }
}

function origin(driver: Driver, value: DriverValue | undefined): string {
  if (value?.problem) return `no value: ${value.problem}`;
  if (value?.stale) return `last actual: ${value.stale}`;
  switch (driver.kind) {
    case 'constant':
      return driver.source.trim() === '' ? 'assumption without a source' : `assumption: ${driver.source}`;
    case 'series':
      return driver.source.trim() === '' ? 'series without a source' : `series: ${driver.source}`;
    case 'formula':
      return `formula: ${driver.formula}`;
    case 'binding':
      return `live: ${driver.metric}${driver.part === 'value' ? '' : `, ${driver.part}`}${sample(value)}`;
  }
}

function sample(value: DriverValue | undefined): string {
  return value === undefined || value.n === null ? '' : `, n ${formatValue(value.n, { kind: 'count' })}`;
}
