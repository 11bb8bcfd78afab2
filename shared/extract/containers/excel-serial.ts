import { epochDay, formatDay, millisecondsPerDay } from '../../calendar/day.ts';
import type { ExcelFormatKind } from './excel-format-kind.ts';

/** Day 1 is the first of January 1900 or, in files of old Macintosh versions, day 0 the first of January 1904. */
export type ExcelDateSystem = '1900' | '1904';

export interface SerialText {
  /** YYYY-MM-DD, YYYY-MM-DDTHH:MM:SS(.fff), HH:MM:SS(.fff); what a spreadsheet shows where there is no such day. */
  readonly text: string;
  /** False for a day that never was: 1900-01-00 and 1900-02-29. */
  readonly isReal: boolean;
}

type DateKind = Exclude<ExcelFormatKind, 'number' | 'percent' | 'text'>;

/** One past the last day a spreadsheet knows, 9999-12-31. */
const endOfDays: Readonly<Record<ExcelDateSystem, number>> = { '1900': 2_958_466, '1904': 2_957_004 };
/** The 1900 system counts a 29 February that the calendar did not have. */
const leapThatNeverWas = 60;

/** A stored number as the date, time or duration its format shows; null when it is before or after all days. */
export function serialText(serial: number, system: ExcelDateSystem, kind: DateKind): SerialText | null {
  if (!(serial >= 0 && serial < endOfDays[system])) return null;
  let day = Math.floor(serial);
  let milliseconds = Math.round((serial - day) * millisecondsPerDay);
  if (milliseconds === millisecondsPerDay) {
    day++;
    milliseconds = 0;
  }
  if (kind === 'duration') return { text: clock(milliseconds, day * 24), isReal: true };
  if (kind === 'time' && day === 0) return { text: clock(milliseconds, 0), isReal: true };
  const { text, isReal } = dayOf(day, system);
  return { text: kind === 'date' && milliseconds === 0 ? text : `${text}T${clock(milliseconds, 0)}`, isReal };
}

/** Days that were asked for before: a sheet has few of them and many cells. */
const known: Readonly<Record<ExcelDateSystem, Map<number, SerialText>>> = { '1900': new Map(), '1904': new Map() };
const mostKnown = 10_000;

function dayOf(day: number, system: ExcelDateSystem): SerialText {
  const days = known[system];
  const found = days.get(day);
  if (found !== undefined) return found;
  if (days.size >= mostKnown) days.clear();
  const made = calendarDay(day, system);
  days.set(day, made);
  return made;
}

function calendarDay(day: number, system: ExcelDateSystem): SerialText {
  if (system === '1904') return { text: formatDay(epochDay(1904, 1, 1) + day), isReal: true };
  if (day === 0) return { text: '1900-01-00', isReal: false };
  if (day === leapThatNeverWas) return { text: '1900-02-29', isReal: false };
  return { text: formatDay(epochDay(1899, 12, day < leapThatNeverWas ? 31 : 30) + day), isReal: true };
}

const two = (value: number) => String(value).padStart(2, '0');

function clock(milliseconds: number, moreHours: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const rest = milliseconds % 1000;
  const whole = `${two(Math.floor(seconds / 3600) + moreHours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(3, '0')}`;
}
