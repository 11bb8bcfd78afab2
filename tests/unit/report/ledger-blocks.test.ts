import { expect, it } from 'vitest';
import type { Ledger } from '../../../shared/business-case/ledger/ledger-result.ts';
import { ledgerBlocks } from '../../../shared/report/ledger-blocks.ts';

const row = (name: string, committed: number, realized: number, shortfall: number) =>
  ({
    initiative: { name },
    committed,
    realized,
    inYear: realized,
    runRate: name === 'Retry' ? 120_000 : null,
    disallowed: 0,
    lineage: null,
    steps: [{ id: 'volume', label: 'Volume', amount: shortfall }],
    notes: name === 'Retry' ? [] : ['Finance has not signed the baseline.'],
  }) as unknown as Ledger['rows'][number];

it('the ledger in a report: from committed to realized, each initiative, and what slipped', () => {
  const ledger: Ledger = {
    year: 2026,
    currency: 'USD',
    through: '2026-03',
    rows: [row('Retry', 100_000, 70_000, -30_000), row('Refunds', 50_000, 45_000, -5_000)],
    clashes: [],
    totals: { committed: 150_000, realized: 115_000, runRate: 120_000, inYear: 115_000, carryOver: 0, disallowed: 0 },
  };
  const [figure, table] = ledgerBlocks('l', ledger, 'en-US');
  if (figure?.kind !== 'chart' || table?.kind !== 'table') throw new Error('other blocks');
  // 150,000 committed, 30,000 + 5,000 less by volume: 115,000 realized.
  expect(figure.chart.series[0]?.points.map(({ y }) => y)).toEqual([150_000, -35_000, 115_000]);
  expect(table.table.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
    ['Retry', '$100,000', '$70,000', '$70,000', '$120,000', '$0'],
    ['Refunds', '$50,000', '$45,000', '$45,000', '–', '$0'],
    ['Total', '$150,000', '$115,000', '$115,000', '$120,000', '$0'],
  ]);
  expect(table.findings).toEqual(['Refunds: Finance has not signed the baseline.']);
});
