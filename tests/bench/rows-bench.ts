import { runRowsFind, runRowsPage } from '../../electron/engine/run-rows.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { fillAttempts } from './bench-rows.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const spec = (more: Partial<RowsSpec> = {}): RowsSpec => ({
  table: 'attempt',
  where: { kind: 'all' },
  period: null,
  metric: null,
  part: 'all',
  sort: null,
  ...more,
});
const sorted = spec({ sort: { column: 'amount', descending: true } });
const declined = spec({ where: { kind: 'compare', column: 'result', operator: '=', value: 'declined' } });

const facts = await factWorkbook({ timeZone: 'America/New_York' });
try {
  await fillAttempts(facts, rows);
  const timed = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    await run();
    write(`| ${name} | ${(performance.now() - started).toFixed(0)} |`);
  };
  const page = (of: RowsSpec, offset: number) => () => runRowsPage(facts.workbook, of, offset, 100, job);
  await page(spec(), 0)();
  write(`${rows.toLocaleString('en-US')} attempts, windows of 100 rows, all columns\n\n| step | ms |\n|---|---:|`);
  await timed('unsorted, from the start', page(spec(), 0));
  await timed('unsorted, at 90 %', page(spec(), Math.floor(rows * 0.9)));
  await timed('sorted by amount, first window (builds the index)', page(sorted, 0));
  await timed('sorted by amount, at 50 %', page(sorted, Math.floor(rows / 2)));
  await timed('sorted by amount, at 90 %', page(sorted, Math.floor(rows * 0.9)));
  await timed('filtered, first window (builds the index)', page(declined, 0));
  await timed('filtered, window 500,000', page(declined, Math.floor(rows * 0.05)));
  const id = `ord_${String(Math.floor(rows * 0.3)).padStart(12, '0')}`;
  await timed('find an order id at 30 %', () => runRowsFind(facts.workbook, spec(), id, 0, job));
} finally {
  await facts.close();
}
