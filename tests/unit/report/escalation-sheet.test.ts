import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../../shared/base/csv-records.ts';
import { type Escalation, escalationSchema } from '../../../shared/commitments/escalation.ts';
import { escalationColumns, escalationSheet, readEscalationSheet } from '../../../shared/report/escalation-sheet.ts';
import { csvLine } from '../../../shared/report/csv-line.ts';

const outage: Escalation = escalationSchema.parse({
  id: 'esc-1',
  partner: 'Northbank',
  title: 'Authorization down, "all" cards',
  owner: 'Payments on call',
  rootCause: '=2+2 in a rule\nof the issuer',
  incidentId: 'storm',
  events: [
    { id: '1', at: '2026-02-04T20:16:00Z', kind: 'raised', by: 'On call', note: 'a; b, c', severity: 1 },
    { id: '2', at: '2026-02-04T20:27:30.500Z', kind: 'acknowledged', by: '-', note: '' },
  ],
});
const records = (...rows: (readonly string[])[]) => [escalationColumns, ...rows];
const row = (cells: Partial<Record<(typeof escalationColumns)[number], string>>) => escalationColumns.map((name) => cells[name] ?? '');

describe('a sheet of escalations', () => {
  it('brings back what it was made of, through CSV with quotes, breaks and formulas', () => {
    const text = records(...escalationSheet([outage]))
      .map((cells) => csvLine(cells))
      .join('\r\n');
    expect(readEscalationSheet(csvRecords(text), [])).toEqual({ kind: 'read', escalations: [outage], newEvents: 2 });
  });
  it('read twice adds nothing', () => {
    expect(readEscalationSheet(records(...escalationSheet([outage])), [outage])).toEqual({
      kind: 'read',
      escalations: [outage],
      newEvents: 0,
    });
  });
  it('adds an event to a known log, in order of time, and leaves what it does not tell', () => {
    const between = row({ escalation_id: 'esc-1', at_utc: '2026-02-04 20:20', event: 'Partner engaged', by: 'Desk' });
    const reading = readEscalationSheet(records(between), [outage]);
    expect(reading.kind === 'read' ? reading.escalations[0] : reading).toMatchObject({
      title: outage.title,
      owner: 'Payments on call',
      events: [{ id: '1' }, { kind: 'partner_engaged', at: '2026-02-04T20:20:00.000Z', by: 'Desk' }, { id: '2' }],
    });
    // Without an id of its own an event is keyed by its time and kind: the same line again is the same event.
    if (reading.kind !== 'read') throw new Error(reading.reason);
    expect(readEscalationSheet(records(between), reading.escalations)).toMatchObject({ newEvents: 0 });
  });
  it.each([
    [
      'a log written otherwise',
      row({ escalation_id: 'esc-1', event_id: '1', at_utc: '2026-02-04T21:00:00Z', event: 'raised' }),
      'event 1 of esc-1 is already written otherwise, and a log only grows',
    ],
    ['an event nobody knows', row({ escalation_id: 'esc-1', at_utc: '2026-02-04T21:00:00Z', event: 'shouted' }), 'shouted is no event'],
    ['no time', row({ escalation_id: 'esc-1', at_utc: 'Sunday', event: 'update' }), 'Sunday is not a time'],
    [
      'a fifth severity',
      row({ escalation_id: 'esc-1', at_utc: '2026-02-04T21:00:00Z', event: 'severity', severity: '5' }),
      'severity 5 is none of 1 to 4',
    ],
    [
      'a new one without a partner',
      row({ escalation_id: 'esc-9', title: 'x', at_utc: '2026-02-04T21:00:00Z', event: 'raised' }),
      'esc-9 needs a partner and a title',
    ],
  ])('refuses %s, with its line', (_, cells, reason) => {
    expect(readEscalationSheet(records(cells), [outage])).toMatchObject({
      kind: 'refused',
      line: 2,
      reason: expect.stringContaining(reason),
    });
  });
  it('reads semicolons, any order of columns and columns it does not know', () => {
    const text = 'event;x;at_utc;title;partner;escalation_id\nraised;1;2026-03-01T08:00:00Z;Slow files;Lumen;esc-2\n';
    expect(readEscalationSheet(csvRecords(text), [])).toMatchObject({
      escalations: [{ id: 'esc-2', partner: 'Lumen', events: [{ kind: 'raised' }] }],
    });
    expect(readEscalationSheet(csvRecords('a,b\n1,2\n'), [])).toEqual({
      kind: 'refused',
      line: 1,
      reason: 'it has no column escalation_id',
    });
  });
});
