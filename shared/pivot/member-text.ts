import type { BucketCalendar } from '../calendar/bucket.ts';
import { bucketName } from '../calendar/bucket-name.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import { dimensionName, dimensionText } from '../charts/dimension-text.ts';
import { bucketText } from '../charts/slice-cells.ts';
import { upperFirst } from '../base/words.ts';
import { otherValue, parseWorked } from '../query/worked-column.ts';
import type { MemberKey } from './pivot-index.ts';
import type { PivotField } from './pivot-spec.ts';

export interface MemberWords {
  readonly calendar: BucketCalendar;
  readonly timeZone: string;
  readonly locale: string;
}

/** What a member of a field is called: "Co-brand card", "Q1 FY26", "50 to 100", "Tuesday", "14:00". */
export function memberText(field: PivotField, key: MemberKey, words: MemberWords): string {
  if (field.kind === 'date') {
    const start = Number(key);
    if (field.grain === 'hour') return bucketText(start + offsetAt(words.timeZone, start), 'hour');
    return bucketName(field.grain, start, words.calendar);
  }
  if (key === otherValue) return 'Other';
  if (key === 'true' || key === 'false') return key === 'true' ? 'yes' : 'no';
  return dimensionText(field.column, key);
}

/** What a field is called: "Partner", "Attempted amount in steps of 50", "Weekday", "Month". */
export function fieldLabel(field: PivotField): string {
  return upperFirst(field.kind === 'date' ? field.grain : dimensionName(field.column));
}

/** Whether members stand in their own order (time, numbers) and not by weight. */
export function hasOwnOrder(field: PivotField): boolean {
  if (field.kind === 'date') return true;
  const worked = parseWorked(field.column);
  return worked !== null && worked.kind !== 'only';
}
