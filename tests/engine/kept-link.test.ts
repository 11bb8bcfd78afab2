import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { columnNamed } from '../../shared/base/column-batch.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';

const header = 'ts_utc,attempt_id,order_id,partner,product,method,amount,ccy,result';
const line = (hour: number, attempt: string, order: string, result: string) =>
  `2026-03-05T${String(hour).padStart(2, '0')}:00:00Z,${attempt},${order},Acme,card,card,10.00,USD,${result}`;

async function load(engine: TestEngine, name: string, lines: readonly string[]): Promise<number> {
  const file = engine.path(name);
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
  const loaded = await engine.call('extract.import', { grant: file });
  if (loaded.status !== 'loaded') throw new Error('refused');
  return loaded.extract.id;
}

/** Orders paid and orders tried. */
async function paid(engine: TestEngine): Promise<readonly [unknown, unknown]> {
  const slice = { metrics: ['payment_success'], by: [], grain: null, period: null, where: { kind: 'all' } as const };
  const { totals } = await engine.call('slice.run', { slice });
  const sum = (name: string) => {
    const column = columnNamed(totals, `payment_success.${name}`);
    return 'values' in column ? Number(column.values[0]) : null;
  };
  return [sum('numerator'), sum('denominator')];
}

const kept = (engine: TestEngine) => {
  const folder = join(engine.dataDir, 'kept');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('order_link-') && name.endsWith('.duckdb')) : [];
};

const first = [
  line(1, 'a1', 'o1', 'declined'),
  line(2, 'a2', 'o1', 'approved'),
  line(3, 'a3', 'o2', 'declined'),
  line(4, 'a4', 'o3', 'approved'),
];
/** The second order is paid in a later file. */
const second = [line(5, 'b1', 'o2', 'approved'), line(6, 'b2', 'o4', 'declined')];

test('attempts are linked when their file is loaded, and again with every file: kept or not, the figures are the same', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'linked' });
  await load(engine, 'first.csv', first);
  await vi.waitFor(() => expect(kept(engine)).toHaveLength(1), 5000);
  // Orders o1, o2, o3: o1 and o3 are paid.
  expect(await paid(engine)).toEqual([2, 3]);
  expect(kept(engine)).toHaveLength(1);

  const late = await load(engine, 'second.csv', second);
  // o1, o2 and o3 of four.
  expect(await paid(engine)).toEqual([3, 4]);
  await engine.call('document.apply', { edit: { kind: 'extract.setState', id: late, state: 'undone' } });
  expect(await paid(engine)).toEqual([2, 3]);
  await engine.call('document.undo', {});
  expect(await paid(engine)).toEqual([3, 4]);

  const file = engine.path('linked.paybench');
  await engine.call('workbook.saveAs', { grant: file });
  await engine.close();

  // A later session takes up what was kept: no second table is made.
  const before = kept(engine).map((name) => [name, statSync(join(engine.dataDir, 'kept', name)).mtimeMs]);
  const later = await startEngine({ dataDir: engine.dataDir });
  await later.call('workbook.open', { grant: file, choice: 'ask' });
  expect(await paid(later)).toEqual([3, 4]);
  expect(kept(later).map((name) => [name, statSync(join(later.dataDir, 'kept', name)).mtimeMs])).toEqual(before);
});

test('rows that moved are linked anew, and so is what a crash cut off', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'moved' });
  const old = await load(engine, 'second.csv', second);
  await load(engine, 'first.csv', first);
  expect(await paid(engine)).toEqual([3, 4]);
  await engine.call('document.apply', { edit: { kind: 'extract.setState', id: old, state: 'undone' } });
  expect(await paid(engine)).toEqual([2, 3]);
  // The saved file leaves the removed rows out: those of the other extract lie where they lay.
  const file = engine.path('moved.paybench');
  await engine.call('workbook.saveAs', { grant: file });
  await engine.close();

  const later = await startEngine({ dataDir: engine.dataDir });
  await later.call('workbook.open', { grant: file, choice: 'ask' });
  expect(await paid(later)).toEqual([2, 3]);
  await later.close();

  for (const name of kept(later))
    writeFileSync(join(later.dataDir, 'kept', name), readFileSync(join(later.dataDir, 'kept', name)).fill(7, 5000, 5100));
  const last = await startEngine({ dataDir: engine.dataDir });
  await last.call('workbook.open', { grant: file, choice: 'ask' });
  expect(await paid(last)).toEqual([2, 3]);
});
