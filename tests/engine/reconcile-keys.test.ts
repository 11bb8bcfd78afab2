import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ageBucketOf, ageBucketSql } from '../../shared/reconcile/age.ts';
import { type KeyRule, keySql, normaliseKey } from '../../shared/reconcile/key-rule.ts';
import { quoteText } from '../../shared/query/sql-text.ts';
import { readSmallResult } from '../../electron/engine/read-small-result.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';

const letters = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'B', '.', '-', ' ', "'", '\\', '%', '(', 'é'), maxLength: 12 });
const rule: fc.Arbitrary<KeyRule> = fc.record({
  prefixes: fc.array(fc.constantFrom('0', 'a', 'B0', "'", '.', '-9', '\\', '%(', 'ab'), { maxLength: 3 }),
  ignoreCase: fc.boolean(),
  leadingZeros: fc.boolean(),
  attemptSuffix: fc.boolean(),
});

test('a reference is the same key in a preview and in the database, and buckets are the same buckets', async () => {
  const { workbook, close } = await factWorkbook();
  onTestFinished(close);
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 40 }), rule, async (references, under) => {
      const rows = references.map((reference, index) => `(${index}, ${quoteText(reference)})`).join(', ');
      const sql = `SELECT ${keySql('reference', under)} FROM (VALUES ${rows}) v(nth, reference) ORDER BY nth`;
      const keys = (await readSmallResult(workbook, sql, job.signal)).map(([key]) => key);
      expect(keys).toEqual(references.map((reference) => normaliseKey(reference, under)));
    }),
    { numRuns: 60 },
  );
  const ages = [-2, 0, 1, 2, 5, 6, 30, 31, 90, 91, null];
  const buckets = await readSmallResult(
    workbook,
    `SELECT ${ageBucketSql('age')} FROM (VALUES ${ages.map((age, index) => `(${index}, ${age ?? 'NULL'})`).join(', ')}) v(nth, age) ORDER BY nth`,
    job.signal,
  );
  expect(buckets.map(([bucket]) => bucket)).toEqual(ages.map(ageBucketOf));
});
