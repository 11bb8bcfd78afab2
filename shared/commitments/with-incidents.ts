import type { Commitment } from './commitment.ts';
import type { Exclusion } from './exclusion.ts';

/** What an exclusion needs to know of an incident; instants are UTC ISO 8601, without an end it goes on. */
export interface NotedIncident {
  readonly id: string;
  readonly label: string;
  readonly start: string;
  readonly end: string | null;
}

/** The clause with the incidents it takes out of measurement as exclusions of its own; one that goes on ends at `now` (ms). */
export function withIncidents(commitment: Commitment, incidents: readonly NotedIncident[], now: number): Commitment {
  if (commitment.excludedIncidents.length === 0) return commitment;
  const taken = commitment.excludedIncidents.flatMap(({ incidentId, kind, announcedAt }): Exclusion[] => {
    const incident = incidents.find(({ id }) => id === incidentId);
    if (incident === undefined) return [];
    const end = incident.end ?? new Date(now).toISOString();
    return [{ id: `incident:${incidentId}`, label: incident.label, kind, start: incident.start, end, announcedAt }];
  });
  return { ...commitment, exclusions: [...commitment.exclusions, ...taken] };
}
