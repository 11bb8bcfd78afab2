import { describe, expect, it } from 'vitest';
import { type EscalationEventKind, escalationSchema, matrixRowSchema } from '../../../shared/commitments/escalation.ts';
import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import { matrixRule, promisedClocks } from '../../../shared/commitments/escalation-promise.ts';

const at = (text: string) => Date.parse(text);
const rule = (id: string, partner: string | null, severity: number, more: object = {}) =>
  matrixRowSchema.parse({ id, partner, severity, acknowledgeMinutes: 30, updateMinutes: 60, resolveMinutes: 480, ...more });
const escalation = (...events: [string, EscalationEventKind, number?][]) =>
  escalationSchema.parse({
    id: 'e1',
    partner: 'Northbank',
    title: 'Declines on eight BINs',
    events: events.map(([when, kind, severity], index) => ({ id: String(index), at: when, kind, severity: severity ?? null })),
  });
const clocks = (log: ReturnType<typeof escalation>, row: ReturnType<typeof rule> | null, asOf: string) =>
  promisedClocks(log, escalationState(log, at(asOf))!, row, { zone: 'America/New_York', holidays: ['2026-06-19'], asOf: at(asOf) });

describe('the matrix', () => {
  const matrix = [rule('all-2', null, 2), rule('own-2', 'Northbank', 2), rule('all-3', null, 3)];
  it('gives a partner its own rule, and all others the common one', () => {
    expect(matrixRule(matrix, 'Northbank', 2)?.id).toBe('own-2');
    expect(matrixRule(matrix, 'Lumen', 2)?.id).toBe('all-2');
    expect(matrixRule(matrix, 'Northbank', 3)?.id).toBe('all-3');
    expect(matrixRule(matrix, 'Northbank', 1)).toBeNull();
  });
});

describe('clocks against what is promised', () => {
  // Raised 13:00, acknowledged 13:40, paused 14:00 to 16:00, told of at 17:00; read at 19:00.
  const log = escalation(
    ['2026-06-15T13:00:00Z', 'raised', 2],
    ['2026-06-15T13:40:00Z', 'acknowledged'],
    ['2026-06-15T14:00:00Z', 'paused'],
    ['2026-06-15T16:00:00Z', 'resumed'],
    ['2026-06-15T17:00:00Z', 'update'],
  );
  it('run around the clock, pauses taken out', () => {
    expect(clocks(log, rule('r', null, 2), '2026-06-15T19:00:00Z')).toEqual([
      { what: 'acknowledge', minutes: 40, promised: 30, isRunning: false, isLate: true },
      { what: 'update', minutes: 120, promised: 60, isRunning: true, isLate: true },
      { what: 'resolve', minutes: 240, promised: 480, isRunning: true, isLate: false },
    ]);
  });
  it('stand still while it is paused', () => {
    expect(clocks(log, rule('r', null, 2), '2026-06-15T15:30:00Z')).toMatchObject([
      { what: 'acknowledge', minutes: 40 },
      { what: 'update', isRunning: false },
      { what: 'resolve', minutes: 60, isRunning: false },
    ]);
  });
  it('run in business hours where the rule says so: Thursday 16:00 in New York, a holiday, Monday 10:00', () => {
    const weekend = escalation(['2026-06-18T20:00:00Z', 'raised', 4]);
    const [acknowledge, , resolve] = clocks(
      weekend,
      rule('r', null, 4, { clock: 'business_hours', resolveMinutes: 100 }),
      '2026-06-22T14:00:00Z',
    );
    expect(acknowledge).toMatchObject({ minutes: 120, promised: 30, isRunning: true, isLate: true });
    expect(resolve).toMatchObject({ minutes: 120, promised: 100, isLate: true });
  });
  it('are told without a promise where the matrix has no rule, and no update is due once it is resolved', () => {
    const done = escalation(['2026-06-15T13:00:00Z', 'raised', 2], ['2026-06-15T14:00:00Z', 'resolved']);
    expect(clocks(done, null, '2026-07-01T00:00:00Z')).toEqual([
      { what: 'acknowledge', minutes: 60, promised: null, isRunning: false, isLate: false },
      { what: 'resolve', minutes: 60, promised: null, isRunning: false, isLate: false },
    ]);
  });
});
