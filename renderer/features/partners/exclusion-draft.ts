import { dayNumber, formatDay, millisecondsPerDay, parseDay } from '../../../shared/calendar/day.ts';
import { instantOfWall, minutesOfTime } from '../../../shared/calendar/service-window.ts';
import { offsetAt } from '../../../shared/calendar/time-zone.ts';
import type { Exclusion } from '../../../shared/commitments/exclusion.ts';

/** Time that is taken out of measurement, as it is typed: wall times of the contract, "2026-02-22 03:00". */
export interface ExclusionDraft {
  readonly id: string;
  readonly label: string;
  readonly kind: Exclusion['kind'];
  readonly start: string;
  readonly end: string;
  /** Empty = never announced. */
  readonly announced: string;
}

export const exclusionKindWords: Readonly<Record<Exclusion['kind'], string>> = {
  maintenance: 'Maintenance',
  force_majeure: 'Force majeure',
  own_fault: 'Our own fault',
};

/** "2026-02-22 03:00" in the zone. */
export function wallText(instant: string, zone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const wall = at + offsetAt(zone, at);
  const day = Math.floor(wall / millisecondsPerDay);
  return `${formatDay(day)} ${new Date(wall).toISOString().slice(11, 16)}`;
}

/** The instant of a wall time, UTC ISO 8601; null when it is none. */
export function instantOfText(text: string, zone: string): string | null {
  const [day = '', time = ''] = text.trim().split(/[ T]+/);
  const minutes = minutesOfTime(time);
  return parseDay(day) === null || minutes === null
    ? null
    : new Date(instantOfWall(zone, dayNumber(day), minutes)).toISOString().replace('.000Z', 'Z');
}

export function exclusionDraft({ id, label, kind, start, end, announcedAt }: Exclusion, zone: string): ExclusionDraft {
  const text = (instant: string): string => wallText(instant, zone);
  return { id, label, kind, start: text(start), end: text(end), announced: announcedAt === null ? '' : text(announcedAt) };
}

/** The exclusion a draft comes to, or in a sentence why it is none yet. A time that was not touched keeps its seconds. */
export function exclusionOf(draft: ExclusionDraft, zone: string, before: Exclusion | undefined): Exclusion | string {
  const name = draft.label.trim() === '' ? 'An exclusion' : `The exclusion ${draft.label.trim()}`;
  const instant = (typed: string, was: string | null | undefined): string | null =>
    was !== null && was !== undefined && wallText(was, zone) === typed.trim() ? was : instantOfText(typed, zone);
  if (draft.label.trim() === '') return 'Give every exclusion a name.';
  const [start, end] = [instant(draft.start, before?.start), instant(draft.end, before?.end)];
  if (start === null || end === null) return `${name} needs its start and end, written like 2026-02-22 03:00.`;
  const announcedAt = draft.announced.trim() === '' ? null : instant(draft.announced, before?.announcedAt);
  if (announcedAt === null && draft.announced.trim() !== '')
    return `${name} was announced at no valid time; write it like 2026-02-20 17:00.`;
  return { id: draft.id, label: draft.label.trim(), kind: draft.kind, start, end, announcedAt };
}
