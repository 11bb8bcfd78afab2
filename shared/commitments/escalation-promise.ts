import type { ServiceHours } from '../calendar/service-window.ts';
import type { Escalation, MatrixRow } from './escalation.ts';
import { clockMinutes, type EscalationState, tickedMinutes } from './escalation-clock.ts';

/** Where the matrix counts business hours: nine to five on weekdays, days off left out. */
export function businessHours(holidays: readonly string[]): ServiceHours {
  return { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays };
}

/** The rule of a severity: the partner's own, else the one for all. */
export function matrixRule(matrix: readonly MatrixRow[], partner: string, severity: number): MatrixRow | null {
  const of = matrix.filter((row) => row.severity === severity);
  return of.find((row) => row.partner === partner) ?? of.find((row) => row.partner === null) ?? null;
}

/** One clock of an escalation against what the matrix promises; minutes on the rule's own hours, pauses taken out. */
export interface PromisedClock {
  readonly what: 'acknowledge' | 'update' | 'resolve';
  readonly minutes: number;
  /** null where nothing is promised. */
  readonly promised: number | null;
  /** It still ticks. */
  readonly isRunning: boolean;
  readonly isLate: boolean;
}

interface Setting {
  readonly zone: string;
  readonly holidays: readonly string[];
  /** ms since 1970 UTC. */
  readonly asOf: number;
}

/** The clocks of an escalation as of an instant: until acknowledged, since the last update while it is open, until resolved. */
export function promisedClocks(escalation: Escalation, state: EscalationState, rule: MatrixRow | null, setting: Setting): PromisedClock[] {
  const hours = rule?.clock === 'business_hours' ? businessHours(setting.holidays) : null;
  const clock = { hours, zone: setting.zone };
  const made = (what: PromisedClock['what'], minutes: number, promised: number | null, isRunning: boolean): PromisedClock => ({
    what,
    minutes,
    promised,
    isRunning,
    isLate: promised !== null && minutes > promised,
  });
  const until = (what: 'acknowledge' | 'resolve', promised: number | null): PromisedClock[] => {
    const found = clockMinutes(escalation, what, clock, setting.asOf);
    return found === null ? [] : [made(what, found.minutes, promised, !found.isOver && !(state.isPaused && what === 'resolve'))];
  };
  const sinceUpdate = state.isOpen
    ? [made('update', tickedMinutes(escalation, state.lastUpdateAt, setting.asOf, clock), rule?.updateMinutes ?? null, !state.isPaused)]
    : [];
  return [...until('acknowledge', rule?.acknowledgeMinutes ?? null), ...sinceUpdate, ...until('resolve', rule?.resolveMinutes ?? null)];
}
