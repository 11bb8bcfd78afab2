import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine, testNow } from '../support/engine.ts';

const header = 'ts_utc,attempt_id,order_id,partner,product,method,amount,ccy,result';
const line = (day: number, id: number, result: string) =>
  `2026-03-${String(day).padStart(2, '0')}T12:00:00Z,a${id},o${id},Acme,card,card,10.00,USD,${result}`;

test('the brief is kept for exactly one state of the workbook and one day', async () => {
  const engine = await startEngine();
  const kept = () => readdirSync(join(engine.dataDir, 'kept')).filter((name) => name.startsWith('brief-'));
  await engine.call('workbook.new', { name: 'kept' });
  const empty = await engine.call('brief.run', {});
  expect(kept()).toHaveLength(1);
  expect(await engine.call('brief.run', {})).toEqual(empty);
  expect(kept()).toHaveLength(1);

  const file = engine.path('attempts.csv');
  writeFileSync(
    file,
    `${[header, ...Array.from({ length: 20 }, (_, index) => line(1 + index, index, index % 4 === 0 ? 'declined' : 'approved'))].join('\n')}\n`,
  );
  expect((await engine.call('extract.import', { grant: file })).status).toBe('loaded');
  const loaded = await engine.call('brief.run', {});
  expect(loaded.trust.receipts).toEqual({ closing: 1, total: 1 });
  expect(kept()).toHaveLength(2);

  await engine.call('document.undo', {});
  expect((await engine.call('brief.run', {})).trust.receipts.total).toBe(empty.trust.receipts.total);
  await engine.call('document.redo', {});
  expect(await engine.call('brief.run', {})).toEqual(loaded);
});

test('another day is another page, and a page cut off by a crash is computed again', async () => {
  let now = testNow;
  const engine = await startEngine({ now: () => now });
  await engine.call('workbook.new', { name: 'days' });
  const first = await engine.call('brief.run', {});
  const folder = join(engine.dataDir, 'kept');
  const [page = ''] = readdirSync(folder);
  writeFileSync(join(folder, page), '{"title":');
  expect(await engine.call('brief.run', {})).toEqual(first);
  now += 86_400_000;
  await engine.call('brief.run', {});
  expect(readdirSync(folder)).toHaveLength(2);
});

test('what several ask for at once is told to each of them, kept or not', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'at once' });
  for (const name of ['one', 'two', 'three']) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => engine.call('metric.list', {})));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(readdirSync(join(engine.dataDir, 'kept')).filter((file) => !file.endsWith('.json'))).toEqual([]);
    await engine.call('document.apply', { edit: { kind: 'workbook.rename', name } });
  }
});
