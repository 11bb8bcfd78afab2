import { describe, expect, it } from 'vitest';
import { type Claim, claimedAmount, claimProblem, claimState, claimText, nextClaimStates } from '../../../shared/partners/claim.ts';
import { moneyByPartner, unconvertedText } from '../../../shared/partners/money-owed.ts';
import type { MoneyItem, OwedByUs } from '../../../shared/partners/money-item.ts';
import { actionState, dueWords, openActions, type PartnerAction } from '../../../shared/partners/partner-action.ts';

const claim = (...states: readonly [Claim['events'][number]['state'], string][]): Pick<Claim, 'amount' | 'events'> => ({
  amount: '42000.00',
  events: states.map(([state, on]) => ({ state, on, note: '', amount: null })),
});

describe('a claim', () => {
  it('goes from drafted to collected by way of the partner', () => {
    const whole = claim(
      ['drafted', '2026-03-02'],
      ['sent', '2026-03-03'],
      ['disputed', '2026-03-10'],
      ['agreed', '2026-03-20'],
      ['collected', '2026-04-02'],
    );
    expect(claimProblem(whole)).toBeNull();
    expect(claimState(whole)).toBe('collected');
    expect(nextClaimStates('collected')).toEqual([]);
  });
  it('does not skip what must come before, nor run backwards in time', () => {
    expect(claimProblem(claim(['drafted', '2026-03-02'], ['collected', '2026-03-03']))).toBe(
      'a claim that is drafted cannot become collected',
    );
    expect(claimProblem(claim(['drafted', '2026-03-02'], ['sent', '2026-03-01']))).toBe(
      'sent on 2026-03-01 is before drafted on 2026-03-02',
    );
    expect(claimProblem(claim(['sent', '2026-03-02']))).toBe('a claim begins as drafted');
  });
});

const action = (id: string, due: string | null, more: Partial<PartnerAction> = {}): PartnerAction => ({
  id,
  partner: 'Northbank',
  ask: id,
  side: 'partner',
  owner: '',
  raisedOn: '2026-03-01',
  due,
  source: { kind: 'meeting', ref: '' },
  evidence: '',
  events: [],
  ...more,
});

it('never says nothing is owed where a plan rate is missing: amounts stand side by side', () => {
  const item = (partner: string, amount: string, currency: string, own: Claim | null = null) =>
    ({ partner, amount: { amount, currency }, claim: own }) as MoneyItem;
  const collected = { ...claim(['drafted', '2026-03-02'], ['sent', '2026-03-03'], ['collected', '2026-03-04']) } as Claim;
  const items = [
    item('A', '10000.00', 'USD'),
    item('A', '5.00', 'CAD'),
    item('A', '0.50', 'USD'),
    item('A', '7.00', 'CAD', collected),
    item('B', '1.00', 'USD'),
  ];
  expect(unconvertedText(items, 'A')).toBe('USD 10,000.50 + CAD 5.00');
});

describe('what a partner agreed to', () => {
  const event = (state: Claim['events'][number]['state'], amount: string | null) => ({ state, on: '2026-03-02', note: '', amount });
  const agreed = {
    amount: '42000.00',
    currency: 'USD',
    events: [event('drafted', null), event('sent', null), event('agreed', '30000.00')],
  };
  it('stands in the place of the claim, also once it is collected, and not while it is disputed', () => {
    expect(claimedAmount(agreed)).toBe('30000.00');
    expect(claimedAmount({ ...agreed, events: [...agreed.events, event('collected', null)] })).toBe('30000.00');
    expect(claimedAmount({ ...agreed, events: [...agreed.events, event('collected', '29000.00')] })).toBe('29000.00');
    expect(claimedAmount({ ...agreed, events: [...agreed.events, event('disputed', null)] })).toBe('42000.00');
    expect(claimText(agreed)).toBe('Agreed, 30000.00 of 42000.00 USD');
    expect(claimText({ ...agreed, events: agreed.events.slice(0, 2) })).toBe('Sent');
    expect(claimText({ ...agreed, events: [...agreed.events, event('agreed', '42000')] })).toBe('Agreed');
  });
  it('is never more than was claimed', () => {
    expect(claimProblem({ ...agreed, events: [...agreed.events.slice(0, 2), event('agreed', '42000.01')] })).toBe(
      'agreed at 42000.01 is more than the 42000.00 that were claimed',
    );
    expect(claimProblem({ ...agreed, events: [...agreed.events.slice(0, 2), event('agreed', '42000')] })).toBeNull();
  });
  it('counts as owed, and as collected', () => {
    const item = (state: Claim['events'][number]['state'], claimWorth: string | null) =>
      ({ partner: 'A', worth: '42000.00', claimWorth, claim: { ...agreed, events: [...agreed.events, event(state, null)] } }) as MoneyItem;
    expect(moneyByPartner([item('agreed', '30000.00'), item('collected', '29000.00')], [], 'USD')).toEqual([
      { partner: 'A', owedToUs: '30000.00', owedByUs: '0.00', collected: '29000.00', items: 2 },
    ]);
  });
});

describe('actions', () => {
  const late = action('late', '2026-03-22');
  const today = action('today', '2026-03-31');
  const done = action('done', '2026-03-10', { events: [{ on: '2026-03-09', status: 'done', note: '' }] });
  it('come overdue first, without a due day last, closed ones not at all', () => {
    const open = openActions([action('whenever', null), today, done, late, action('later', '2026-04-04')], '2026-03-31');
    expect(open.map(({ id }) => id)).toEqual(['late', 'today', 'later', 'whenever']);
  });
  it('say how late they are in words', () => {
    expect(dueWords(actionState(late, '2026-03-31'))).toBe('9 days late');
    expect(dueWords(actionState(today, '2026-03-31'))).toBe('due today');
    expect(dueWords(actionState(late, '2026-03-21'))).toBe('in 1 day');
  });
  it('are read as of a day: what was done on the 9th was open on the 8th', () => {
    expect(actionState(done, '2026-03-08')).toMatchObject({ status: 'open', isOpen: true });
    expect(actionState(done, '2026-03-09')).toMatchObject({ status: 'done', isOpen: false, daysLate: null });
  });
});

it('adds up what is still owed, leaving out what was collected, and makes no total without a rate', () => {
  const item = (partner: string, worth: string | null, own: Claim | null = null) => ({ partner, worth, claim: own }) as MoneyItem;
  const collected = { ...claim(['drafted', '2026-03-02'], ['sent', '2026-03-03'], ['collected', '2026-03-04']) } as Claim;
  const items = [item('A', '42000.00'), item('A', '18720.00'), item('A', '7500.00', collected), item('B', null)];
  const byUs = [item('A', '0.75'), item('C', '12.50')] as unknown as OwedByUs[];
  expect(moneyByPartner(items, byUs, 'USD')).toEqual([
    { partner: 'A', owedToUs: '60720.00', owedByUs: '0.75', collected: '7500.00', items: 3 },
    { partner: 'B', owedToUs: null, owedByUs: '0.00', collected: '0.00', items: 1 },
    { partner: 'C', owedToUs: '0.00', owedByUs: '12.50', collected: '0.00', items: 0 },
  ]);
});
