import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptTable } from '../../shared/domain/tables.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { compileFilter, filterColumns } from '../../shared/query/compile-filter.ts';
import type { Filter, Literal } from '../../shared/query/filter.ts';
import { judgeFilter } from '../../shared/query/may-pass.ts';
import { parseFilter } from '../../shared/query/parse-filter.ts';
import { printFilter } from '../../shared/query/print-filter.ts';
import { decimalText } from '../../shared/query/sql-text.ts';

function problemOf(run: () => unknown): { code: string; problem: unknown; position: unknown } {
  try {
    run();
  } catch (error) {
    if (error instanceof AppFailure)
      return { code: error.error.code, problem: error.error.context.problem, position: error.error.context.position };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parseFilter', () => {
  it('reads what people write', () => {
    expect(
      parseFilter('partner in ("A","B") and amount >= 10 and not (channel = "web" or issuer is missing) and mid contains "x"'),
    ).toEqual({
      kind: 'and',
      parts: [
        { kind: 'in', column: 'partner', values: ['A', 'B'] },
        { kind: 'compare', column: 'amount', operator: '>=', value: 10 },
        {
          kind: 'not',
          part: {
            kind: 'or',
            parts: [
              { kind: 'compare', column: 'channel', operator: '=', value: 'web' },
              { kind: 'missing', column: 'issuer' },
            ],
          },
        },
        { kind: 'contains', column: 'mid', text: 'x' },
      ],
    });
  });

  it.each<[string, Filter]>([
    ['', { kind: 'all' }],
    ['  ', { kind: 'all' }],
    ["partner = 'O''Hara'", { kind: 'compare', column: 'partner', operator: '=', value: "O'Hara" }],
    ['partner <> "A"', { kind: 'compare', column: 'partner', operator: '!=', value: 'A' }],
    ['partner not in ("A", missing)', { kind: 'not', part: { kind: 'in', column: 'partner', values: ['A', null] } }],
    ['issuer IS NOT missing', { kind: 'not', part: { kind: 'missing', column: 'issuer' } }],
    ['is_mit = true', { kind: 'compare', column: 'is_mit', operator: '=', value: true }],
    ['amount < -0.10', { kind: 'compare', column: 'amount', operator: '<', value: -0.1 }],
    ['amount = 123456789012345678.91', { kind: 'compare', column: 'amount', operator: '=', value: '123456789012345678.91' }],
    ['`x_Payment Method` = "mc"', { kind: 'compare', column: 'x_Payment Method', operator: '=', value: 'mc' }],
  ])('%s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it('binds and tighter than or', () => {
    expect(parseFilter('partner = "A" or partner = "B" and mid = "1"')).toMatchObject({
      kind: 'or',
      parts: [{ value: 'A' }, { kind: 'and' }],
    });
  });

  it.each([
    ['partner = ', 11],
    ['partner', 8],
    ['partner = "A', 11],
    ['partner = A', 11],
    ['(partner = "A"', 15],
    ['partner = "A" partner', 15],
    ['partner in "A"', 12],
    ['partner ; drop', 9],
    ['amount is 3', 11],
    ['mid contains 3', 14],
  ])('%s fails at %i', (text, position) => {
    expect(problemOf(() => parseFilter(text))).toMatchObject({ code: 'FILTER_INVALID', position });
  });

  it('refuses bottomless nesting instead of overflowing', () => {
    expect(problemOf(() => parseFilter('('.repeat(5000))).code).toBe('FILTER_INVALID');
  });
});

const literalOf: fc.Arbitrary<Literal> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => (v === 0 ? 0 : v)),
  fc.boolean(),
);
const columnOf = fc.oneof(fc.constantFrom('partner', 'amount', 'is_mit', 'in', 'missing'), fc.string({ minLength: 1 }));
const { filter: filterOf } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('compare' as const),
      column: columnOf,
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: literalOf,
    }),
    fc.record({ kind: fc.constant('in' as const), column: columnOf, values: fc.array(fc.option(literalOf)) }),
    fc.record({ kind: fc.constant('contains' as const), column: columnOf, text: fc.string() }),
    fc.record({ kind: fc.constant('missing' as const), column: columnOf }),
    fc.record({ kind: fc.constant('not' as const), part: tie('filter') }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), parts: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }) }),
  ) as fc.Arbitrary<Filter>,
}));

/** Exponent numbers come back as their exact text where float64 cannot say it shorter; both compile to the same literal. */
const exact = (filter: Filter): string =>
  JSON.stringify(filter, (_key, value: unknown) => (typeof value === 'number' ? decimalText(value) : value));

describe('printFilter', () => {
  it('is read back as the same filter', () => {
    fc.assert(
      fc.property(filterOf, (filter) => exact(parseFilter(printFilter(filter))) === exact(filter)),
      { numRuns: 500 },
    );
  });
  it('writes nothing for everything', () => {
    expect(printFilter({ kind: 'all' })).toBe('');
  });
});

describe('compileFilter', () => {
  it('quotes names and texts', () => {
    expect(compileFilter(parseFilter(`partner = "a'; DROP TABLE attempt; --"`), attemptTable)).toBe(
      `"partner" = 'a''; DROP TABLE attempt; --'`,
    );
  });
  it('keeps amounts exact', () => {
    expect(compileFilter(parseFilter('amount = 123456789012.345678'), attemptTable)).toBe('"amount" = 123456789012.345678');
    expect(decimalText(1e-7)).toBe('0.0000001');
    expect(decimalText(-1.5e21)).toBe('-1500000000000000000000');
  });
  it.each([
    ['partnr = "A"', /no column partnr/],
    ['Partner = "A"', /did you mean partner/],
    ['amount = "ten"', /compared with a number/],
    ['is_mit = "maybe"', /true or false/],
    ['ts_utc > "yesterday"', /UTC time/],
    ['ts_utc > "2026-02-30"', /UTC time/],
  ])('%s is refused by name', (text, problem) => {
    const thrown = problemOf(() => compileFilter(parseFilter(text), attemptTable));
    expect(thrown.code).toBe('FILTER_INVALID');
    expect(thrown.problem).toMatch(problem);
  });
  it('lists the columns it looks at', () => {
    expect(filterColumns(parseFilter('partner = "A" and (partner = "B" or not amount > 1)'))).toEqual(['partner', 'amount']);
  });
});

describe('judgeFilter', () => {
  it('decides what it can and says maybe otherwise', () => {
    const keystone = { partner: 'Keystone', method: 'points' };
    expect(judgeFilter(parseFilter('method = "card" and amount > 1'), keystone)).toBe('no');
    expect(judgeFilter(parseFilter('method = "points" and amount > 1'), keystone)).toBe('maybe');
    expect(judgeFilter(parseFilter('partner in ("Keystone") or amount > 1'), keystone)).toBe('yes');
    expect(judgeFilter(parseFilter('not partner = "Keystone"'), keystone)).toBe('no');
    expect(judgeFilter(parseFilter('issuer is missing'), keystone)).toBe('maybe');
  });
});
