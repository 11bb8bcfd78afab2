import { describe, expect, test } from 'vitest';
import { type FixedLayout, fixedLayoutProblem, FixedWidthRows } from '../../../shared/extract/containers/fixed-width-rows.ts';

const layout: FixedLayout = {
  columns: [
    { name: 'type', from: 0, to: 2 },
    { name: 'name', from: 2, to: 8 },
    { name: 'amount', from: 9, to: 14 },
  ],
  trims: true,
  shortLines: 'set_apart',
};

function cut(text: string, changes: Partial<FixedLayout> = {}, step = 1000) {
  const rows = new FixedWidthRows({ ...layout, ...changes });
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += step) parts.push(Buffer.from(rows.take(bytes.subarray(from, from + step), false)));
  parts.push(Buffer.from(rows.take(new Uint8Array(0), true)));
  return { text: Buffer.concat(parts).toString(), notes: rows.notes.notes() };
}

describe.each([1000, 1, 7])('in chunks of %s bytes', (step) => {
  test('line k becomes record k, with any line end', () => {
    expect(cut('01Smith  00100\r\n02O"Neil -0250\n\n             \n03Zoë    00005', {}, step)).toEqual({
      text: '01,Smith,00100\n02,"O""Neil",-0250\n\n\n03,Zoë,00005\n',
      notes: [],
    });
  });

  test('spaces stay where they are part of a value', () => {
    expect(cut('01 Sm    00100\n', { trims: false }, step).text).toBe('01, Sm   ,00100\n');
  });

  test('positions count characters', () => {
    expect(cut('01Ωμέγα😀 00100\n', {}, step)).toEqual({ text: '01,Ωμέγα😀,00100\n', notes: [] });
  });

  test('a short line is named and set apart with its text, or filled where the sender strips spaces', () => {
    const notes = [
      {
        code: 'short_line',
        count: 2,
        examples: [
          { where: 'line 1', value: null },
          { where: 'line 3', value: null },
        ],
      },
    ];
    expect(cut('01Smith  001\n02Jones  00200\n03\n', {}, step)).toEqual({ text: '01Smith  001,,,\n02,Jones,00200\n03,,,\n', notes });
    expect(cut('01Smith  001\n02Jones  00200\n03\n', { shortLines: 'fill' }, step)).toEqual({
      text: '01,Smith,001\n02,Jones,00200\n03,,\n',
      notes,
    });
  });

  test('text behind the last column is named, spaces are not', () => {
    expect(cut('01Smith  00100   \n02Jones  00200 X1\n', {}, step)).toEqual({
      text: '01,Smith,00100\n02,Jones,00200\n',
      notes: [{ code: 'long_line', count: 1, examples: [{ where: 'line 2', value: 'X1' }] }],
    });
  });
});

test.each([
  [[], 'needs a column'],
  [[{ name: 'a', from: 3, to: 3 }], 'column a must end'],
  [[{ name: 'a', from: -1, to: 3 }], 'column a must end'],
  [
    [
      { name: 'a', from: 0, to: 4 },
      { name: 'b', from: 3, to: 6 },
    ],
    'column b begins before',
  ],
])('a layout that cannot be: %j', (columns, problem) => {
  expect(fixedLayoutProblem({ ...layout, columns })).toContain(problem);
});

test('a layout that can be', () => {
  expect(fixedLayoutProblem(layout)).toBeNull();
});
