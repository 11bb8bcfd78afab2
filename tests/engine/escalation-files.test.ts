import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { failureCode, startEngine } from '../support/engine.ts';
import { demoEscalations } from '../../shared/synth/partners/demo-partners.ts';
import { escalationSchema } from '../../shared/commitments/escalation.ts';

const folder = mkdtempSync(join(tmpdir(), 'paybench-escalations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wanted = escalationSchema
  .array()
  .parse(demoEscalations())
  .map((one) => ({ ...one, affected: null }));

it.each(['csv', 'xlsx'])('escalations leave as %s and come back whole in another workbook', async (ending) => {
  const path = join(folder, `logs.${ending}`);
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'One' });
  for (const escalation of wanted) await engine.call('document.apply', { edit: { kind: 'escalation.put', escalation } });
  await engine.call('escalation.export', { grant: path, partner: null });
  const other = await startEngine();
  await other.call('workbook.new', { name: 'Two' });
  const events = wanted.reduce((sum, one) => sum + one.events.length, 0);
  expect(await other.call('escalation.import', { grant: path })).toEqual({ escalations: wanted.length, newEvents: events });
  const { document } = (await other.call('workbook.state', {})) ?? {};
  expect(document?.escalations.map(({ id, events: log }) => [id, log.length])).toEqual(
    wanted.map(({ id, events: log }) => [id, log.length]),
  );
  expect(document?.escalations).toEqual(
    wanted.map((one) => ({ ...one, events: one.events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)) })),
  );
});

it('a sheet that contradicts a log changes nothing', async () => {
  const path = join(folder, 'wrong.csv');
  writeFileSync(path, 'escalation_id,partner,title,at_utc,event\ne1,Lumen,Slow,2026-03-01T08:00:00Z,raised\ne2,Lumen,Slow,never,raised\n');
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'One' });
  expect(await failureCode(engine.call('escalation.import', { grant: path }))).toBe('SHEET_NOT_TAKEN');
  expect((await engine.call('workbook.state', {}))?.document.escalations).toEqual([]);
});

it.each([
  ['a partner that changes', 'e1,Alder,Slow,2026-03-01T09:00:00Z,acknowledged,', 'e1 is about Lumen and cannot become about Alder'],
  ['an event that is none', 'e1,Lumen,Slow,2026-03-01T09:00:00Z,exploded,', 'exploded is no event'],
  ['a severity that is none', 'e1,Lumen,Slow,2026-03-01T09:00:00Z,severity,9', 'severity 9 is none of 1 to 4'],
  ['a time that is none', 'e1,Lumen,Slow,2026-02-30T09:00:00Z,acknowledged,', '2026-02-30'],
  ['no id', ',Lumen,Slow,2026-03-01T09:00:00Z,acknowledged,', 'names no escalation_id'],
])('a row with %s is told by its line, and nothing of the sheet is taken', async (_, row, words) => {
  const path = join(folder, 'broken.csv');
  writeFileSync(path, `escalation_id,partner,title,at_utc,event,severity\ne1,Lumen,Slow,2026-03-01T08:00:00Z,raised,2\n${row}\n`);
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'One' });
  const failure = await engine.call('escalation.import', { grant: path }).catch((thrown: unknown) => thrown);
  const reason = failure instanceof AppFailure ? failure.error.title : '';
  expect(reason).toContain('at line 3, ');
  expect(reason).toContain(words);
  expect((await engine.call('workbook.state', {}))?.document.escalations).toEqual([]);
});

describe('incidents', () => {
  const incidents = [
    { id: 'i1', label: 'Authorization down', partner: 'Northbank', start: '2026-02-04T20:10:00Z', end: '2026-02-04T20:57:00Z' },
    { id: 'i2', label: '=Network slow, everywhere', partner: null, start: '2026-03-01T08:00:00Z', end: null },
  ];

  it.each(['csv', 'xlsx'])('leave as %s and come back whole; a known id takes the place of what was noted', async (ending) => {
    const path = join(folder, `incidents.${ending}`);
    const engine = await startEngine();
    await engine.call('workbook.new', { name: 'One' });
    for (const incident of incidents) await engine.call('document.apply', { edit: { kind: 'incident.put', incident } });
    await engine.call('incident.export', { grant: path, partner: null });
    const other = await startEngine();
    await other.call('workbook.new', { name: 'Two' });
    const before = { ...incidents[0]!, label: 'To be looked into' };
    await other.call('document.apply', { edit: { kind: 'incident.put', incident: before } });
    expect(await other.call('incident.import', { grant: path })).toEqual({ incidents: 2, fresh: 1 });
    expect((await other.call('workbook.state', {}))?.document.incidents).toEqual(incidents);
  });

  it.each([
    ['ends before it begins', 'label,start_utc,end_utc\nDown,2026-03-01 08:00,2026-03-01 07:00\n'],
    ['last spring is not a time', 'label,start_utc,end_utc\nDown,2026-03-01 08:00,\nSlow,last spring,\n'],
    ['no column start_utc', 'label,when\nDown,2026-03-01 08:00\n'],
  ])('on a sheet that is wrong change nothing: %s', async (reason, text) => {
    const path = join(folder, 'wrong-incidents.csv');
    writeFileSync(path, text);
    const engine = await startEngine();
    await engine.call('workbook.new', { name: 'One' });
    await expect(engine.call('incident.import', { grant: path })).rejects.toMatchObject({
      error: { title: expect.stringContaining(reason) },
    });
    expect((await engine.call('workbook.state', {}))?.document.incidents).toEqual([]);
  });
});
