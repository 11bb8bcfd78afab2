import type { Unit } from '../base/column-batch.ts';
import type { Ledger } from '../business-case/ledger/ledger-result.ts';
import { ledgerChart } from '../charts/ledger-chart.ts';
import { sourceLine } from '../charts/source-line.ts';
import { uniqueLineages } from './figure-blocks.ts';
import { missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelBlock, ModelTable } from './report-model.ts';

/** What was committed for a year and what of it is realized, by reasons and by initiative. */
export function ledgerBlocks(id: string, ledger: Ledger, locale: string): readonly ModelBlock[] {
  const lineage = uniqueLineages(ledger.rows.flatMap((row) => (row.lineage === null ? [] : [row.lineage])));
  const source = lineage.length === 0 ? 'Source: benefits ledger' : `${sourceLine(lineage, locale)}; benefits ledger`;
  const scope = [`Year: ${ledger.year}`, ...(ledger.through === null ? [] : [`Measured through ${ledger.through}`])];
  const table = ledgerTable(ledger, locale);
  const clashes = ledger.clashes.map(
    ({ metric, population, ids }) =>
      `${ids.join(' and ')} claim the same change of ${metric} (${population}); what is more than was observed is disallowed.`,
  );
  const slipped = ledger.rows.flatMap(({ initiative, notes }) => notes.map((note) => `${initiative.name}: ${note}`));
  return [
    { kind: 'chart', id, chart: ledgerChart(ledger, source, locale), table, lineage, notes: [], scope, findings: clashes },
    {
      kind: 'table',
      id: `${id}-initiatives`,
      title: `Benefits of ${ledger.year}, initiative by initiative`,
      table,
      lineage,
      notes: [],
      scope,
      findings: slipped.slice(0, 6),
    },
  ];
}

function ledgerTable({ rows, totals, currency }: Ledger, locale: string): ModelTable {
  const unit: Unit = { kind: 'money', currency };
  const amount = (value: number | null) => (value === null ? missingCell : valueCell(value, unit, locale, 0));
  const number = (label: string) => ({ label, align: 'right' as const, kind: 'number' as const });
  return {
    columns: [
      { label: 'Initiative', align: 'left', kind: 'text' },
      number('Committed'),
      number('Realized'),
      number('In-year'),
      number('Run-rate'),
      number('Disallowed'),
    ],
    rows: [
      ...rows.map((row) => [
        textCell(row.initiative.name),
        amount(row.committed),
        amount(row.realized),
        amount(row.inYear),
        amount(row.runRate),
        amount(row.disallowed),
      ]),
      [
        textCell('Total'),
        amount(totals.committed),
        amount(totals.realized),
        amount(totals.inYear),
        amount(totals.runRate),
        amount(totals.disallowed),
      ],
    ],
    totals: 1,
  };
}
