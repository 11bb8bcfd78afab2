import { expect, onTestFinished, test } from 'vitest';
import { judge } from '../torture/judge.ts';
import { ImportReader } from '../torture/read-by-import.ts';
import { runTorture, usualSeed } from '../torture/run-torture.ts';
import { asText } from '../torture/variant.ts';
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

test('a workbook holds what the reader made of a damaged file of each kind', async () => {
  const reader = new ImportReader();
  onTestFinished(() => reader.close());
  const variants = oneOfEachKind();
  let next = 0;
  for await (const { reading } of reader.read(variants.map(({ bytes, choice }) => ({ bytes, choice: { ...asText, ...choice } })))) {
    const variant = variants[next++];
    if (variant === undefined) throw new Error('more readings than files');
    const { kind, name, table, damaged, accepts, lines } = variant;
    const answer = { header: table.header, rows: table.rows, mayBeSetAside: (row: number) => damaged.includes(row), physical: lines };
    const verdict = judge(answer, reading);
    expect(accepts, `${kind}: ${name}: ${verdict.outcome}: ${verdict.reason}`).toContain(verdict.outcome);
  }
  expect(next).toBe(variants.length);
}, 300_000);
