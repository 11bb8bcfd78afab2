import { expect, test } from 'vitest';
import { startImport } from '../support/import-text.ts';

const header = 'ts_utc,attempt_id,partner,amount,ccy,result';
const attempt = (id: string, result: string) => `2026-01-10T10:00:00Z,${id},Northbank,10.00,USD,${result}`;

test('words that no figure knows are named with their rows, which are kept as they are', async () => {
  const bench = await startImport();
  const lines = [header, attempt('a1', 'approved'), attempt('a2', 'OK'), attempt('a3', 'OK'), attempt('a4', 'Approved'), attempt('a5', '')];
  const { receipt } = await bench.load('jan.csv', `${lines.join('\n')}\n`);
  expect(receipt.warnings).toEqual([
    {
      code: 'UNKNOWN_WORDS',
      message: expect.stringMatching(
        /^3 rows have "OK", "Approved" as result; figures know approved, declined, .+ and count no other word\.$/,
      ) as string,
    },
  ]);
  expect(await bench.rows('SELECT result, count(*) FROM attempt GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST')).toEqual([
    ['OK', '2'],
    ['Approved', '1'],
    ['approved', '1'],
    [null, '1'],
  ]);
});
