import { type BucketCalendar } from '../calendar/bucket.ts';
import { bucketName } from '../calendar/bucket-name.ts';
import { monthName } from '../calendar/period.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import { dimensionText } from '../charts/dimension-text.ts';
import { bucketText } from '../charts/slice-cells.ts';
import { formatValue } from '../query/format-value.ts';
import { otherValue, parseWorked, type WorkedColumn } from '../query/worked-column.ts';
import type { MemberKey } from './pivot-index.ts';
import type { PivotField } from './pivot-spec.ts';

export interface MemberWords {
  readonly calendar: BucketCalendar;
  readonly timeZone: string;
  readonly locale: string;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What a member of a field is called: "Co-brand card", "Q1 FY26", "50 to 100", "Tuesday", "14:00". */
export function memberText(field: PivotField, key: MemberKey, words: MemberWords): string {
  if (field.kind === 'date') {
    const start = Number(key);
    if (field.grain === 'hour') return bucketText(start + offsetAt(words.timeZone, start), 'hour');
    return bucketName(field.grain, start, words.calendar);
  }
  const worked = parseWorked(field.column);
  if (key === otherValue) return 'Other';
  if (key === null || worked === null || worked.kind === 'only') return valueText(worked?.column ?? field.column, key);
  return workedText(worked, Number(key), words.locale);
}

function valueText(column: string, key: MemberKey): string {
  if (key === 'true' || key === 'false') return key === 'true' ? 'yes' : 'no';
  return dimensionText(column, key);
}

function workedText(worked: Exclude<WorkedColumn, { kind: 'only' }>, at: number, locale: string): string {
  const number = (value: number): string => formatValue(Number(value.toPrecision(12)), { kind: 'none' }, locale);
  switch (worked.kind) {
    case 'bin': {
      const step = Number(worked.step);
      return `${number(at * step)} to ${number((at + 1) * step)}`;
    }
    case 'bins': {
      const [low, high] = [worked.edges[at - 1], worked.edges[at]];
      if (low === undefined) return `under ${number(Number(high))}`;
      return high === undefined ? `${number(Number(low))} or more` : `${number(Number(low))} to ${number(Number(high))}`;
    }
    case 'weekday':
      return weekdays[at - 1] ?? String(at);
    case 'hour_of_day':
      return `${String(at).padStart(2, '0')}:00`;
    case 'month_of_year':
      return monthName(at);
  }
}

/** Whether members stand in their own order (time, numbers) and not by weight. */
export function hasOwnOrder(field: PivotField): boolean {
  if (field.kind === 'date') return true;
  const worked = parseWorked(field.column);
  return worked !== null && worked.kind !== 'only';
}
