import { openMilliseconds, type ServiceHours } from '../calendar/service-window.ts';
import type { Escalation, EscalationEvent, EscalationEventKind } from './escalation.ts';

/** What an escalation's log says as of an instant; times are ms since 1970 UTC. */
export interface EscalationState {
  readonly severity: number;
  readonly raisedAt: number;
  readonly acknowledgedAt: number | null;
  readonly mitigatedAt: number | null;
  /** The last time it was resolved; null while it is open. */
  readonly resolvedAt: number | null;
  readonly isOpen: boolean;
  readonly isPaused: boolean;
  readonly lastUpdateAt: number;
}

/** When and how a clock ticks. */
export interface Clock {
  readonly hours: ServiceHours | null;
  readonly zone: string;
}

const instantOf = ({ at }: EscalationEvent): number => Date.parse(at);

/** Events up to an instant, in order of time; those at the same time in the order in which they were written. */
export function eventsUntil({ events }: Escalation, asOf: number): EscalationEvent[] {
  return events.filter((event) => instantOf(event) <= asOf).toSorted((a, b) => instantOf(a) - instantOf(b));
}

/** The state as of an instant: aging is always as of a date. Null before it was raised. */
export function escalationState(escalation: Escalation, asOf: number): EscalationState | null {
  const events = eventsUntil(escalation, asOf);
  const first = (kind: EscalationEventKind): number | null => at(events.find((event) => event.kind === kind));
  const raised = events.find(({ kind }) => kind === 'raised') ?? events[0];
  if (raised === undefined) return null;
  let [severity, resolvedAt, isPaused]: [number, number | null, boolean] = [raised.severity ?? 3, null, false];
  for (const event of events) {
    if (event.severity !== null && (event.kind === 'severity' || event === raised)) severity = event.severity;
    if (event.kind === 'resolved') resolvedAt = instantOf(event);
    if (event.kind === 'reopened') resolvedAt = null;
    if (event.kind === 'paused') isPaused = true;
    if (event.kind === 'resumed' || event.kind === 'resolved') isPaused = false;
  }
  return {
    severity,
    raisedAt: instantOf(raised),
    acknowledgedAt: first('acknowledged') ?? first('partner_engaged'),
    mitigatedAt: first('mitigated'),
    resolvedAt,
    isOpen: resolvedAt === null,
    isPaused,
    lastUpdateAt: at(events.at(-1)) ?? instantOf(raised),
  };
}

const at = (event: EscalationEvent | undefined): number | null => (event === undefined ? null : instantOf(event));

/** Minutes that the clock ticked between two instants: within its hours, pauses and the time between resolution and reopening taken out. */
export function tickedMinutes(escalation: Escalation, from: number, to: number, clock: Clock): number {
  let ticked = 0;
  let since: number | null = from;
  for (const event of eventsUntil(escalation, to)) {
    const when = instantOf(event);
    if (when < from) {
      if (event.kind === 'paused') since = null;
      else if (event.kind === 'resumed') since = from;
      continue;
    }
    const stops = event.kind === 'paused' || event.kind === 'resolved';
    const starts = event.kind === 'resumed' || event.kind === 'reopened';
    if (stops && since !== null) {
      ticked += openMilliseconds(clock.hours, clock.zone, since, when);
      since = null;
    } else if (starts && since === null) since = when;
  }
  if (since !== null) ticked += openMilliseconds(clock.hours, clock.zone, since, to);
  return ticked / 60_000;
}

/** Minutes until it was acknowledged or resolved; while it is neither, those until `asOf`. */
export function clockMinutes(
  escalation: Escalation,
  which: 'acknowledge' | 'resolve',
  clock: Clock,
  asOf: number,
): { readonly minutes: number; readonly isOver: boolean } | null {
  const state = escalationState(escalation, asOf);
  if (state === null) return null;
  const end = which === 'acknowledge' ? (state.acknowledgedAt ?? state.resolvedAt) : state.resolvedAt;
  return { minutes: tickedMinutes(escalation, state.raisedAt, end ?? asOf, clock), isOver: end !== null };
}
