import type { CompiledCase } from '../business-case/compiled-case.ts';
import { evaluateCompiled } from '../business-case/evaluate-case.ts';
import { type Tornado, tornado } from '../business-case/sensitivity/tornado.ts';
import { tornadoChart } from '../charts/tornado-chart.ts';
import { caseBase } from './case-blocks.ts';
import { driverCell } from './case-tables.ts';
import { missingCell, numberColumn, textCell, textColumn, valueCell } from './model-cells.ts';
import type { ModelBlock, ModelTable } from './report-model.ts';

/** What decides a case: NPV with each driver at its own low and high. */
export function tornadoBlock(id: string, compiled: CompiledCase, locale: string): ModelBlock {
  const found = tornado(compiled);
  const shown: Tornado = { base: found.base, bars: found.bars.filter(({ swing }) => swing > 0) };
  const { name, currency } = compiled.plan;
  const base = caseBase(evaluateCompiled(compiled), locale);
  const problem = found.base === null ? 'NPV cannot be computed, see the drivers of the case.' : null;
  const table = tornadoTable(shown, currency, locale);
  const shared = { id, table, ...base, notes: problem === null ? [] : [problem] };
  if (problem !== null || shown.bars.length === 0)
    return { kind: 'table', title: `${name}: no driver moves NPV by a low and a high of its own`, ...shared };
  return { kind: 'chart', chart: tornadoChart(shown, { name, currency, source: base.source, locale }), isWhole: true, ...shared };
}

function tornadoTable({ base, bars }: Tornado, currency: string, locale: string): ModelTable {
  const money = (value: number | null) => (value === null ? missingCell : valueCell(value, { kind: 'money', currency }, locale, 0));
  return {
    columns: [
      textColumn('Driver'),
      numberColumn('Low'),
      numberColumn('High'),
      numberColumn('NPV at low'),
      numberColumn('NPV at high'),
      numberColumn('Range'),
    ],
    rows: [
      ...bars.map(({ label, unit, low, high, npvLow, npvHigh, swing }) => [
        textCell(label),
        driverCell(unit, low, currency, locale),
        driverCell(unit, high, currency, locale),
        money(npvLow),
        money(npvHigh),
        money(swing),
      ]),
      [textCell('Base'), textCell(''), textCell(''), money(base), money(base), textCell('')],
    ],
    totals: 1,
  };
}
