import { expect, it } from 'vitest';
import { initiativeSchema } from '../../shared/business-case/ledger/initiative.ts';
import { demoInitiatives, initiativeAnswers } from '../../shared/synth/index.ts';
import { startEngine } from '../support/engine.ts';
import { cliBench } from '../support/cli-bench.ts';
import { initiative } from '../support/ledger-parts.ts';

const bench = cliBench();

const answer = (id: string) => Number(initiativeAnswers().find((question) => question.id === id)?.value);

async function withDemoInitiatives() {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'Savings' });
  for (const one of demoInitiatives())
    await engine.call('document.apply', { edit: { kind: 'initiative.put', initiative: initiativeSchema.parse(one) } });
  return engine;
}

it('the demo ledger says what its answer key says', async () => {
  const engine = await withDemoInitiatives();
  const ledger = await engine.call('ledger.run', { year: null });
  const row = (id: string) => ledger.rows.find((one) => one.initiative.id === id);
  expect(ledger).toMatchObject({ year: 2026, through: '2026-03' });
  expect(ledger.clashes).toMatchObject([
    { unit: 'hours', observed: 5_500, claimed: 8_000, disallowed: answer('I16-disallowed'), ids: ['self-service-refunds', 'agent-macros'] },
  ]);
  expect([row('self-service-refunds')?.realized, row('agent-macros')?.realized]).toEqual([4_000 * 34, 1_500 * 34]);
  const trend = row('dispute-triage');
  expect(trend).toMatchObject({ realized: answer('I17-realized'), attribution: { counts: false } });
  // The average of the months before would call it a saving of tens of thousands.
  expect(trend?.claimed).toBeGreaterThan(50_000);
  expect(row('fee-renegotiation')?.measured?.saving).toBeCloseTo(answer('ledger-fee-saving'), 6);
  expect(row('fee-renegotiation')?.measured?.naive).toBeCloseTo(40_000, 6);
  // 200,000 over 1.5 M units, on the 6 M that were agreed for a year.
  expect(row('fee-renegotiation')?.runRate).toBeCloseTo(800_000, 6);
  expect(row('retry-routing')?.notes[0]).toContain('fee_per_transaction cannot be measured');
  for (const one of ledger.rows) expect(one.steps.reduce((sum, { amount }) => sum + amount, one.committed)).toBeCloseTo(one.realized, 4);
  expect(ledger.totals.realized).toBeCloseTo(200_000 + 5_500 * 34, 6);
});

it('an initiative is put, frozen, undone and removed like anything in a workbook, and the terminal prints the same ledger', async () => {
  const engine = await withDemoInitiatives();
  const own = initiative({ id: 'own', name: 'Own' });
  const put = await engine.call('document.apply', { edit: { kind: 'initiative.put', initiative: own } });
  expect(put.document.initiatives.map(({ id }) => id)).toContain('own');
  const gone = await engine.call('document.undo', {});
  expect(gone?.document.initiatives.map(({ id }) => id)).not.toContain('own');
  const path = `${bench.folder}/savings.paybench`;
  await engine.call('workbook.saveAs', { grant: path });
  const here = await engine.call('ledger.run', { year: 2026 });
  await engine.close();
  const printed = await bench.object<{ totals: unknown; clashes: unknown; exit: number }>('ledger', 'savings.paybench', '--year', '2026');
  expect(printed).toMatchObject({ totals: here.totals, clashes: here.clashes });
  expect(printed.exit).toBe(3);
});
