import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { businessCaseSchema } from '../../shared/business-case/business-case.ts';
import { compileWithData } from '../../shared/business-case/compiled-case.ts';
import { simulate } from '../../shared/business-case/simulation/simulate.ts';
import { failureCode, startEngine } from '../support/engine.ts';
import { clause } from '../unit/commitments/sample-commitment.ts';

const plan = businessCaseSchema.parse({
  id: 'k',
  name: 'Build',
  owner: 'Finance',
  currency: 'USD',
  startMonth: '2026-01',
  months: 4,
  discountRate: 0.1,
  drivers: [{ kind: 'constant', id: 'a', label: 'A', unit: 'money', value: 1_200, source: 'quote', low: null, high: null }],
  lines: [{ id: 'l', label: 'L', driver: 'a', kind: 'benefit', timing: 'recurring', startMonth: 0, rampMonths: 0 }],
});

it('needs an open workbook', async () => {
  const engine = await startEngine();
  for (const ask of [
    () => engine.call('scorecard.run', { partner: null }),
    () => engine.call('brief.run', {}),
    () => engine.call('case.evaluate', { case: { id: 'k' } }),
  ]) {
    expect(await failureCode(ask())).toBe('WORKBOOK_NONE_OPEN');
  }
});

it('answers on a new workbook: an empty brief, an empty scorecard, a case of constants', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'New' });
  expect(await engine.call('brief.run', {})).toMatchObject({ title: 'Nothing loaded yet', findings: [] });
  expect((await engine.call('scorecard.run', { partner: null })).rows).toEqual([]);
  expect(await engine.call('commitment.preview', { commitment: clause() })).toEqual([]);
  expect(await failureCode(engine.call('case.evaluate', { case: { id: 'k' } }))).toBe('CASE_NO_SUCH');
  await engine.call('document.apply', { edit: { kind: 'case.put', case: plan } });
  const saved = await engine.call('case.evaluate', { case: { id: 'k' } });
  expect(saved.scenarios.map(({ cumulative }) => cumulative.at(-1))).toEqual([400, 400, 400]);
  const broken = await engine.call('case.evaluate', { case: { ...plan, drivers: [] } });
  expect(broken.scenarios[1]).toMatchObject({ npv: null, problem: 'the line "L" names a driver that is not there' });
});

it('simulates off its own thread, with the numbers that the case has anywhere else, and stops when asked', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'New' });
  const [driver] = plan.drivers;
  const drawn = businessCaseSchema.parse({ ...plan, drivers: [{ ...driver, low: 600, high: 1_500, distribution: { kind: 'pert' } }] });
  const here = simulate(compileWithData(drawn, { bound: new Map(), rateOf: () => null }), { trials: 5_000, seed: 11 });
  expect(await engine.call('case.simulate', { case: drawn, trials: 5_000, seed: 11 })).toEqual(here);
  const nobody = AbortSignal.abort();
  const stopped = engine.handlers['case.simulate']({ case: drawn }, { signal: nobody, progress: () => undefined });
  expect(await failureCode(stopped)).toBe('CANCELLED');
});

it('writes a case whose figures are formulas over named inputs', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'New' });
  const path = engine.path('case.xlsx');
  const { bytes } = await engine.call('case.export', { case: plan, grant: path });
  const written = readFileSync(path);
  expect(written.length).toBe(bytes);
  const parts = unzipSync(new Uint8Array(written));
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  expect(text('xl/workbook.xml')).toContain('<definedName name="a">Inputs!$D$10</definedName>');
  // Inputs, then low, base and high: 1,200 a year is 100 in each of four months.
  const base = text('xl/worksheets/sheet4.xml');
  expect(base).toContain('NPV(period_rate,D12:F12)');
  expect(base).toMatch(/<f>a\*[^<]*\/per_year<\/f><v>100<\/v>/);
});

it('puts a commitment of the document on the scorecard', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'New' });
  await engine.call('document.apply', { edit: { kind: 'commitment.put', commitment: clause() } });
  const scorecard = await engine.call('scorecard.run', { partner: 'Northbank' });
  expect(scorecard.asOf).toBe('2026-04-15T12:00:00.000Z');
  expect(scorecard.rows).toMatchObject([{ commitment: { id: 'c1' }, results: [] }]);
});

it('takes a contracts file as one step that can be undone, or nothing of it', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'Contracts' });
  const file = engine.path('contracts.json');
  const many = (count: number) => Array.from({ length: count }, (_, index) => clause({ id: `c${index}` }));
  writeFileSync(file, JSON.stringify({ commitments: many(3) }));
  expect(await engine.call('contract.import', { grant: file })).toMatchObject({ commitments: 3, rateCards: 0 });
  const taken = await engine.call('workbook.state', {});
  expect([taken?.document.commitments.length, taken?.canUndo]).toEqual([3, 'Take contracts']);
  // More than a workbook's document holds: the three stay alone.
  const wordy = many(2000).map((one) => ({ ...one, disputeProcedure: 'Both sides compare their logs. '.repeat(40) }));
  writeFileSync(file, JSON.stringify({ commitments: wordy }));
  expect(await failureCode(engine.call('contract.import', { grant: file }))).toBe('INVALID_REQUEST');
  expect((await engine.call('workbook.state', {}))?.document.commitments).toHaveLength(3);
  // Five hundred clauses are a large program, and no more than that.
  writeFileSync(file, JSON.stringify({ commitments: many(500) }));
  expect(await engine.call('contract.import', { grant: file })).toMatchObject({ commitments: 500 });
  await engine.call('document.undo', {});
  expect((await engine.call('document.undo', {})).document.commitments).toEqual([]);
  // A partner's file in JSON is none of contracts.
  const rows = engine.path('payments.json');
  writeFileSync(rows, JSON.stringify({ payments: [{ day: '2026-01-01', amount: '1.00' }] }));
  expect(await failureCode(engine.call('contract.import', { grant: rows, isGuess: true }))).toBe('FILE_NOT_A_TABLE');
});
