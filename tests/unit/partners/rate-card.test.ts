import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/workbook/apply-edit.ts';
import { newDocument } from '../../../shared/workbook/document.ts';
import { cardsInForce, type RateCardLine, rateCardProblem, sameDayProblem } from '../../../shared/partners/rate-card.ts';

const line = (id: string, effectiveFrom: string, more: Partial<RateCardLine> = {}): RateCardLine => ({
  id,
  partner: 'Meridian',
  fee: 'fee_scheme',
  product: null,
  bps: 13,
  perItem: null,
  contract: '',
  clause: '',
  claimWithinDays: null,
  effectiveFrom,
  effectiveTo: null,
  ...more,
});

describe('cards in force', () => {
  it('a later card ends the earlier one on the day before', () => {
    const cards = cardsInForce([line('new', '2026-02-16', { bps: 14 }), line('old', '2025-07-01')]);
    expect(cards.map(({ id, effectiveFrom, effectiveTo }) => [id, effectiveFrom, effectiveTo])).toEqual([
      ['old', '2025-07-01', '2026-02-15'],
      ['new', '2026-02-16', null],
    ]);
  });
  it('a card that ended before the next began leaves a gap, and one with its own last day keeps it', () => {
    const [old] = cardsInForce([line('old', '2025-07-01', { effectiveTo: '2025-12-31' }), line('new', '2026-02-16')]);
    expect(old?.effectiveTo).toBe('2025-12-31');
  });
  it('of two that begin on the same day the first given counts', () => {
    expect(cardsInForce([line('typed', '2026-01-01', { bps: 12 }), line('loaded', '2026-01-01')]).map(({ id }) => id)).toEqual(['typed']);
  });
  it('another product, fee or partner is another card', () => {
    const cards = cardsInForce([
      line('a', '2026-01-01'),
      line('b', '2026-01-01', { product: 'bnpl' }),
      line('c', '2026-02-01', { fee: 'fee_markup' }),
    ]);
    expect(cards.map(({ effectiveTo }) => effectiveTo)).toEqual([null, null, null]);
  });
});

describe('a card that begins when another does', () => {
  const known = [line('a', '2026-01-01'), line('b', '2026-02-01', { product: 'bnpl' })];
  it('is told, with what they are both for', () => {
    expect(sameDayProblem(line('new', '2026-01-01'), known)).toBe(
      'another card for the network fee begins on 2026-01-01, and only one can be in force',
    );
    expect(sameDayProblem(line('new', '2026-02-01', { product: 'bnpl' }), known)).toContain('network fee of bnpl begins on 2026-02-01');
    const document = { ...newDocument('W'), rateCards: known };
    expect(() => applyEdit(document, { kind: 'rateCard.put', line: line('new', '2026-01-01') })).toThrow('RATE_CARD_INVALID');
  });
  it('may be that card itself, or be for another day, product, fee or partner', () => {
    expect(sameDayProblem(line('a', '2026-01-01', { bps: 12 }), known)).toBeNull();
    for (const other of [{ product: 'card' }, { fee: 'fee_markup' as const }, { partner: 'Lumen' }])
      expect(sameDayProblem(line('new', '2026-01-01', other), known)).toBeNull();
    expect(sameDayProblem(line('new', '2026-01-02'), known)).toBeNull();
  });
});

describe('a card that contradicts itself', () => {
  it('is told', () => {
    expect(rateCardProblem(line('x', '2026-02-01', { effectiveTo: '2026-01-31' }))).toBe(
      'the card ends on 2026-01-31, before it begins on 2026-02-01',
    );
    expect(rateCardProblem(line('x', '2026-02-01', { bps: 0 }))).toBe('a card needs basis points or an amount for each sale');
    expect(rateCardProblem(line('x', '2026-02-01', { bps: 0, perItem: '0.10', effectiveTo: '2026-02-01' }))).toBeNull();
  });
});
