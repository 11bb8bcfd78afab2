import { describe, expect, it } from 'vitest';
import { businessCaseSchema } from '../../../../shared/business-case/business-case.ts';
import { compileWithData } from '../../../../shared/business-case/compiled-case.ts';
import { tableRows } from '../../../../shared/business-case/edit/driver-table.ts';
import { importDrivers } from '../../../../shared/business-case/edit/import-drivers.ts';
import { scenariosOf } from '../../../../shared/business-case/scenarios.ts';
import { inputSheet } from '../../../../shared/business-case/sheet/input-sheet.ts';
import { demoCase } from '../../../../shared/synth/demo-case.ts';
import { boundTo, caseData } from '../../../support/case-parts.ts';

const demo = businessCaseSchema.parse(demoCase());
const read = (text: string) => {
  const found = importDrivers(demo, [{ name: 'pasted', rows: tableRows(text) }]);
  return typeof found === 'string' ? expect.fail(found) : found;
};
const driver = (plan: typeof demo, id: string) => plan.drivers.find((one) => one.id === id);

describe('drivers from a table', () => {
  it('change what is given and nothing else, found by name or by label, and are told before', () => {
    const { plan, changes, problems, unchanged } = read(
      'Name,Driver,Value,High,Source\nuplift,,0.5,,Second pilot\n,contribution margin,13 %,0.16,\nbuild,,38000,,\n',
    );
    expect(problems).toEqual([]);
    expect(unchanged).toBe(1);
    expect(changes.map(({ row, id, fields }) => [row, id, fields])).toEqual([
      [
        2,
        'uplift',
        [
          { field: 'value', before: '0.4', after: '0.5' },
          { field: 'source', before: 'Pilot with one acquirer, January 2026', after: 'Second pilot' },
        ],
      ],
      [
        3,
        'margin',
        [
          { field: 'value', before: '12', after: '13' },
          { field: 'high', before: '14', after: '16' },
        ],
      ],
    ]);
    expect(driver(plan, 'margin')).toEqual({ ...driver(demo, 'margin'), value: 0.13, high: 0.16 });
    expect(plan.drivers.map(({ id }) => id)).toEqual(demo.drivers.map(({ id }) => id));
  });

  it('may be new, pasted from a sheet, in any order, and a series by month', () => {
    const { plan, problems } = read(
      'Driver\tUnit\tValue\tFormula\t2026-01\t2026-02\t2026-03\nTotal training\tmoney\t\ttrainers * training_day\t\t\t\nTrainers\tcount\t3\t\t\t\t\nTraining day\tEUR\t400\t\t\t\t\nLicenses\tUSD\t\t\t1,200\t\t900\n',
    );
    // Euros times a count are euros: the total has to say so.
    expect(problems.map(({ row, label }) => [row, label])).toEqual([[2, 'Total training']]);
    expect(driver(plan, 'training_day')).toMatchObject({ currency: 'EUR', value: 400 });
    expect(driver(plan, 'licenses')).toMatchObject({ kind: 'series', values: [1200, null, 900] });
  });

  it.each([
    ['uplift,bps,40', 'its unit is bps here and pp in the case'],
    ['order_value,EUR,50', 'it is in EUR here and in USD in the case'],
    ['margin,,13', 'value: 13 is more than the whole; write 13 % or 0.13'],
    ['order_value,,"0,5x"', 'value: "0,5x" is not a number'],
    ['order_value,,10 %', 'value: 10 % is a share, and the driver is not'],
    ['brand_new,,10', 'a new driver needs a unit'],
    ['brand_new,furlongs,10', '"furlongs" is no unit'],
  ])('are refused by row: %s', (line, words) => {
    const { plan, problems, changes } = read(`Name,Unit,Value\n${line}\n`);
    expect(problems).toEqual([{ row: 2, label: expect.any(String), problem: words }]);
    expect(changes).toEqual([]);
    expect(plan).toEqual(demo);
  });

  it('come back from an exported sheet without a change, and with the one that was typed there', () => {
    const compiled = compileWithData(demo, caseData({ card_orders: boundTo(100_000), first_attempt_rate: boundTo(0.9) }));
    const { sheet } = inputSheet(compiled, scenariosOf(demo));
    const rows = sheet.rows.map((cells) => cells.map((cell) => ('value' in cell && cell.value !== null ? String(cell.value) : '')));
    expect(importDrivers(demo, [{ name: 'Inputs', rows }])).toMatchObject({ changes: [], problems: [], plan: demo });
    const typed = rows.map((cells) => cells.map((cell, at) => (cells[1] === 'build' && at === 3 ? '41000' : cell)));
    expect(importDrivers(demo, [{ name: 'Inputs', rows: typed }])).toMatchObject({
      changes: [{ id: 'build', fields: [{ field: 'value', before: '38000', after: '41000' }] }],
      problems: [],
    });
  });

  it('keep the row numbers of the file where lines are empty', () => {
    const { problems, changes } = read('Plan of May\n\nName,Value\r\n\r\nuplift,0.5\nmargin,x\n');
    expect(changes.map(({ row }) => row)).toEqual([5]);
    expect(problems).toEqual([{ row: 6, label: 'margin', problem: 'value: "x" is not a number' }]);
  });

  it('need a header that can be understood', () => {
    expect(importDrivers(demo, [{ name: 'x', rows: [['a', 'b']] }])).toMatch(/^There is no header row/);
  });
});
