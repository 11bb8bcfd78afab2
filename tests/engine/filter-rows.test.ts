import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attemptTable } from '../../shared/domain/tables.ts';
import { compileFilter } from '../../shared/query/compile-filter.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { judgeFilter } from '../../shared/query/may-pass.ts';
import { type FactRow, type FactWorkbook, factWorkbook } from '../support/fact-workbook.ts';

const partners = ['A', "O'Hara", null] as const;
const amounts = ['0.000001', '10.10', null] as const;
const rows: readonly FactRow[] = partners.flatMap((partner) =>
  amounts.map((amount) => ({ ts_utc: '2026-03-01 00:00:00', partner, amount, is_mit: partner === 'A', channel: partner })),
);

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', rows);
});
afterAll(() => facts.close());

async function passing(filter: Filter): Promise<(string | null)[]> {
  return facts.workbook.session.withConnection(async (connection) => {
    const result = await connection.run(`SELECT partner FROM attempt WHERE ${compileFilter(filter, attemptTable)}`);
    return ((await result.getColumns())[0] ?? []) as (string | null)[];
  });
}

const partner = fc.constantFrom('A', "O'Hara", 'Z');
const { filter: filters } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('compare'),
      column: fc.constant('partner'),
      operator: fc.constantFrom('=', '!=', '<', '>='),
      value: partner,
    }),
    fc.record({
      kind: fc.constant('compare'),
      column: fc.constant('amount'),
      operator: fc.constantFrom('=', '!=', '<', '>='),
      value: fc.constantFrom('0.000001', 10.1, 3),
    }),
    fc.record({ kind: fc.constant('compare'), column: fc.constant('is_mit'), operator: fc.constantFrom('=', '!='), value: fc.boolean() }),
    fc.record({ kind: fc.constant('in'), column: fc.constant('partner'), values: fc.array(fc.option(partner), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('contains'), column: fc.constant('partner'), text: fc.constantFrom("o'", 'a', '%') }),
    fc.record({ kind: fc.constant('missing'), column: fc.constantFrom('partner', 'amount') }),
    fc.record({ kind: fc.constant('not'), part: tie('filter') }),
    fc.record({ kind: fc.constantFrom('and', 'or'), parts: fc.array(tie('filter'), { maxLength: 3 }) }),
  ) as fc.Arbitrary<Filter>,
}));

it('and its opposite always add up to all rows', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const [yes, no] = [await passing(filter), await passing({ kind: 'not', part: filter })];
      return yes.length + no.length === rows.length;
    }),
    { numRuns: 150 },
  );
});

it('is never judged to let no row of a partner pass when some row does', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const found = await passing(filter);
      return partners.every((value) => {
        const verdict = judgeFilter(filter, { partner: value });
        const count = found.filter((one) => one === value).length;
        return verdict === 'maybe' || (verdict === 'no' ? count === 0 : count === amounts.length);
      });
    }),
    { numRuns: 150 },
  );
});

it('compares amounts exactly', async () => {
  expect(await passing({ kind: 'compare', column: 'amount', operator: '=', value: 10.1 })).toHaveLength(3);
  expect(await passing({ kind: 'compare', column: 'amount', operator: '=', value: '10.1000001' })).toHaveLength(0);
});
