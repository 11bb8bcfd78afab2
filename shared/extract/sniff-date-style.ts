import type { DateStyle } from './date-style.ts';

const clock = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?)?';
const whole = (pattern: string) => new RegExp(`^${pattern}$`, 'i');
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** Two orders of day and month look alike: which of the two is told by a number above 12. */
const turned = whole(`(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})${clock}`);

const forms: readonly (readonly [DateStyle, RegExp])[] = [
  ['ymd', whole(`\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}${clock}`)],
  ['month_name', whole(`(?:\\d{1,2}[-/ .]${month}[-/ .,]{1,2}\\d{4}|${month}[-/ .]\\d{1,2},? ?\\d{4})${clock}`)],
  ['month_name_short', whole(`\\d{1,2}[-/ ]?${month}[-/ ]?\\d{2}${clock}`)],
  ['compact', whole('(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])(?:[T ]?\\d{6}|[T ]\\d{2}:\\d{2}(?::\\d{2})?)?')],
];

/** The one style in which every value of a column is written; `order` decides where day and month cannot be told apart. */
export function sniffDateStyle(values: readonly string[], order: 'ymd' | 'mdy' | 'dmy' | 'none'): DateStyle | null {
  const written = values.map((value) => value.trim()).filter((value) => value !== '');
  if (written.length === 0) return null;
  const form = forms.find(([, pattern]) => written.every((value) => pattern.test(value)));
  if (form !== undefined) return form[0];
  const parts = written.map((value) => turned.exec(value));
  if (parts.some((part) => part === null)) return null;
  const isShort = parts.every((part) => part?.[3]?.length === 2);
  if (!isShort && parts.some((part) => part?.[3]?.length === 2)) return null;
  const [first, second] = [1, 2].map((group) => Math.max(...parts.map((part) => Number(part?.[group])))) as [number, number];
  const style = first > 12 ? 'dmy' : second > 12 ? 'mdy' : order === 'mdy' ? 'mdy' : 'dmy';
  return isShort ? `${style}_short` : style;
}
