import { beforeAll, describe, expect, test } from 'vitest';
import { attempts, cliBench } from '../support/cli-bench.ts';
import { parseCsv } from '../support/parse-csv.ts';

const { run, object, write, bytes } = cliBench();
const written = parseCsv(attempts, ',').length - 1;

beforeAll(async () => {
  await write('attempts.csv', attempts);
  expect((await run('import', 'attempts.csv', '--workbook', 'w.paybench')).exit).toBe(0);
});

interface Rows {
  readonly total: number;
  readonly rows: readonly Record<string, string | null>[];
}

describe('rows', () => {
  test('of a table, in an order, in chosen columns', async () => {
    const { total, rows } = await object<Rows>('rows', '--workbook', 'w.paybench', '--columns', 'amount', '--sort', '-amount');
    expect(total).toBe(written);
    const amounts = rows.map(({ amount }) => Number(amount));
    expect(amounts).toEqual(amounts.toSorted((left, right) => right - left));
    expect(Object.keys(rows[0] ?? {})).toEqual(['extract_id', 'line_no', 'fault', 'amount']);
  });
  test('all of them as a file', async () => {
    const { rows } = await object<{ rows: number }>('rows', '--workbook', 'w.paybench', '--columns', 'order_id,amount', '--out', 'all.csv');
    expect(rows).toBe(written);
    expect(parseCsv((await bytes('all.csv')).toString('utf8'), ',')).toHaveLength(written + 1);
  });
  test('what the columns are like', async () => {
    const { columns } = await object<{ columns: readonly { column: { name: string }; rows: number; missing: number }[] }>(
      'rows',
      '--workbook',
      'w.paybench',
      '--profile',
    );
    expect(columns.find(({ column }) => column.name === 'amount')).toMatchObject({ rows: written, missing: 0 });
  });
  test('refuses an unknown column, a wrong ending and a wrong part by name', async () => {
    expect((await run('rows', '--workbook', 'w.paybench', '--columns', 'nope')).log).toContain('nope');
    expect((await run('rows', '--workbook', 'w.paybench', '--out', 'x.doc')).exit).toBe(2);
    expect((await run('rows', '--workbook', 'w.paybench', '--part', 'some')).exit).toBe(2);
  });
});
