import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { exporters } from '../../electron/engine/exporters/registry.ts';
import { writeCaseXlsx } from '../../electron/engine/exporters/write-case-xlsx.ts';
import { Random } from '../../shared/base/random.ts';
import { type BusinessCase, businessCaseSchema } from '../../shared/business-case/business-case.ts';
import { compileWithData } from '../../shared/business-case/compiled-case.ts';
import { internalRate, internalRates, signChanges } from '../../shared/business-case/finance/internal-rate.ts';
import { caseWorkbook } from '../../shared/business-case/sheet/case-workbook.ts';
import { type CaseWorkbook, columnLetters } from '../../shared/business-case/sheet/sheet-model.ts';
import { simulate } from '../../shared/business-case/simulation/simulate.ts';
import { cleanModel } from '../../shared/report/clean-model.ts';
import { resolveReport } from '../../shared/report/resolve-report.ts';
import { demoCase } from '../../shared/synth/index.ts';
import { binding, boundTo, caseData, casePlan, constant, formula, goldenCase, line, series } from '../support/case-parts.ts';
import { sampleReport, sampleSetting, sampleSources } from '../support/sample-report.ts';

const out = fileURLToPath(new URL('../../.cache/office-cases', import.meta.url));

beforeAll(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'computed'), { recursive: true });
});

type Computed = ReadonlyMap<string, number | string | { readonly error: string }>;

/** LibreOffice computes every formula of a file anew: what was stored beside it is taken out first. Formula cells by "sheet number:cell". */
async function recalculated(name: string, bytes: Uint8Array): Promise<Computed> {
  const entries = unzipSync(bytes);
  for (const [entry, content] of Object.entries(entries)) {
    if (!entry.startsWith('xl/worksheets/sheet')) continue;
    const bare = strFromU8(content).replace(
      /(<c [^>]*>)(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g,
      (_, cell: string, written: string) => cell.replace(/ t="\w+"/, '') + written,
    );
    entries[entry] = strToU8(bare);
  }
  const file = join(out, `${name}.xlsx`);
  writeFileSync(file, zipSync(entries));
  const profile = `-env:UserInstallation=file://${join(out, 'profile')}`;
  const { status, stderr } = spawnSync(
    'soffice',
    ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(out, 'computed'), file],
    {
      encoding: 'utf8',
      timeout: 200_000,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return formulaCells(unzipSync(new Uint8Array(readFileSync(join(out, 'computed', `${name}.xlsx`)))));
}

/** What is stored for every formula of a workbook, by "sheet number:cell". */
function formulaCells(parts: Readonly<Record<string, Uint8Array>>): Computed {
  const found = new Map<string, number | string | { readonly error: string }>();
  for (const [entry, content] of Object.entries(parts)) {
    const [, sheet] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(entry) ?? [];
    if (sheet === undefined) continue;
    for (const [, at, attributes = '', value = ''] of strFromU8(content).matchAll(
      /<c r="([A-Z]+\d+)"([^>]*)><f[^>]*>[^<]*<\/f><v>([^<]*)<\/v>/g,
    ))
      found.set(`${sheet}:${at}`, attributes.includes('t="e"') ? { error: value } : attributes.includes('t="str"') ? value : Number(value));
  }
  return found;
}

/** Formula cells that are not what the case says, with how many there are. */
function differences(model: CaseWorkbook, computed: Computed): { readonly checked: number; readonly wrong: string[] } {
  let checked = 0;
  const wrong: string[] = [];
  for (const [number, { name, rows }] of model.sheets.entries()) {
    for (const [at, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell.formula === undefined) continue;
        checked++;
        const found = computed.get(`${number + 1}:${columnLetters(column + 1)}${at + 1}`);
        const isClose =
          cell.value === null
            ? typeof found === 'object'
            : typeof cell.value === 'number'
              ? typeof found === 'number' && Math.abs(found - cell.value) <= 1e-6 * Math.max(1, Math.abs(cell.value))
              : found === cell.value;
        if (!isClose)
          wrong.push(
            `${name} ${columnLetters(column + 1)}${at + 1} ${cell.formula} is ${JSON.stringify(found)}, not ${String(cell.value)}`,
          );
      }
    }
  }
  return { checked, wrong };
}

async function checkCase(name: string, plan: BusinessCase, data = caseData()): Promise<number> {
  const compiled = compileWithData(plan, data);
  const model = caseWorkbook(compiled, simulate(compiled, { trials: 1000, seed: 7 }));
  const { checked, wrong } = differences(model, await recalculated(name, await writeCaseXlsx(model, new Date(0))));
  expect(wrong.slice(0, 5)).toEqual([]);
  return checked;
}

/** Every function, curve, currency and kind of driver, a loop through the period before, and a division by zero. */
const everything = (periods: 'month' | 'year') =>
  casePlan(
    [
      constant('price', 'money', 50, 40, 70, { distribution: { kind: 'pert' } }),
      constant('build', 'money', 900, 1_200, 800, { currency: 'EUR' }),
      constant('slip', 'months', 1.5, 4, 0),
      constant('zero', 'count', 0),
      constant('r1', 'ratio', 0.02, 0.01, 0.03),
      series('sold', 'count', [3, 4, 6], 'last_actual * (1 + r1) ^ (period() - 2)'),
      series('kept', 'count', [1, 2]),
      binding('live', 'count', { aggregation: 'each_period', forecast: 'offset(live, -1, 5) + 1' }),
      binding('rate', 'ratio'),
      formula('stock', 'count', 'offset(stock, -1, 100) - min(30, sold)'),
      formula('paid', 'money', 'if(period() >= 3, price, price * 0.5) * (sold + live + cumulative(kept) / 100)'),
      formula(
        'mixed',
        'money',
        'fx(build) * avg(s_curve(1, 6), ramp(slip, 3), step(4)) + max(price, sum(price, price * rate)) * (sold > 3)',
      ),
      formula('broken', 'money', 'price / zero'),
    ],
    [
      line('paid', 'paid', 'benefit', 'each_period'),
      line('mixed', 'mixed', 'benefit', 'recurring', { startMonth: 2, rampMonths: 4, ramp: 's_curve', slip: 'slip', decay: 0.2 }),
      line('table', 'price', 'benefit', 'recurring', { startMonth: 3, ramp: 'table', rampTable: [0.1, 0.4, 1] }),
      line('linear', 'price', 'cost', 'recurring', { startMonth: 1, rampMonths: 5, decay: 0.1 }),
      line('build', 'build', 'cost', 'one_off', { slip: 'slip' }),
      line('free', 'kept', 'benefit', 'each_period', { counts: 'capacity' }),
    ],
    {
      periods,
      months: periods === 'year' ? 60 : 14,
      scenarios: [{ id: 'late', name: 'Late: 3 months', weight: null, overrides: { slip: 3 } }],
    },
  );
const live = caseData({ live: boundTo(7, { series: [5, 6, 7] }), rate: boundTo(0.3) });

describe('a case as a spreadsheet, computed by LibreOffice', () => {
  test('the demo case', async () => {
    const plan = businessCaseSchema.parse(demoCase());
    expect(
      await checkCase('demo', plan, caseData({ card_orders: boundTo(10_000_016), first_attempt_rate: boundTo(0.861) })),
    ).toBeGreaterThan(1_500);
  });
  test('the golden case, with the IRR of both timings', async () => {
    await checkCase('golden', goldenCase());
    await checkCase('golden-mid', goldenCase({ timing: 'mid' }));
  });
  test.each(['month', 'year'] as const)('every function, curve and kind of driver by %s', async (periods) => {
    await checkCase(`everything-${periods}`, everything(periods), live);
  });
});

describe('a report with two cases as a spreadsheet', () => {
  test('both recompute beside each other, each from its own inputs', async () => {
    const block = (id: string) => ({ kind: 'case' as const, id, caseId: id });
    const plans: Readonly<Record<string, BusinessCase>> = { demo: businessCaseSchema.parse(demoCase()), golden: goldenCase() };
    const bound = { card_orders: boundTo(10_000_016), first_attempt_rate: boundTo(0.861) };
    const model = await resolveReport(
      { ...sampleReport, blocks: [block('demo'), block('golden')] },
      { ...sampleSources, compiledCase: async (id) => compileWithData(plans[id] ?? goldenCase(), caseData(bound)) },
      { ...sampleSetting, withSheets: true },
    );
    const bytes = (await exporters.xlsx.write(cleanModel(model), 'en-US')) as Uint8Array;
    const stored = formulaCells(unzipSync(bytes));
    const computed = await recalculated('report', bytes);
    expect(stored.size).toBeGreaterThan(1_600);
    const wrong = [...stored].filter(([cell, value]) => {
      const found = computed.get(cell);
      return typeof value === 'number' ? typeof found !== 'number' || Math.abs(found - value) > 1e-6 * Math.max(1, Math.abs(value)) : false;
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    // DOMAIN: the golden case, on the results of the second case.
    expect([...computed.values()].some((value) => typeof value === 'number' && Math.abs(value - 103_906.84) < 0.005)).toBe(true);
  });
});

describe('IRR against LibreOffice', () => {
  test('200 random flows with one change of sign, to 1e-9; 50 with more, every root at which NPV is zero', async () => {
    const random = new Random('irr against a spreadsheet');
    const vectors = Array.from({ length: 200 }, () => {
      const [early, late] = [1 + random.below(3), 2 + random.below(18)];
      const paid = Array.from({ length: early }, () => -Math.round(1 + random.unit() * 100_000) / 100);
      const gained = Array.from({ length: late }, () => Math.round((random.unit() * 250_000 * early) / late) / 100);
      return [...paid, ...gained, 1];
    });
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('IRR');
    const rates = vectors.map((flows) => internalRate(flows, 1));
    for (const [at, flows] of vectors.entries()) {
      const row = sheet.getRow(at + 1);
      for (const [index, flow] of flows.entries()) row.getCell(index + 2).value = flow;
      const [first, last] = ['B', sheet.getColumn(flows.length + 1).letter];
      // Newton's method needs a start near the root; it goes on from there by itself.
      const near = Math.round(Number(rates[at]) * 100) / 100;
      row.getCell(1).value = { formula: `IRR(${first}${at + 1}:${last}${at + 1},${near})` };
    }
    const computed = await recalculated('irr', new Uint8Array(await workbook.xlsx.writeBuffer()));
    const wrong = rates.flatMap((rate, at) => {
      const cell = computed.get(`1:A${at + 1}`);
      const isClose =
        typeof rate === 'number' && typeof cell === 'number' && Math.abs(rate - cell) <= 1e-9 * Math.max(1e-3, Math.abs(rate));
      return isClose ? [] : [`${at}: ${String(rate)} and ${JSON.stringify(cell)}`];
    });
    expect(wrong).toEqual([]);
    let several = 0;
    while (several < 50) {
      const flows = Array.from({ length: 4 + random.below(10) }, () => Math.round((random.unit() - 0.5) * 200_000) / 100);
      if (signChanges(flows) < 2) continue;
      several++;
      expect(internalRate(flows, 1)).toBe('multiple');
      const size = flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
      const value = (rate: number) => flows.reduce((sum, flow, year) => sum + flow / (1 + rate) ** year, 0);
      const roots = internalRates(flows, 1);
      for (const root of roots) {
        const scale = flows.reduce((sum, flow, year) => sum + Math.abs(flow) / (1 + root) ** year, 0);
        expect(Math.abs(value(root)) / scale).toBeLessThan(1e-9);
      }
      // A fine grid finds no change of sign that is not listed.
      const grid = Array.from({ length: 40_000 }, (_, at) => -0.99 + (10.99 * (at + 0.5)) / 40_000);
      const changes = grid.filter((rate, at) => at > 0 && value(rate) * value(grid[at - 1] ?? rate) < 0).length;
      expect(roots.length, JSON.stringify(flows)).toBeGreaterThanOrEqual(changes);
      expect(size).toBeGreaterThan(0);
    }
  });
});
