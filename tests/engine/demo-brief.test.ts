import { expect, it } from 'vitest';
import { demoEdits } from '../../electron/engine/demo/demo-edits.ts';
import { importFile } from '../../electron/engine/import/import-file.ts';
import { writeExtracts } from '../../electron/engine/synth/write-extracts.ts';
import { commitmentStatuses } from '../../shared/commitments/commitment-result.ts';
import { job } from '../support/fact-workbook.ts';
import { startEngine, testNow } from '../support/engine.ts';

/** The small demo world, written as partner files and loaded as anyone would; its answers were drawn before any metric existed. */
it('tells the demo as its answer key does', async () => {
  const engine = await startEngine();
  const world = await writeExtracts({ size: 'S', seed: 7, outDir: engine.path('extracts') });
  const answer = (id: string) => world.key.questions.find((question) => question.id === id);
  await engine.call('workbook.new', { name: 'Demo' });
  for (const { path, choice } of world.files) {
    const result = await importFile(engine.context.workbook(), path, choice, job, { now: () => testNow });
    expect(result.status, path).toBe('loaded');
  }
  for (const edit of demoEdits()) await engine.call('document.apply', { edit });
  const scorecard = await engine.call('scorecard.run', { partner: null });
  const brief = await engine.call('brief.run', {});
  const finding = (id: string) => brief.findings.find((one) => one.id.startsWith(id));

  // Northbank's availability by its clause, month by month.
  const months = scorecard.rows.find(({ commitment }) => commitment.id === 'northbank-availability')?.results ?? [];
  // Four days of April are loaded.
  expect(months.map(({ status }) => status)).toEqual(['met', 'missed', 'met', 'on_track']);
  for (const { window, numerator, denominator } of months.slice(0, 3)) {
    expect({ numerator, denominator }).toEqual({
      numerator: answer(`I1-clause-${window.from.slice(0, 7)}`)?.numerator,
      denominator: answer(`I1-clause-${window.from.slice(0, 7)}`)?.denominator,
    });
  }
  expect(finding('credit-northbank')).toMatchObject({
    money: '42000.00',
    lead: 'Northbank owes a service credit of $42,000 for February 2026:',
  });
  expect(finding('credit-northbank')?.rest).toContain('47 + 12 minutes counted, a 9-minute spell not counted');

  // Each month by the terms then in force: 15 minutes down are kept at 99.9 % and missed at 99.95 %; 40 of March are 99.91 %.
  const alder = scorecard.rows.find(({ commitment }) => commitment.id === 'alder-availability')?.results ?? [];
  expect(alder.map(({ window, status, amendment }) => [window.label, status, amendment])).toEqual([
    ['Feb 1 – 14, 2026', 'met', null],
    ['Feb 15 – 28, 2026', 'missed', 'Second amendment'],
    ['March 2026', 'missed', 'Second amendment'],
    ['April 2026', 'on_track', 'Second amendment'],
  ]);
  expect(alder[2]).toMatchObject({ numerator: '44540', denominator: '44580', credit: { amount: '9000.00' } });
  expect(alder[2]?.figures).toMatchObject({ partner: 0.9997, disagrees: true });

  // 468 bounties of 40 USD are unpaid, and lead to their rows.
  const money = await engine.call('money.run', { partner: 'Northbank' });
  const bounties = money.items.filter(({ kind }) => kind === 'underpayment');
  expect(bounties.reduce((sum, { amount }) => sum + Number(amount.amount), 0)).toBe(18_720);
  let unpaid = 0;
  for (const { rows } of bounties) unpaid += (await engine.call('rows.page', { rows, offset: 0, limit: 1 })).total;
  expect(unpaid).toBe(468);

  // Decisions within 15 seconds: February alone is short of 97 %.
  const decisions = scorecard.rows.find(({ commitment }) => commitment.id === 'northbank-decisions')?.results ?? [];
  expect(decisions.map(({ status }) => status)).toEqual(['met', 'missed', 'met']);

  // Between them the demo's clauses have every status.
  const statuses = new Set(scorecard.rows.flatMap(({ results }) => results.map(({ status }) => status)));
  expect([...statuses].sort()).toEqual([...commitmentStatuses].sort());

  // Overbilling to the cent, and since its first day.
  expect(finding('overbilling')?.money).toBe(Number(answer('I7-overbilled')?.value).toFixed(2));
  expect(finding('overbilling')?.lead).toBe('Meridian has billed 3.0 bps over contract since Feb 16,');

  // The mix, not a partner.
  expect(finding('payment-success')?.lead).toContain('and no partner is to blame:');
  expect(finding('payment-success')?.rest).toContain('Every segment improved; BNPL grew');

  // What is missing is said, and every receipt closes.
  expect(brief.trust.missingDays).toContain('Keystone Feb 9');
  expect(brief.trust.receipts).toEqual({ closing: world.files.length, total: world.files.length });
}, 120_000);
