import { type Incident, incidentSchema } from './document.ts';
import { instantOfCell, notATime, type RefusedSheet, refusedAt, unguarded } from '../report/sheet-cells.ts';

/** Columns of a sheet of incidents: a row each, keyed by id. */
export const incidentColumns = ['incident_id', 'partner', 'label', 'start_utc', 'end_utc'] as const;
type IncidentColumn = (typeof incidentColumns)[number];

/** Incidents as rows under `incidentColumns`; one that goes on has no end, one of several partners no partner. */
export function incidentSheet(incidents: readonly Incident[]): readonly (readonly string[])[] {
  return incidents.map(({ id, partner, label, start, end }) => [id, partner ?? '', label, start, end ?? '']);
}

/** Incidents to put, of which `fresh` were not known; or the line at which the sheet says something that cannot be. */
export type IncidentReading = { readonly kind: 'read'; readonly incidents: readonly Incident[]; readonly fresh: number } | RefusedSheet;

/**
 * Reads a sheet against what is known: a row with a known id takes its place, one without id is found again by its partner, name and start.
 * A sheet that is wrong somewhere changes nothing.
 */
export function readIncidentSheet(records: readonly (readonly string[])[], known: readonly Incident[]): IncidentReading {
  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  const missing = (['label', 'start_utc'] as const).find((column) => !header.includes(column));
  if (missing !== undefined) return refusedAt(1, `it has no column ${missing}`);
  const found = new Map<string, Incident>();
  for (const [index, record] of records.slice(1).entries()) {
    const incident = readIncident((column) => unguarded((record[header.indexOf(column)] ?? '').trim()));
    if (typeof incident === 'string') return refusedAt(index + 2, incident);
    if (found.has(incident.id)) return refusedAt(index + 2, `${incident.id} stands there twice`);
    found.set(incident.id, incident);
  }
  const ids = new Set(known.map(({ id }) => id));
  const incidents = [...found.values()];
  return { kind: 'read', incidents, fresh: incidents.filter(({ id }) => !ids.has(id)).length };
}

function readIncident(cell: (column: IncidentColumn) => string): Incident | string {
  const [label, partner] = [cell('label'), cell('partner')];
  if (label === '') return 'it says not what happened';
  const start = instantOfCell(cell('start_utc'));
  if (start === null) return notATime(cell('start_utc'));
  const end = cell('end_utc') === '' ? null : instantOfCell(cell('end_utc'));
  if (end === null && cell('end_utc') !== '') return notATime(cell('end_utc'));
  if (end !== null && Date.parse(end) <= Date.parse(start)) return `${label} ends before it begins`;
  const id = cell('incident_id');
  return incidentSchema.parse({
    id: id === '' ? `${start} ${partner} ${label}` : id,
    label,
    partner: partner === '' ? null : partner,
    start,
    end,
  });
}
