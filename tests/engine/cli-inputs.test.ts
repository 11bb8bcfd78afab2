import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { attempts, cliBench, ragged, settlements } from '../support/cli-bench.ts';

const { object, write, folder } = cliBench();

interface Imported {
  readonly extracts: readonly { readonly file: string; readonly status: string; readonly error?: { readonly code: string } }[];
  readonly contracts?: readonly { readonly file: string }[];
}

const told = ({ extracts }: Imported) => extracts.map(({ file, status, error }) => [file, error?.code ?? status]);

beforeAll(async () => {
  await mkdir(join(folder, 'march/old'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await write('march/settled.csv', settlements);
  await write('march/attempts.csv', attempts);
  await write('march/contracts.json', JSON.stringify({ settings: {}, commitments: [], rateCards: [], incidents: [] }));
  await write('march/old/ragged.csv', ragged);
});

describe('import', () => {
  test('a folder is its files in order, and the workbook in it is none of them', async () => {
    const imported = await object<Imported>('import', 'march', '--workbook', 'march/q1.paybench');
    expect(told(imported)).toEqual([
      ['march/attempts.csv', 'loaded'],
      ['march/settled.csv', 'loaded'],
    ]);
    expect(imported.contracts?.map(({ file }) => file)).toEqual(['march/contracts.json']);
    const again = await object<Imported>('import', 'march', '--workbook', 'march/q1.paybench');
    expect(told(again).map(([, outcome]) => outcome)).toEqual(['IMPORT_DUPLICATE', 'IMPORT_DUPLICATE']);
  });

  test('a pattern is tried where the shell left it alone', async () => {
    const imported = await object<Imported>('import', 'march/**/*d.csv', 'gone*.csv', 'empty', '--workbook', 'pattern.paybench');
    expect(told(imported)).toEqual([
      ['march/old/ragged.csv', 'loaded'],
      ['march/settled.csv', 'loaded'],
      ['gone*.csv', 'FILE_NOT_FOUND'],
      ['empty', 'FILE_NOT_A_TABLE'],
    ]);
  });
});
