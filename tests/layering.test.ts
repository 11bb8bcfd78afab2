import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mayImport, mayUsePackage } from './support/layering/rooms.ts';
import { absolute, cyclesIn, edgesOf, sourceFiles } from './support/layering/source-files.ts';

const product = sourceFiles(['shared', 'electron', 'renderer']);
const everything = [...product, ...sourceFiles(['scripts', 'tests'])];
const edges = product.flatMap(edgesOf);
const longestFile = 450;

describe('the house', () => {
  test('has files to look at', () => {
    expect(product.length).toBeGreaterThan(50);
  });

  test('rooms import only what they may', () => {
    const wrong = edges.filter(({ from, to, isPackage }) => !isPackage && !mayImport(from, to)).map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('packages are used only in the rooms that own them', () => {
    const wrong = edges
      .filter(({ from, to, isPackage }) => isPackage && !mayUsePackage(from, to))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('imports name their file with its extension', () => {
    const wrong = edges
      .filter(({ to, isPackage }) => !isPackage && !/\.(tsx?|css|json|svg|sql|mjs|js|woff2|ttf)$/.test(to))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('there are no cycles', () => {
    expect(cyclesIn(edges).map((cycle) => cycle.join(' -> '))).toEqual([]);
  });

  test('no folder is a drawer', () => {
    expect(everything.filter((file) => /(^|\/)(utils?|helpers?|common|misc|lib)\//.test(file))).toEqual([]);
  });

  test(`no file is longer than ${longestFile} lines`, () => {
    const long = everything
      .map((file) => ({ file, lines: readFileSync(absolute(file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > longestFile);
    expect(long).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test.each([
    ['shared/money/amount.ts', 'shared/errors/fail.ts', true],
    ['shared/money/amount.ts', 'shared/metrics/registry.ts', false],
    ['shared/money/amount.ts', 'shared/calendar/day.ts', false],
    ['shared/query/slice.ts', 'electron/engine/run-query.ts', false],
    ['electron/main/index.ts', 'shared/query/slice.ts', false],
    ['electron/cli/index.ts', 'electron/engine/create-engine.ts', true],
    ['electron/engine/jobs.ts', 'electron/main/grants.ts', false],
    ['renderer/features/brief/brief-screen.tsx', 'renderer/features/sql/index.ts', true],
    ['renderer/features/brief/brief-screen.tsx', 'renderer/features/sql/sql-editor.tsx', false],
    ['renderer/ui/number/number.tsx', 'renderer/state/scope.ts', false],
    ['renderer/app.tsx', 'electron/engine/jobs.ts', false],
  ])('%s -> %s: %s', (from, to, expected) => {
    expect(mayImport(from, to)).toBe(expected);
  });

  test.each([
    ['shared/money/amount.ts', 'node:fs', false],
    ['electron/engine/jobs.ts', 'electron', false],
    ['renderer/features/brief/brief-screen.tsx', '@observablehq/plot', false],
    ['shared/plot/draw-chart.ts', '@observablehq/plot', true],
  ])('%s uses %s: %s', (from, name, expected) => {
    expect(mayUsePackage(from, name)).toBe(expected);
  });
});
