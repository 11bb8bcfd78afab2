import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../../electron/engine/slice/run-slice.ts';
import { businessDaysBetween } from '../../../shared/calendar/business-day.ts';
import { addDays, formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { newDocument } from '../../../shared/workbook/document.ts';
import { plainRules } from '../../../shared/reconcile/rules.ts';
import { sourceTable } from '../../../electron/engine/table-facts.ts';
import { columnNamed, columnSql } from '../../../shared/query/column-sql.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { choices } from '../../support/choices.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../../support/fact-workbook.ts';
import { sliceOf, total } from '../../support/slice-values.ts';

const zone = 'America/New_York';
const holidays = ['2026-01-19', '2026-02-16', '2026-03-08', '2026-03-20'];
const draw = choices(7);
const instant = (): number => Date.UTC(2026, 0, 1) + draw.below(100 * 86_400) * 1000;
const pairs = Array.from({ length: 400 }, () => {
  const from = instant();
  return { from, to: from + draw.below(20 * 86_400) * 1000, partner: draw.one(['Meridian', 'Northbank']) };
});
const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ timeZone: zone });
  const document = facts.workbook.document();
  const reconciliation = { ...newDocument('').reconciliation, partners: [{ ...plainRules('Meridian'), holidays }] };
  Object.assign(document, { reconciliation });
  await facts.load(
    'contact',
    pairs.map(({ from, to, partner }): FactRow => ({ ts_utc: stamp(from), resolved_at: stamp(to), partner, contact_id: `${from}` })),
  );
});
afterAll(() => facts.close());

async function values(name: string): Promise<number[]> {
  const table = await sourceTable(facts.workbook, 'contact', job.signal);
  const sql = `SELECT ${columnSql(columnNamed(name, table))} FROM contact ORDER BY line_no`;
  return facts.workbook.session.withConnection(async (connection) =>
    ((await (await connection.run(sql)).getColumns())[0] ?? []).map(Number),
  );
}

describe('a lag', () => {
  it('of business days counts weekdays after the first local day through the last, less the partner’s holidays', async () => {
    const found = await values('business_days(ts_utc, resolved_at)');
    const wanted = pairs.map(({ from, to, partner }) => {
      const [first, last] = [from, to].map((at) => addDays(formatDay(localDay(zone, at)), 1));
      return businessDaysBetween(first ?? '', last ?? '', new Set(partner === 'Meridian' ? holidays : []));
    });
    expect(found).toEqual(wanted);
    expect(new Set(wanted).size).toBeGreaterThan(10);
  });
  it('backwards is the same with a minus', async () => {
    const [there, back] = [await values('business_days(ts_utc, resolved_at)'), await values('business_days(resolved_at, ts_utc)')];
    expect(back.map((each) => 0 - each)).toEqual(there);
  });
  it.each([
    ['seconds', 1000],
    ['minutes', 60_000],
    ['hours', 3_600_000],
    ['days', 86_400_000],
  ])('of %s is elapsed time', async (unit, size) => {
    const found = await values(`${unit}(ts_utc, resolved_at)`);
    found.forEach((value, row) => expect(value).toBeCloseTo(((pairs[row]?.to ?? 0) - (pairs[row]?.from ?? 0)) / size, 9));
  });
  it('filters like a column', async () => {
    const where = parseFilter('hours(ts_utc, resolved_at) <= 24 and not business_days(ts_utc, resolved_at) > 1');
    const result = await runSlice(facts.workbook, sliceOf('contacts', { where }), job);
    const wanted = (await values('business_days(ts_utc, resolved_at)')).filter(
      (days, row) => days <= 1 && (pairs[row]?.to ?? 0) - (pairs[row]?.from ?? 0) <= 86_400_000,
    );
    expect(total(result, 'contacts')[0]).toBe(BigInt(wanted.length));
    expect(wanted.length).toBeGreaterThan(5);
  });
  it.each([
    ['hours(ts_utc, reason) > 1', 'reason is not a time'],
    ['hours(ts_utc, nowhere) > 1', 'Customer contacts have no column nowhere'],
  ])('%s is refused', async (text, problem) => {
    await expect(runSlice(facts.workbook, sliceOf('contacts', { where: parseFilter(text) }), job)).rejects.toMatchObject({
      error: { code: 'FILTER_INVALID', context: { problem } },
    });
  });
});
