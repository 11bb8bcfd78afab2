import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import ExcelJS from 'exceljs';
import type { ExtractProfile } from '../../shared/extract/profile.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { decimalOf, microsOf } from '../../shared/money/micros.ts';
import { type ImportBench, startImport } from '../support/import-text.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { rareValueGroups } from '../support/rare-value-cases.ts';
import { cell } from '../support/slice-values.ts';
import { machine, type ValueGroup as Group, valueGroups } from '../support/value-cases.ts';

const target = { amount: 'gross', id: 'partner_ref', time: 'ts_utc' } as const;

/** A layout of two columns beside the one that is looked at; amounts and ids are given a day, times an amount. */
function layoutOf({ name, kind, dialect = machine, currency = 'USD', entry = {} }: Group): ExtractProfile {
  return {
    kind: 'paybench-profile',
    version: 1,
    name,
    table: 'settlement_line',
    dialect: { delimiter: ';', quote: '"', hasHeader: true, ...dialect },
    header: ['Case', 'Value', 'Other'],
    columns: [
      { source: 'Case', target: 'merchant_ref' },
      { source: 'Value', target: target[kind], ...entry },
      kind === 'time' ? { source: 'Other', target: 'gross' } : { source: 'Other', target: 'ts_utc', dateStyle: 'ymd' },
    ],
    constants: { ccy_gross: currency, partner: name },
    renames: [],
  };
}

function textOf({ kind, cases }: Group): string {
  const other = kind === 'time' ? '1' : '2026-01-05';
  return `Case;Value;Other\n${cases.map(([what, field]) => `"${what}";"${field}";${other}\n`).join('')}`;
}

const two = (text: string) => (text.includes('.') ? text.padEnd(text.indexOf('.') + 3, '0') : `${text}.00`);

/** How the value stands in an exported file. */
function exportedText(kind: Group['kind'], expected: string | null): string {
  if (expected === null) return '';
  return kind === 'amount' ? two(expected) : kind === 'time' ? `${expected.replace(' ', 'T')}Z` : expected;
}

/** How the value is handed to the grid: micro-units, milliseconds since 1970, text. */
function shownValue(kind: Group['kind'], expected: string | null): unknown {
  if (expected === null) return null;
  if (kind === 'amount') return microsOf(expected);
  return kind === 'time' ? Date.parse(`${expected.slice(0, 23).replace(' ', 'T')}Z`) : expected;
}

/** How the database writes it. */
const storedText = (kind: Group['kind'], expected: string | null) =>
  expected !== null && kind === 'amount' ? two(expected).padEnd(two(expected).indexOf('.') + 7, '0') : expected;

/** As a person sees it who opens the sheet: an amount, a time to the millisecond, or text. */
function sheetText(kind: Group['kind'], expected: string | null): string | null {
  if (expected === null || kind === 'id') return expected;
  if (kind === 'amount') return expected;
  return new Date(Date.parse(`${expected.slice(0, 23).replace(' ', 'T')}Z`)).toISOString();
}

/** The column in an exported sheet, read by another program than the one that wrote it. */
async function sheetOf(
  bench: ImportBench,
  { rows, columns, grant }: { readonly rows: RowsSpec; readonly columns: string[]; readonly grant: string },
): Promise<readonly (string | null)[]> {
  await bench.call('rows.export', { rows, columns, to: 'xlsx', people: 'keep', aggregate: false, grant });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(grant);
  const found: (string | null)[] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    const { value } = row.getCell(2);
    found.push(value === null ? null : value instanceof Date ? new Date(Math.round(value.getTime())).toISOString() : plainNumber(value));
  });
  return found.slice(1);
}

const plainNumber = (value: unknown) => (typeof value === 'number' ? decimalOf(microsOf(value.toFixed(6)) ?? 0n) : String(value));

/** The values of one file in the database, in the grid and in an export. */
async function everywhere(bench: ImportBench, kind: Group['kind'], extract: number) {
  const column = target[kind];
  const where = { kind: 'in', column: 'extract_id', values: [extract] } as const;
  const rows = { table: 'settlement_line', where, period: null, metric: null, part: 'all', sort: null } as const;
  const columns = ['merchant_ref', column];
  const stored = await bench.rows(
    `SELECT CAST("${column}" AS VARCHAR), fault IS NOT NULL FROM settlement_line WHERE extract_id = ${extract} ORDER BY line_no`,
  );
  const { batch } = await bench.call('rows.page', { rows, columns, offset: 0, limit: 100 });
  const grant = bench.path(`out-${extract}.csv`);
  await bench.call('rows.export', { rows, columns, to: 'csv', people: 'keep', aggregate: false, grant });
  const [, ...lines] = parseCsv((await readFile(grant, 'utf8')).replace(/^\ufeff/, ''), ',');
  const sheet = await sheetOf(bench, { rows, columns, grant: bench.path(`out-${extract}.xlsx`) });
  return stored.map(([value, isFaulty], row) => ({
    stored: value,
    isFaulty,
    shown: cell(batch, column, row) ?? null,
    exported: lines[row]?.[1],
    inSheet: sheet[row] ?? null,
  }));
}

test('numbers, ids and times are exact or missing with a reason: in the database, in the grid and in an export', async () => {
  const bench = await startImport();
  const found: unknown[] = [];
  const expectedCases: unknown[] = [];
  for (const group of [...valueGroups, ...rareValueGroups]) {
    const { kind, cases, sum, warns = [] } = group;
    const { id, receipt } = await bench.load(`${group.name}.csv`, textOf(group), { profile: layoutOf(group) });
    const values = await everywhere(bench, kind, id);
    for (const [index, [what, field, expected]] of cases.entries()) {
      const at = `${group.name}: ${what} (${field})`;
      found.push({ at, ...values[index] });
      expectedCases.push({
        at,
        stored: storedText(kind, expected),
        isFaulty: String(expected === null),
        shown: shownValue(kind, expected),
        exported: exportedText(kind, expected),
        inSheet: sheetText(kind, expected),
      });
    }
    for (const { loaded, independent } of receipt.amounts) expect.soft(loaded, group.name).toBe(independent);
    if (sum !== undefined) expect.soft(receipt.amounts, group.name).toMatchObject([{ loaded: sum, independent: sum, quarantined: '0' }]);
    expect
      .soft(
        receipt.warnings.map(({ code }) => code),
        group.name,
      )
      .toEqual(expect.arrayContaining([...warns]));
  }
  expect(found).toEqual(expectedCases);
  expect(expectedCases.length).toBeGreaterThanOrEqual(200);
  // Sunday, January 3, 2027 is the last day of week 53, which began on December 28.
  const weeks = await bench.rows(
    "SELECT DISTINCT week(ts_utc AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') FROM settlement_line WHERE merchant_ref IN ('week 53 of 2026 begins in December', 'and ends in January')",
  );
  expect(weeks).toEqual([['53']]);
}, 60_000);

/** Cells of a sheet: a serial day and a number. */
test.each([
  [
    '1900',
    false,
    [
      ['1', '1900-01-01 00:00:00'],
      ['59', '1900-02-28 00:00:00'],
      // The day that a spreadsheet counts and that never was.
      ['60', null],
      ['61', '1900-03-01 00:00:00'],
      ['46053.5', '2026-01-31 12:00:00'],
    ],
  ],
  [
    '1904',
    true,
    [
      ['0', '1904-01-01 00:00:00'],
      ['59', '1904-02-29 00:00:00'],
      ['60', '1904-03-01 00:00:00'],
      ['44591.5', '2026-01-31 12:00:00'],
    ],
  ],
] as const)('days of a spreadsheet that counts from %s, and a sum of binary fractions', async (system, date1904, days) => {
  const bench = await startImport();
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = ([serial]: readonly [string, string | null]) =>
    `<row>${text('x')}<c s="1"><v>${serial}</v></c><c><v>0.30000000000000004</v></c></row>`;
  const sheet = { rows: `<row>${['Case', 'Value', 'Other'].map(text).join('')}</row>${days.map(row).join('')}` };
  const layout = layoutOf({ name: system, kind: 'time', entry: { zone: { kind: 'zone', zone: 'UTC' } }, cases: [] });
  const profile = { ...layout, dialect: { ...layout.dialect, delimiter: ',' } };
  const book = makeXlsx({ sheets: [sheet], formats: ['yyyy-mm-dd hh:mm:ss'], date1904 });
  const { receipt } = await bench.load(`${system}.xlsx`, book, { profile });
  expect(await bench.rows('SELECT ts_utc, gross FROM settlement_line ORDER BY line_no')).toEqual(days.map(([, day]) => [day, '0.300000']));
  // 0.3 a row.
  expect(receipt.amounts).toMatchObject([{ loaded: days.length === 5 ? '1.5' : '1.2' }]);
  expect(receipt.rows.faulty).toBe(days.filter(([, day]) => day === null).length);
});
