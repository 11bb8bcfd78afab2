import { expect, it } from 'vitest';
import { scorecardBlocks } from '../../../shared/report/scorecard-blocks.ts';
import { sampleScorecard } from '../../support/sample-report.ts';

const block = { id: 's', title: 'Commitments', partner: null };
const [row] = sampleScorecard.rows;
const [met, missed] = row?.results ?? [];

it('a long scorecard begins with what was missed; no window is lost, and credits are said where some are owed', () => {
  if (row === undefined || met === undefined || missed === undefined) throw new Error('no sample');
  const unjudged = { ...met, status: 'not_measurable' as const, value: null };
  const results = [...Array.from({ length: 11 }, () => met), unjudged, missed];
  const [first, rest] = scorecardBlocks(block, { ...sampleScorecard, rows: [{ ...row, results }] }, 'en-US');
  // Twelve of the thirteen could be judged.
  expect(first).toMatchObject({ id: 's', title: 'Commitments: 1 of 12 windows missed, $42,000.00 in credits' });
  expect(first?.table.rows.map((cells) => [cells[2]?.text, cells[3]?.text, cells[6]?.text])).toEqual([
    ['February 2026', 'Missed', '$42,000.00'],
  ]);
  expect(rest).toMatchObject({ id: 's-rest', title: 'The other 12 windows: 11 met or on track, 1 not judged or not in force' });
  expect(rest?.table.rows).toHaveLength(12);
  expect(rest?.table.columns.map(({ label }) => label)).toEqual(['Partner', 'Commitment', 'Window', 'Status', 'Value', 'Target']);
});

it('a short scorecard stays one table', () => {
  expect(scorecardBlocks(block, sampleScorecard, 'en-US')).toHaveLength(1);
});
