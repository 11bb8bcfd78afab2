import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import { foldedColumn, parseWorked, workedName } from '../../../shared/query/worked-column.ts';

describe('worked columns', () => {
  it('are spelled and read back', () => {
    for (const worked of [
      { kind: 'bin', column: 'amount', step: '0.5' },
      { kind: 'bins', column: 'latency_ms', edges: ['-1', '0', '250.5'] },
      { kind: 'weekday', column: 'time' },
      { kind: 'only', column: 'partner', values: ['A, "B" (C)', 'Löwe'] },
      { kind: 'only', column: 'x_store', values: [] },
    ] as const)
      expect(parseWorked(workedName(worked))).toEqual(worked);
  });

  it('are nothing when a part of them does not fit', () => {
    for (const name of [
      'partner',
      'bin(amount)',
      'bin(amount, 0)',
      'bin(amount, -5)',
      'bin(amount, 1; DROP)',
      'bins(amount, 5, 2)',
      'only(partner, A)',
      'weekday(time, 2)',
      'bin(weekday(time), 2)',
    ])
      expect(parseWorked(name), name).toBeNull();
  });

  it('stand in a filter between backticks', () => {
    const filter = { kind: 'in', column: 'only(partner, "A")', values: ['(other)'] } as const;
    expect(parseFilter(printFilter(filter))).toEqual(filter);
    expect(foldedColumn('only(partner, "A")')).toBe('partner');
    expect(foldedColumn('bin(amount, 5)')).toBe('bin(amount, 5)');
  });
});
