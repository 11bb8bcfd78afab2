import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expandInputs } from '../../../electron/engine/import/expand-inputs.ts';

let root = '';
const files = [
  'b.csv',
  'a.csv',
  'a10.csv',
  'notes.txt',
  'q1.paybench',
  'march/q1.paybench.previous',
  '.hidden.csv',
  'odd[1].csv',
  'Ärger.csv',
  'march/x.csv',
  'march/y.csv.gz',
  'march/deep/z.csv',
  '.cache/c.csv',
];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'paybench-inputs-'));
  for (const folder of ['march/deep', '.cache', 'empty']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of files) writeFileSync(join(root, file), 'x');
  symlinkSync(root, join(root, 'march/loop'));
  symlinkSync(join(root, 'a.csv'), join(root, 'march/linked.csv'));
});
afterAll(() => rmSync(root, { recursive: true }));

const expand = (...typed: readonly string[]) => expandInputs(typed, (name) => resolve(root, name));

describe('what stands for which files', () => {
  test.each([
    [
      ['b.csv', 'a.csv'],
      ['b.csv', 'a.csv'],
    ],
    [['*.csv'], ['a.csv', 'a10.csv', 'b.csv', 'odd[1].csv', 'Ärger.csv']],
    [['?.csv'], ['a.csv', 'b.csv']],
    [['[a-b].csv'], ['a.csv', 'b.csv']],
    [['[!a].csv'], ['b.csv']],
    [['odd[1].csv'], ['odd[1].csv']],
    [['.*.csv'], ['.hidden.csv']],
    [['march'], ['march/linked.csv', 'march/x.csv', 'march/y.csv.gz']],
    [['march/'], ['march/linked.csv', 'march/x.csv', 'march/y.csv.gz']],
    [['m*/*.csv'], ['march/linked.csv', 'march/x.csv']],
    [['march/**'], ['march/deep/z.csv', 'march/linked.csv', 'march/x.csv', 'march/y.csv.gz']],
    [['**/*.csv'], ['a.csv', 'a10.csv', 'b.csv', 'march/deep/z.csv', 'march/linked.csv', 'march/x.csv', 'odd[1].csv', 'Ärger.csv']],
    [['march/**/z.csv'], ['march/deep/z.csv']],
    [
      ['b.csv', '*.csv'],
      ['b.csv', 'a.csv', 'a10.csv', 'odd[1].csv', 'Ärger.csv'],
    ],
    [
      ['a.csv', 'a.csv'],
      ['a.csv', 'a.csv'],
    ],
  ])('%j', async (typed, expected) => {
    expect(await expand(...typed)).toEqual(expected.map((name) => ({ typed: name, path: join(root, name) })));
  });

  test('an absolute pattern', async () => {
    expect(await expand(`${root}/?.csv`)).toEqual(['a.csv', 'b.csv'].map((name) => ({ typed: `${root}/${name}`, path: join(root, name) })));
  });

  test('what stands for nothing is told apart, in its place', async () => {
    expect(await expand('gone.csv', 'gone*.csv', 'a.csv', 'empty', 'march/gone/*.csv')).toEqual([
      { typed: 'gone.csv', reason: 'no_such_file' },
      { typed: 'gone*.csv', reason: 'no_match' },
      { typed: 'a.csv', path: join(root, 'a.csv') },
      { typed: 'empty', reason: 'empty_folder' },
      { typed: 'march/gone/*.csv', reason: 'no_match' },
    ]);
  });
});
