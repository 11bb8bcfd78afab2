import { expect, it } from 'vitest';
import { buildLedger } from '../../../shared/business-case/ledger/build-ledger.ts';
import type { ModelBlock } from '../../../shared/report/report-model.ts';
import { actionsBlock } from '../../../shared/report/actions-block.ts';
import { ledgerBlocks } from '../../../shared/report/ledger-blocks.ts';
import { pipelineBlock } from '../../../shared/report/pipeline-block.ts';
import { slippedBlock } from '../../../shared/report/slipped-block.ts';
import { partnerActionSchema } from '../../../shared/partners/partner-action.ts';
import { initiative, measured, monthsFrom } from '../../support/ledger-parts.ts';

/** Fees: $12 a unit before, $9 now, 1,000 units a month. Routing: due from July, not live, waits for a decision. */
const months = [...monthsFrom('2025-07', 6, () => 12_000, 1000), ...monthsFrom('2026-01', 3, () => 9000, 1000)];
const frozen = {
  query: 'fees',
  fingerprint: 'f',
  segments: [{ segment: 'all', cost: 72_000, volume: 6000 }],
  signedBy: 'Finance',
  signedOn: '2026-01-08',
};
const committed = { perYear: 120_000, from: '2026-01-01', volumePerYear: 12_000 };
const fees = initiative({ id: 'fees', name: 'Fees', committed, baseline: { from: '2025-07', to: '2025-12', frozen } });
const routing = initiative({
  id: 'routing',
  name: 'Routing',
  stage: 'committed',
  implementedOn: null,
  decision: 'Fund the build',
  tag: { metric: 'routing', population: 'all' },
  committed: { perYear: 36_000, from: '2026-07-01', volumePerYear: null },
  milestones: [
    { label: 'Certified', due: '2026-06-15', done: null },
    { label: 'Build funded', due: '2026-04-15', done: null },
  ],
});
const ledger = buildLedger(
  [fees, routing].map((one) => ({ initiative: one, measured: measured(months) })),
  2026,
  'USD',
);

function cellsOf(block: ModelBlock | undefined): readonly (readonly string[])[] {
  if (block?.kind !== 'table') throw new Error('no table');
  return block.table.rows.map((row) => row.map(({ text }) => text));
}

it('the ledger in a report: from committed to realized, and each initiative before and now', () => {
  const [figure, table] = ledgerBlocks('l', ledger, 'en-US');
  if (figure?.kind !== 'chart') throw new Error('no chart');
  // Committed 120,000 + half of 36,000. Realized 3 x 3,000. Nine months ahead 90,000, three months at 3,000 instead of 10,000.
  expect(figure.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Committed', '$138,000'],
    ['Not implemented', '−$18,000'],
    ['Months still ahead', '−$90,000'],
    ['Saving of a unit', '−$21,000'],
    ['Realized', '$9,000'],
  ]);
  // A year at $3 a unit of the 12,000 that were agreed.
  expect(cellsOf(table)).toEqual([
    ['Fees', '$12.000', '$9.000', '$120,000', '$9,000', '$36,000', '$36,000', '$0'],
    ['Routing', '–', '–', '$18,000', '$0', '$0', '–', '$0'],
    ['Total', '', '', '$138,000', '$9,000', '$36,000', '$36,000', '$0'],
  ]);
  expect(table).toMatchObject({ title: 'Fees: $9,000 of the $9,000 realized in 2026', source: 'Source: benefits ledger; ledger' });
});

it('what slipped is what was due by the last measured month, with the steps that took from it; what is due later has not slipped', () => {
  const block = slippedBlock('s', ledger, 'en-US');
  expect(block).toMatchObject({ title: '1 of 2 initiatives slipped: $21 k less realized than was due' });
  expect(cellsOf(block)).toEqual([['Fees', '$30,000', '$9,000', '$21,000', 'Saving of a unit −$21 k']]);
});

it('the pipeline names the next step that is not done and the decision, not what is live and finished', () => {
  const block = pipelineBlock('p', ledger, 'en-US');
  expect(block).toMatchObject({ title: 'Next quarter: 1 to go live, worth $36 k a year, 1 decision to take' });
  expect(cellsOf(block)).toEqual([
    ['Routing', 'Committed', 'Build funded by Apr 15, 2026', 'Fund the build', 'Operations', '$36,000', '$18,000'],
  ]);
});

it('open actions with the late ones first, of every partner or of one', () => {
  const action = (id: string, partner: string, due: string, done = false) =>
    partnerActionSchema.parse({
      id,
      partner,
      ask: `Ask ${id}`,
      side: 'partner',
      raisedOn: '2026-03-01',
      due,
      source: { kind: 'meeting' },
      events: done ? [{ on: '2026-04-01', status: 'done' }] : [],
    });
  const actions = [action('a', 'Alder', '2026-05-01'), action('b', 'Northbank', '2026-04-01'), action('c', 'Alder', '2026-04-02', true)];
  const all = actionsBlock({ id: 'x', partner: null }, { asOf: '2026-04-10', actions });
  expect(all).toMatchObject({ title: '2 actions are open, 1 of them late', source: 'Source: log of actions, as of Apr 10, 2026' });
  expect(cellsOf(all).map(([partner, ask, , , due]) => [partner, ask, due])).toEqual([
    ['Northbank', 'Ask b', 'Apr 1, 2026, 9 days late'],
    ['Alder', 'Ask a', 'May 1, 2026, in 21 days'],
  ]);
  const one = actionsBlock({ id: 'x', partner: 'Alder' }, { asOf: '2026-04-10', actions });
  expect(one).toMatchObject({ title: '1 action is open, none is late' });
  expect(cellsOf(one)[0]?.[0]).toBe('Ask a');
});
