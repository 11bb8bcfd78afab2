import { describe, expect, it } from 'vitest';
import { type IncomeDraft, incomeDraftOf, incomeTermOf, newIncomeDraft } from '../../../renderer/features/partners/income-draft.ts';
import { incomeTermSchema } from '../../../shared/partners/income-term.ts';
import { demoIncomeTerms } from '../../../shared/synth/partners/demo-partners.ts';

const demo = incomeTermSchema.array().parse(demoIncomeTerms());
const funding = incomeTermSchema.parse({
  id: 'funding',
  partner: 'Keystone',
  kind: 'points_funding',
  title: 'Half a percent of points',
  currency: 'USD',
  table: 'points_event',
  where: { kind: 'all' },
  rate: { kind: 'share', column: 'value', bps: 50 },
  paid: { kind: 'reported', figure: { measure: 'points_funded', mid: 'M1', scheme: null, product: null } },
  effectiveFrom: '2026-01-01',
  effectiveTo: '2027-01-01',
});

it.each([...demo, funding].map((term) => [term.title, term] as const))('opening and saving "%s" changes nothing', (_, term) => {
  expect(incomeTermOf(incomeDraftOf(term), term)).toEqual(term);
});

describe('a term that cannot be reckoned is refused with the sentence why', () => {
  const typed = (change: Partial<IncomeDraft>) =>
    incomeTermOf({ ...newIncomeDraft('Northbank', 'USD', 'NB-1', '2026-01-01'), title: 'Bounty', amount: '40', ...change }, null);
  it('makes sense as it is offered', () => {
    expect(typed({})).toMatchObject({ rate: { kind: 'per_event', amount: '40' }, time: 'booked_at' });
  });
  it.each<[string, Partial<IncomeDraft>, string]>([
    ['no amount', { amount: '' }, 'Give the amount for each event.'],
    ['an amount with commas', { amount: '1,000' }, 'Rate: an amount is written like 420000.00.'],
    ['a column of another table', { table: 'attempt' }, 'Payment attempts have no column booked_at.'],
    ['a share of a word', { rate: 'share', column: 'channel', bps: '50' }, 'Channel is no amount.'],
    ['a month counted by no time', { time: 'channel' }, 'Channel is no time to count months by.'],
    ['an end before its start', { effectiveTo: '2025-01-01' }, 'It ends before it is in force.'],
    ['a word for days', { claimWithinDays: 'soon' }, 'Claim within: soon is no number of days.'],
  ])('%s', (_, change, sentence) => {
    expect(typed(change)).toBe(sentence);
  });
});
