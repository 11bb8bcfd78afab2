import { expect, onTestFinished, test } from 'vitest';
import { judge } from '../torture/judge.ts';
import { ImportReader } from '../torture/read-by-import.ts';
import { runTorture, usualSeed } from '../torture/run-torture.ts';
import type { Given } from '../torture/read-in-process.ts';
import { sumsProblem } from '../torture/sums-problem.ts';
import { asText, type Variant } from '../torture/variant.ts';
import { allVariants } from '../torture/variants.ts';

test('of thousands of damaged files none is read wrongly, and only damaged rows are set aside', async () => {
  const { table, surprises } = await runTorture(usualSeed);
  const { files, counts } = table.total();
  expect(surprises).toEqual([]);
  expect(counts.wrong).toBe(0);
  expect(files).toBeGreaterThanOrEqual(2000);
}, 300_000);

/** One file of each kind, the last: the first is often the plainest. */
function oneOfEachKind() {
  const byKind = new Map(allVariants(usualSeed).map((variant) => [variant.kind, variant]));
  return [...byKind.values()];
}

/** Where each table has its amounts and currencies, and how it writes them. */
const amountColumns: Readonly<Record<string, readonly [amount: string, currency: string, decimal: '.' | ',']>> = {
  settlement: ['Amount', 'Currency', '.'],
  payouts: ['gross', 'currency', '.'],
  german: ['Betrag', 'Währung', ','],
  japanese: ['金額', '通貨', '.'],
};

/** A file of one kind as it is given to the import, with its amounts as amounts. */
function asAmounts({ bytes, choice, table }: Variant): Given {
  const [amount, currency, decimal] = amountColumns[table.name] ?? [];
  if (amount === undefined || currency === undefined || decimal === undefined) return { bytes, choice: { ...asText, ...choice } };
  const dialect = { ...choice.dialect, decimal, thousands: decimal === '.' ? ',' : '.' } as const;
  const mapping = [
    { source: amount, target: 'amount' },
    { source: currency, target: 'ccy' },
  ];
  return { bytes, choice: { ...asText, ...choice, dialect }, mapping };
}

/** -12,50 as a column of six decimals has it: -12.500000. */
const storedAmount = (text: string) => `${text.replace(',', '.')}0000`;

test('a workbook holds what the reader made of a damaged file of each kind, and its receipt sums just that', async () => {
  const reader = new ImportReader();
  onTestFinished(() => reader.close());
  const variants = oneOfEachKind();
  let [next, summed] = [0, 0];
  for await (const { reading, targets, amounts } of reader.read(variants.map(asAmounts))) {
    const variant = variants[next++];
    if (variant === undefined) throw new Error('more readings than files');
    const { kind, name, table, damaged, accepts, lines } = variant;
    const amount = targets.indexOf('amount');
    const rows = table.rows.map((row) => row.map((cell, column) => (column === amount ? storedAmount(cell) : cell)));
    const verdict = judge({ header: table.header, rows, mayBeSetAside: (row: number) => damaged.includes(row), physical: lines }, reading);
    expect.soft(accepts, `${kind}: ${name}: ${verdict.outcome}: ${verdict.reason}`).toContain(verdict.outcome);
    expect.soft(sumsProblem(reading, targets, amounts), `${kind}: ${name}`).toBeNull();
    if (reading.kind === 'loaded' && amount >= 0) summed++;
  }
  expect(next).toBe(variants.length);
  expect(summed).toBeGreaterThanOrEqual(40);
}, 300_000);
