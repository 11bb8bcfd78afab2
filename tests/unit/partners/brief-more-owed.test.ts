import { expect, it } from 'vitest';
import { moreOwedFinding } from '../../../shared/partners/brief-more-owed.ts';
import type { MoneyItem } from '../../../shared/partners/money-item.ts';
import type { PartnerAction } from '../../../shared/partners/partner-action.ts';

const item = (partner: string, key: string, kind: MoneyItem['kind'], worth: string, noticeDue: string | null): MoneyItem => ({
  key,
  kind,
  partner,
  title: 'T',
  contract: '',
  clause: '',
  from: '2026-02-01',
  to: '2026-03-01',
  label: 'February 2026',
  amount: { amount: worth, currency: 'USD' },
  worth,
  noticeDue,
  noticeDays: null,
  sentence: '',
  working: [],
  rows: { table: 'application', where: { kind: 'all' }, period: null, metric: null, part: 'all', sort: null },
  lineage: { metrics: [], sliceHash: key, sql: '', extracts: [], dataThrough: null, appVersion: '0' },
  commitmentId: null,
  claim: null,
  claimWorth: null,
});

const late: PartnerAction = {
  id: 'a',
  partner: 'Northbank',
  ask: 'Root cause',
  side: 'partner',
  owner: '',
  raisedOn: '2026-02-05',
  due: '2026-04-01',
  source: { kind: 'meeting', ref: '' },
  evidence: '',
  events: [],
};

it('adds up what else is owed, names each promise once, the next notice and what is overdue', () => {
  const finding = moreOwedFinding(
    [
      item('Northbank', 'underpayment:bounty:2026-01-01', 'underpayment', '6800.00', '2026-04-01'),
      item('Northbank', 'underpayment:bounty:2026-02-01', 'underpayment', '6280.00', '2026-04-29'),
      item('Alder', 'credit:a:2026-02-15', 'credit', '6000.00', '2026-04-14'),
    ],
    [late],
    '2026-04-10',
    'USD',
  );
  expect(finding).toMatchObject({
    money: '19080.00',
    lead: '3 more amounts are owed to us, $19,080 together:',
    rest: 'Northbank $13,080 (underpaid, 2 windows), Alder $6,000 (service credit, February 2026).',
    // The notice of April 1 has gone by; the next one is in four days.
    deadline: 'Next notice, to Alder, due Apr 14, in 4 days',
    small: '1 action is overdue, first Root cause (Northbank, 9 days late)',
  });
  expect(moreOwedFinding([], [late], '2026-04-10', 'USD')).toBeNull();
});

it('does not leave out what has no plan rate: it is named beside the sum, or alone', () => {
  const inCad = {
    ...item('Lumen', 'credit:l:2026-02-01', 'credit', '5.00', null),
    worth: null,
    amount: { amount: '5.00', currency: 'CAD' },
  };
  const known = item('Alder', 'credit:a:2026-02-15', 'credit', '6000.00', null);
  expect(moreOwedFinding([known, inCad], [], '2026-04-10', 'USD')).toMatchObject({
    money: '6000.00',
    rest: 'Alder $6,000 (service credit, February 2026). Not in the sum, for want of a plan rate: Lumen CAD 5.00.',
  });
  expect(moreOwedFinding([inCad], [], '2026-04-10', 'USD')).toMatchObject({
    money: null,
    lead: '1 more amount is owed to us:',
    rest: 'Lumen CAD 5.00.',
  });
});
