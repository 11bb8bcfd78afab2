import { parseDay } from '../calendar/day.ts';
import { readsAsFormula } from './formula-trigger.ts';

/** A sheet of the workbook's own notes was refused: the line (1 = the header) and what it says that cannot be. */
export interface RefusedSheet {
  readonly kind: 'refused';
  readonly line: number;
  readonly reason: string;
}

export const refusedAt = (line: number, reason: string): RefusedSheet => ({ kind: 'refused', line, reason });

/** Text that was kept from running as a formula is itself again. */
export const unguarded = (text: string): string => (text.startsWith("'") && readsAsFormula(text.slice(1)) ? text.slice(1) : text);

/** The instant that a cell tells, UTC ISO 8601, as it was written where it is one already; a time without zone is UTC. Null when it is none. */
export function instantOfCell(text: string): string | null {
  const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) ? text.replace(' ', 'T') : null;
  // A day that does not exist would be read as one of the next month.
  if (iso === null || parseDay(iso.slice(0, 10)) === null) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`;
  const at = Date.parse(zoned);
  if (Number.isNaN(at)) return null;
  return zoned.endsWith('Z') && zoned === text ? text : new Date(at).toISOString();
}

export const notATime = (text: string): string =>
  `${text === '' ? 'an empty time' : text} is not a time; write it like 2026-02-04T20:10:00Z`;
