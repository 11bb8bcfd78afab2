import type { Unit } from '../base/column-batch.ts';
import { addMonths } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import type { Ledger, LedgerRow } from '../business-case/ledger/ledger-result.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import { estimateText } from '../charts/case-chart.ts';
import { ledgerChart } from '../charts/ledger-chart.ts';
import { sourceLine } from '../charts/source-line.ts';
import { uniqueLineages } from './figure-blocks.ts';
import { changeCell, missingCell, numberColumn, textCell, textColumn, valueCell } from './model-cells.ts';
import type { ModelBlock, ModelCell, ModelTable, TableBlock } from './report-model.ts';

const wholeMonth = (month: string) => ({ from: `${month}-01`, to: addMonths(`${month}-01`, 1) });

/** What every page of the ledger rests on. */
export function ledgerBase(ledger: Ledger): Pick<TableBlock, 'lineage' | 'notes' | 'scope' | 'source'> {
  return {
    lineage: uniqueLineages(ledger.rows.flatMap((row) => (row.lineage === null ? [] : [row.lineage]))),
    notes: [],
    scope: [`Year: ${ledger.year}`, ...(ledger.through === null ? [] : [`Measured through ${periodLabel(wholeMonth(ledger.through))}`])],
    source: ledgerSource(ledger),
  };
}

/** The ledger and where each saving was measured: files of the workbook, or what Finance was given. */
function ledgerSource({ rows }: Ledger): string {
  const given = rows.flatMap(({ initiative: { measure } }) => (measure.kind === 'given' ? [measure.source] : []));
  return ['Source: benefits ledger', ...new Set(given)].join('; ');
}

/** What was committed for a year and what of it is realized, by reasons and by initiative. */
export function ledgerBlocks(id: string, ledger: Ledger, locale: string): readonly ModelBlock[] {
  const base = ledgerBase(ledger);
  const source = base.lineage.length === 0 ? (base.source ?? '') : `${sourceLine(base.lineage, locale)}; benefits ledger`;
  const chart = ledgerChart(ledger, source, locale);
  const clashes = ledger.clashes.map(
    ({ metric, population, ids }) =>
      `${ids.map((one) => nameOf(ledger, one)).join(' and ')} claim the same change of ${metric} (${population}); what is more than was observed is disallowed.`,
  );
  return [
    { kind: 'chart', id, chart, table: stepsTable(chart, ledger.currency, locale), isWhole: true, ...base, findings: clashes },
    { kind: 'table', id: `${id}-initiatives`, title: leader(ledger, locale), table: ledgerTable(ledger, locale), ...base },
  ];
}

/** The steps of the chart as they stand on it. */
function stepsTable({ series }: ChartSpec, currency: string, locale: string): ModelTable {
  const points = series[0]?.points ?? [];
  const unit: Unit = { kind: 'money', currency };
  return {
    columns: [textColumn('Step'), numberColumn(`Savings, ${currency}`)],
    rows: points.map(({ x, y }, index) => {
      const isLevel = index === 0 || index === points.length - 1;
      return [textCell(String(x)), isLevel ? valueCell(y, unit, locale, 0) : changeCell(y, unit, locale, 0)];
    }),
    totals: 1,
  };
}

const nameOf = ({ rows }: Ledger, id: string): string => rows.find(({ initiative }) => initiative.id === id)?.initiative.name ?? id;

/** "Processing fees renegotiated brings $200 k of the $247 k realized" */
function leader({ rows, totals, currency, year }: Ledger, locale: string): string {
  const [first] = rows.toSorted((a, b) => b.realized - a.realized);
  if (first === undefined || first.realized <= 0) return `Nothing is realized in ${year} yet, initiative by initiative`;
  const money = (amount: number) => estimateText(amount, currency, locale);
  return `${first.initiative.name}: ${money(first.realized)} of the ${money(totals.realized)} realized in ${year}`;
}

/** Unit cost before and now, both at the mix of now; null where nothing is measured. */
function unitCosts({ baseline, measured }: LedgerRow): { readonly before: number; readonly now: number } | null {
  if (measured === null || measured.volume === 0) return null;
  const [cost, volume] = baseline.segments.reduce(([a, b], segment) => [a + segment.cost, b + segment.volume], [0, 0]);
  if (volume === 0) return null;
  const now = cost / volume - measured.naive / measured.volume;
  return { before: now + measured.saving / measured.volume, now };
}

function ledgerTable({ rows, totals, currency }: Ledger, locale: string): ModelTable {
  const unit: Unit = { kind: 'money', currency };
  const amount = (value: number | null): ModelCell => (value === null ? missingCell : valueCell(value, unit, locale, 0));
  const cost = ({ initiative }: LedgerRow, value: number | undefined): ModelCell =>
    value === undefined ? missingCell : valueCell(value, initiative.unit === 'hours' ? { kind: 'hours' } : unit, locale, 3);
  const amounts = (row: Pick<LedgerRow, 'committed' | 'realized' | 'inYear' | 'runRate' | 'disallowed'>) => [
    amount(row.committed),
    amount(row.realized),
    amount(row.inYear),
    amount(row.runRate),
    amount(row.disallowed),
  ];
  return {
    columns: [
      textColumn('Initiative'),
      numberColumn('A unit before'),
      numberColumn('A unit now'),
      numberColumn('Committed'),
      numberColumn('Realized'),
      numberColumn('In-year'),
      numberColumn('Run-rate'),
      numberColumn('Disallowed'),
    ],
    rows: [
      ...rows.map((row) => {
        const costs = unitCosts(row);
        return [textCell(row.initiative.name), cost(row, costs?.before), cost(row, costs?.now), ...amounts(row)];
      }),
      [textCell('Total'), textCell(''), textCell(''), ...amounts(totals)],
    ],
    totals: 1,
  };
}
