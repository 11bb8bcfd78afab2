import { expect, it } from 'vitest';
import type { PartnerAction } from '../../../shared/partners/partner-action.ts';
import { actionTable } from '../../../shared/report/package-tables.ts';

const action: PartnerAction = {
  id: 'a',
  partner: 'Northbank',
  ask: 'Root cause of the outage',
  side: 'partner',
  owner: 'Operations',
  raisedOn: '2026-02-05',
  due: '2026-04-01',
  source: { kind: 'escalation', ref: 'e1' },
  evidence: 'case 4711',
  events: [
    { on: '2026-02-10', status: 'in_progress', note: 'logs are read' },
    { on: '2026-04-12', status: 'done', note: 'report came' },
  ],
};
const cells = (asOf: string, one = action) => actionTable([one], asOf).rows[0]?.map(({ text }) => text);

it('an action in a pack tells the last that was known of it on the day, where it came from and its evidence', () => {
  expect(cells('2026-04-10')?.slice(3)).toEqual([
    'Apr 1, 2026, 9 days late',
    'In progress, Feb 10, 2026: logs are read',
    'escalation, case 4711',
  ]);
  expect(cells('2026-04-12')?.slice(3, 5)).toEqual(['Apr 1, 2026', 'Done, Apr 12, 2026: report came']);
  expect(cells('2026-04-10', { ...action, events: [], evidence: '' })?.slice(4)).toEqual(['Open', 'escalation']);
});
