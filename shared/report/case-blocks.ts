import type { CaseResult } from '../business-case/case-result.ts';
import { type CompiledCase } from '../business-case/compiled-case.ts';
import type { Driver } from '../business-case/driver-schema.ts';
import { evaluateCompiled } from '../business-case/evaluate-case.ts';
import { caseWorkbook } from '../business-case/sheet/case-workbook.ts';
import { caseChart, estimateText } from '../charts/case-chart.ts';
import { sourceLine } from '../charts/source-line.ts';
import { counted, lowerFirst } from '../base/words.ts';
import { formatValue, missingText } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import { caseCashTable, caseDriverTable, caseResultTable } from './case-tables.ts';
import { uniqueLineages } from './figure-blocks.ts';
import type { KeyFigure, ModelBlock, ModelTable } from './report-model.ts';
import type { ReportSetting } from './report-sources.ts';

/** What every page of a case rests on. */
export function caseBase(
  result: CaseResult,
  locale: string,
): { readonly lineage: readonly Lineage[]; readonly source: string; readonly scope: readonly string[] } {
  const lineage = uniqueLineages(
    result.scenarios.flatMap((scenario) => scenario.drivers.flatMap((driver) => (driver.lineage === null ? [] : [driver.lineage]))),
  );
  const { months, startMonth, discountRate } = result.case;
  return {
    lineage,
    source: lineage.length === 0 ? 'Source: assumptions of the case' : `${sourceLine(lineage, locale)}; assumptions of the case`,
    scope: [`${months} months from ${startMonth}, discounted at ${formatValue(discountRate, { kind: 'ratio' }, locale)} a year`],
  };
}

/** A case: its cash over time, what it comes to in each scenario, and what it rests on. */
export function caseBlocks(id: string, compiled: CompiledCase, { locale, withSheets }: ReportSetting): readonly ModelBlock[] {
  const result = evaluateCompiled(compiled);
  const base = caseBase(result, locale);
  const problems = new Set(
    result.scenarios.flatMap(({ drivers }) => drivers.flatMap(({ label, problem }) => (problem === null ? [] : [`${label}: ${problem}`]))),
  );
  const keyFigure = npvOfBase(result, locale);
  const results = caseResultTable(result, locale);
  return [
    {
      kind: 'chart',
      id,
      chart: caseChart(result, base.source, locale),
      table: caseCashTable(result, locale),
      findings: [baseSentence(result, results)],
      ...base,
      notes: [...problems],
      ...(keyFigure === null ? {} : { keyFigure }),
      ...(withSheets === true ? { live: caseWorkbook(compiled, null) } : {}),
    },
    { kind: 'table', id: `${id}-results`, title: resultTitle(result, locale), table: results, ...base, notes: [] },
    { kind: 'table', id: `${id}-drivers`, title: driverTitle(result), table: caseDriverTable(result, locale), ...base, notes: [] },
  ];
}

function npvOfBase(result: CaseResult, locale: string): KeyFigure | null {
  const base = result.scenarios.find(({ scenario }) => scenario === 'base');
  if (base === undefined) return null;
  const value = base.npv === null ? missingText : estimateText(base.npv, result.case.currency, locale);
  return { label: 'NPV, base scenario', value, change: null, tone: (base.npv ?? 0) >= 0 ? 'good' : 'bad' };
}

/** "Base scenario: IRR 20.5 %, payback 2.20 years, ..." from the table of results. */
function baseSentence({ scenarios }: CaseResult, { rows }: ModelTable): string {
  const at = scenarios.findIndex(({ scenario }) => scenario === 'base') + 1;
  const said = rows
    .slice(2)
    .flatMap((row) => (row[0] === undefined || row[at] === undefined ? [] : [`${lowerFirst(row[0].text)} ${row[at].text}`]));
  return `Base scenario: ${said.join(', ')}.`;
}

/** "Retry routing: NPV from −$61 k (Low) to $288 k (High)"; the same in all of them is said so. */
function resultTitle(result: CaseResult, locale: string): string {
  const known = result.scenarios.flatMap(({ label, npv }) => (npv === null ? [] : [{ label, npv }])).toSorted((a, b) => a.npv - b.npv);
  const [least, most] = [known[0], known.at(-1)];
  const { name, currency } = result.case;
  if (least === undefined || most === undefined) return `${name}: NPV cannot be computed in any scenario`;
  const money = (npv: number) => estimateText(npv, currency, locale);
  if (least.npv === most.npv) return `${name}: NPV ${money(least.npv)} in every scenario`;
  return `${name}: NPV from ${money(least.npv)} (${least.label}) to ${money(most.npv)} (${most.label})`;
}

/** "Retry routing rests on 2 live metrics and 8 assumptions". */
function driverTitle({ case: { name, drivers } }: CaseResult): string {
  const of = (...kinds: readonly Driver['kind'][]) => drivers.filter(({ kind }) => kinds.includes(kind)).length;
  const parts = [
    { count: of('binding'), word: 'live metric' },
    { count: of('constant', 'series'), word: 'assumption' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return `${name} rests on nothing yet`;
  return `${name} rests on ${parts.map(({ count, word }) => counted(count, word)).join(' and ')}`;
}
