import { describe, expect, it } from 'vitest';
import { instantOfWall, openMilliseconds, openSpans } from '../../../shared/calendar/service-window.ts';
import { dayNumber } from '../../../shared/calendar/day.ts';
import { evaluateEvents } from '../../../shared/commitments/evaluate-events.ts';
import { escalationSchema, type EscalationEventKind } from '../../../shared/commitments/escalation.ts';
import { clockMinutes, escalationState } from '../../../shared/commitments/escalation-clock.ts';
import { clause } from './sample-commitment.ts';

const business = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays: ['2026-06-19'] };
const newYork = { hours: business, zone: 'America/New_York' };
const always = { hours: null, zone: 'UTC' };
const at = (text: string) => Date.parse(text);

const escalation = (...events: [string, EscalationEventKind, number?][]) =>
  escalationSchema.parse({
    id: 'e1',
    partner: 'Northbank',
    title: 'Declines on eight BINs',
    events: events.map(([when, kind, severity], index) => ({ id: String(index), at: when, kind, severity: severity ?? null })),
  });

describe('a clock in business hours', () => {
  it('ticks from 9 to 5 on working days, over a weekend and a holiday', () => {
    // Thursday June 18, 16:00 to Monday June 22, 10:00 in New York: one hour, no Friday (holiday), one hour.
    expect(openMilliseconds(business, 'America/New_York', at('2026-06-18T20:00:00Z'), at('2026-06-22T14:00:00Z')) / 3_600_000).toBe(2);
  });
  it('keeps wall time through the spring change', () => {
    const sunday = { ...business, weekdays: [7], from: '00:00', to: '24:00', holidays: [] };
    expect(openMilliseconds(sunday, 'America/New_York', at('2026-03-07T00:00:00Z'), at('2026-03-10T00:00:00Z')) / 3_600_000).toBe(23);
    // 02:30 does not exist that night; the first moment after it is 03:00 EDT.
    expect(new Date(instantOfWall('America/New_York', dayNumber('2026-03-08'), 150)).toISOString()).toBe('2026-03-08T07:30:00.000Z');
  });
  it('has one stretch a day', () => {
    expect(
      openSpans(business, 'UTC', at('2026-06-15T12:00:00Z'), at('2026-06-16T10:00:00Z')).map(({ from, to }) => (to - from) / 3_600_000),
    ).toEqual([5, 1]);
  });
});

describe('the log', () => {
  const log = escalation(
    ['2026-06-15T13:00:00Z', 'raised', 2],
    ['2026-06-15T13:20:00Z', 'acknowledged'],
    ['2026-06-15T14:00:00Z', 'paused'],
    ['2026-06-15T16:00:00Z', 'resumed'],
    ['2026-06-15T17:00:00Z', 'severity', 1],
    ['2026-06-15T18:00:00Z', 'resolved'],
  );
  it('is read as of a date', () => {
    expect(escalationState(log, at('2026-06-15T15:00:00Z'))).toMatchObject({ severity: 2, isPaused: true, isOpen: true });
    expect(escalationState(log, at('2026-06-16T00:00:00Z'))).toMatchObject({ severity: 1, isPaused: false, isOpen: false });
    expect(escalationState(log, at('2026-06-15T12:00:00Z'))).toBeNull();
  });
  it('counts 20 minutes to acknowledge and 3 of 5 hours to resolve: two were paused', () => {
    expect(clockMinutes(log, 'acknowledge', always, at('2026-07-01T00:00:00Z'))).toEqual({ minutes: 20, isOver: true });
    expect(clockMinutes(log, 'resolve', always, at('2026-07-01T00:00:00Z'))).toEqual({ minutes: 180, isOver: true });
  });
  it('starts again when it is reopened, without the time in between', () => {
    const reopened = escalation(
      ['2026-06-15T13:00:00Z', 'raised', 2],
      ['2026-06-15T14:00:00Z', 'resolved'],
      ['2026-06-16T14:00:00Z', 'reopened'],
      ['2026-06-16T14:30:00Z', 'resolved'],
    );
    expect(clockMinutes(reopened, 'resolve', always, at('2026-07-01T00:00:00Z'))).toEqual({ minutes: 90, isOver: true });
  });
  it('ticks on business hours where the clause says so', () => {
    // Raised Friday 16:30 in New York, acknowledged Monday 09:15: 30 + 15 minutes.
    const weekend = escalation(['2026-06-12T20:30:00Z', 'raised', 3], ['2026-06-15T13:15:00Z', 'acknowledged']);
    expect(clockMinutes(weekend, 'acknowledge', newYork, at('2026-07-01T00:00:00Z'))?.minutes).toBe(45);
  });
});

describe('a clause per event', () => {
  const commitment = clause({
    metric: '',
    downtimeRule: null,
    maintenance: null,
    source: { kind: 'escalations', clock: 'acknowledge', severities: [1, 2] },
    window: 'event',
    operator: '<=',
    target: 15,
    remedy: { kind: 'fixed', amount: '500', currency: 'USD' },
    claimWithinDays: 30,
  });
  const now = at('2026-07-01T00:00:00Z');
  it('is met or missed event by event, P1 acknowledged within 15 minutes', () => {
    const results = evaluateEvents(
      commitment,
      [
        { ...escalation(['2026-06-15T13:00:00Z', 'raised', 1], ['2026-06-15T13:14:00Z', 'acknowledged']), id: 'a' },
        { ...escalation(['2026-06-20T13:00:00Z', 'raised', 2], ['2026-06-20T13:16:00Z', 'acknowledged']), id: 'b' },
        { ...escalation(['2026-06-21T13:00:00Z', 'raised', 3], ['2026-06-21T19:00:00Z', 'acknowledged']), id: 'c' },
        { ...escalation(['2026-06-22T13:00:00Z', 'raised', 1]), partner: 'Lumen' },
      ],
      now,
    );
    expect(results.map(({ status, value, credit }) => [status, value, credit?.amount])).toEqual([
      ['met', 14, undefined],
      ['missed', 16, '500.00'],
    ]);
    expect(results[1]).toMatchObject({ window: { from: '2026-06-20', label: 'Declines on eight BINs' }, claimDue: '2026-07-20' });
  });
  it('can not be met any more when nobody answered in time, and says when it is due before', () => {
    const open = [escalation(['2026-06-15T13:00:00Z', 'raised', 1])];
    expect(evaluateEvents(commitment, open, at('2026-06-15T13:10:00Z'))[0]).toMatchObject({ status: 'on_track', window: { open: true } });
    expect(evaluateEvents(commitment, open, at('2026-06-15T13:10:00Z'))[0]?.sentence).toContain('due 2026-06-15 13:15 UTC');
    expect(evaluateEvents(commitment, open, at('2026-06-15T13:16:00Z'))[0]?.status).toBe('cannot_be_met');
  });
});
