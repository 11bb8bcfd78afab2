import { type Escalation, type EscalationEvent, escalationEventKinds, escalationSchema } from '../commitments/escalation.ts';
import { instantOfCell, notATime, type RefusedSheet, refusedAt, unguarded } from './sheet-cells.ts';

/** Columns of a sheet of escalations: a row an event, keyed by the ids of escalation and event. */
export const escalationColumns = [
  'escalation_id',
  'partner',
  'title',
  'owner',
  'partner_contact',
  'root_cause',
  'incident_id',
  'event_id',
  'at_utc',
  'event',
  'severity',
  'by',
  'note',
] as const;
type SheetColumn = (typeof escalationColumns)[number];

/** Escalations as rows under `escalationColumns`, events in the order in which they are written. */
export function escalationSheet(escalations: readonly Escalation[]): readonly (readonly string[])[] {
  return escalations.flatMap(({ id, partner, title, owner, partnerContact, rootCause, incidentId, events }) =>
    events.map((event) => [
      id,
      partner,
      title,
      owner,
      partnerContact,
      rootCause,
      incidentId ?? '',
      event.id,
      event.at,
      event.kind,
      event.severity === null ? '' : String(event.severity),
      event.by,
      event.note,
    ]),
  );
}

/** What a sheet brings: whole escalations to put, or the line (1 = the header) at which it says something that cannot be. */
export type SheetReading =
  | { readonly kind: 'read'; readonly escalations: readonly Escalation[]; readonly newEvents: number }
  | RefusedSheet;

interface Line {
  readonly line: number;
  readonly cell: (column: SheetColumn) => string;
}

/** Reads a sheet against what is known. Logs only grow: an event that is known stays as it was written, and one told otherwise is refused. */
export function readEscalationSheet(records: readonly (readonly string[])[], known: readonly Escalation[]): SheetReading {
  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  const missing = (['escalation_id', 'at_utc', 'event'] as const).find((column) => !header.includes(column));
  if (missing !== undefined) return { kind: 'refused', line: 1, reason: `it has no column ${missing}` };
  const found = new Map<string, Escalation>();
  let newEvents = 0;
  for (const [index, record] of records.slice(1).entries()) {
    const cell = (column: SheetColumn): string => unguarded((record[header.indexOf(column)] ?? '').trim());
    const line: Line = { line: index + 2, cell };
    const id = cell('escalation_id');
    if (id === '') return refused(line, 'it names no escalation_id');
    const before = found.get(id) ?? known.find((one) => one.id === id) ?? null;
    const partner = cell('partner');
    if (before !== null && partner !== '' && partner !== before.partner)
      return refused(line, `${id} is about ${before.partner} and cannot become about ${partner}`);
    const event = readEvent(line);
    if (typeof event === 'string') return refused(line, event);
    const old = before?.events.find((one) => one.id === event.id);
    if (old !== undefined && JSON.stringify(old) !== JSON.stringify(event))
      return refused(line, `event ${event.id} of ${id} is already written otherwise, and a log only grows`);
    if (old === undefined) newEvents++;
    const parsed = escalationSchema.safeParse(
      headOf(line, id, before, old === undefined ? [...(before?.events ?? []), event] : before?.events),
    );
    if (!parsed.success) return refused(line, id === '' ? 'it is not complete' : `${id} needs a partner and a title`);
    found.set(id, parsed.data);
  }
  return { kind: 'read', escalations: [...found.values()].map(inOrder), newEvents };
}

const refused = ({ line }: Line, reason: string): RefusedSheet => refusedAt(line, reason);

function readEvent({ cell }: Line): EscalationEvent | string {
  const kind = escalationEventKinds.find((one) => one === cell('event').toLowerCase().replaceAll(' ', '_'));
  if (kind === undefined)
    return `${cell('event') === '' ? 'an empty event' : cell('event')} is no event; there are ${escalationEventKinds.join(', ')}`;
  const at = instantOfCell(cell('at_utc'));
  if (at === null) return notATime(cell('at_utc'));
  const severity = cell('severity') === '' ? null : Number(cell('severity'));
  if (severity !== null && ![1, 2, 3, 4].includes(severity)) return `severity ${cell('severity')} is none of 1 to 4`;
  const id = cell('event_id');
  return { id: id === '' ? `${at} ${kind}` : id, at, kind, by: cell('by'), note: cell('note'), severity };
}

/** An empty cell leaves what is known. */
function headOf({ cell }: Line, id: string, before: Escalation | null, events: readonly EscalationEvent[] | undefined): unknown {
  const or = (column: SheetColumn, was: string | null | undefined) => (cell(column) === '' ? (was ?? '') : cell(column));
  return {
    ...before,
    id,
    partner: or('partner', before?.partner),
    title: or('title', before?.title),
    owner: or('owner', before?.owner),
    partnerContact: or('partner_contact', before?.partnerContact),
    rootCause: or('root_cause', before?.rootCause),
    incidentId: or('incident_id', before?.incidentId) || null,
    events,
  };
}

const inOrder = (escalation: Escalation): Escalation => ({
  ...escalation,
  events: escalation.events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
});
