import { monthName } from '../calendar/period.ts';
import { formatValue } from './format-value.ts';
import { otherValue, type WorkedColumn } from './worked-column.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A value of a worked column in words: "50 to 100", "250 or more", "Tuesday", "14:00", "Other". */
export function workedText(worked: WorkedColumn, value: string, locale = 'en-US'): string {
  const number = (size: number): string => formatValue(Number(size.toPrecision(12)), { kind: 'none' }, locale);
  const at = Number(value);
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
      return weekdays[at - 1] ?? value;
    case 'hour_of_day':
      return `${value.padStart(2, '0')}:00`;
    case 'month_of_year':
      return monthName(at);
    case 'date':
      return value;
    case 'only':
      return value === otherValue ? 'Other' : value;
  }
}
