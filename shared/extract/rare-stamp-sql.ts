import { plainTextSql } from '../money/plain-characters.ts';
import { namedSql } from '../query/named-sql.ts';
import { quoteText } from '../query/sql-text.ts';
import { type DateStyle, stampSql } from './date-style.ts';
import { utcOffsetPattern } from './utc-offset.ts';
import { zoneAbbreviations } from './zone-abbreviations.ts';

const matches = (sql: string, pattern: string) => `regexp_matches(${sql}, ${quoteText(pattern)})`;
const replaced = (sql: string, pattern: string, by: string, options = '') =>
  `regexp_replace(${sql}, ${quoteText(pattern)}, ${quoteText(by)}${options === '' ? '' : `, '${options}'`})`;

/** CST is used in China too: only where a layout says what its abbreviations mean is it taken. */
const named = [...zoneAbbreviations].filter(([name]) => name.length > 1 && name !== 'CST' && name !== 'BST');
const numbered = `(?:UTC|GMT)?${utcOffsetPattern('0?')}`;
/** A zone behind a time of day, and never the end of a day: 2026-01-05 has no offset of five hours. */
const zoned = `(?:[0-9]:[0-9]{2}|T[0-9]{4}(?:[0-9]{2})?)(?:\\.[0-9]{1,9})?(?: ?[AP]M)? ?\\(?(Z|${named.map(([name]) => name).join('|')}|${numbered})\\)?$`;
const anyZone = ` ?\\(?(?:Z|${named.map(([name]) => name).join('|')}|${numbered})\\)?$`;
const weekday = '^(MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*[.,]? ';

/** The text with what may be written in several ways written in one. */
function plainStamp(text: string): string {
  let plain = replaced(plainTextSql(text), ' +', ' ', 'g');
  plain = replaced(plain, '([0-9]) ?([AP])[.]? ?M[.]?', '\\1 \\2M');
  plain = replaced(plain, '(:[0-9]{2}),([0-9]{1,9})', '\\1.\\2');
  // Days of mainframes: 2026-01-31-10.15.00.123456
  plain = replaced(plain, '^([0-9]{4}-[0-9]{2}-[0-9]{2})[- ]([0-9]{2})\\.([0-9]{2})\\.([0-9]{2})', '\\1 \\2:\\3:\\4');
  // SAT JAN 31 15:05:00 UTC 2026
  return replaced(plain, '^([A-Z]{3} [A-Z]{3} [0-9]{1,2}) ([0-9:.]+)( [A-Z]{3,4})? ([0-9]{4})$', '\\1 \\4 \\2\\3');
}

/** Minutes east of UTC of the zone behind a stamp. */
function minutesOf(zone: string): string {
  const part = (group: number) => `regexp_extract(${zone}, '([+-])([0-9]{1,2}):?([0-9]{2})?$', ${group})`;
  const size = `(CAST(${part(2)} AS INTEGER) * 60 + coalesce(TRY_CAST(${part(3)} AS INTEGER), 0))`;
  const names = named.map(([name, minutes]) => `WHEN '${name}' THEN ${minutes}`).join(' ');
  return `CASE ${zone} WHEN 'Z' THEN 0 ${names} ELSE CASE ${part(1)} WHEN '-' THEN -1 ELSE 1 END * ${size} END`;
}

/** Weeks and days counted through the year: 2026-W53-7, 2026-031. A week or day that its year does not have is none. */
function countedDay(plain: string): string {
  const week = replaced(plain, '^([0-9]{4})-?W([0-9]{2})-?([1-7])$', '\\1-W\\2-\\3');
  const real = (text: string, form: string) =>
    `CASE WHEN strftime(try_strptime(${text}, '${form}'), '${form}') = ${text} THEN try_strptime(${text}, '${form}') END`;
  return (
    `CASE WHEN ${matches(plain, '^[0-9]{4}-?W[0-9]{2}-?[1-7]$')} THEN ${real(week, '%G-W%V-%u')} ` +
    `WHEN ${matches(plain, '^[0-9]{4}-[0-9]{3}$')} THEN ${real(plain, '%Y-%j')} END`
  );
}

/**
 * A stamp that is not in the usual form of its column. It costs many times what that one does and is asked of no others. `finish` makes
 * the value of its clock and of the minutes east of UTC where it names a zone (else NULL).
 */
export function rareStampSql(text: string, style: DateStyle, finish: (wall: string, minutes: string) => string): string {
  return namedSql(plainStamp(text), 'plain', (plain) =>
    namedSql(`regexp_extract(${plain}, ${quoteText(zoned)}, 1)`, 'zone', (zone) => {
      const day = replaced(plain, weekday, '');
      const bare = `CASE WHEN ${zone} = '' THEN ${day} ELSE ${replaced(day, anyZone, '')} END`;
      const isOfWeekday = (stamp: string) =>
        `regexp_extract(${plain}, ${quoteText(weekday)}, 1) IN ('', upper(left(dayname(${stamp}), 3)))`;
      const minutes = `CASE WHEN ${zone} <> '' THEN ${minutesOf(zone)} END`;
      return namedSql(
        namedSql(bare, 'bare', (clock) => wallOf(clock, plain, style)),
        'stamp',
        (stamp) => `CASE WHEN ${isOfWeekday(stamp)} THEN ${finish(stamp, minutes)} END`,
      );
    }),
  );
}

function wallOf(bare: string, plain: string, style: DateStyle): string {
  const isYearFirst = style === 'ymd' || style === 'none';
  const styles: readonly DateStyle[] = isYearFirst ? ['ymd', 'compact'] : [style];
  const read = styles.map((one) => {
    const { pattern, sql } = stampSql(bare, one);
    return `WHEN regexp_full_match(${bare}, ${quoteText(pattern)}) THEN ${sql}`;
  });
  return `CASE ${read.join(' ')} ${isYearFirst ? `ELSE ${countedDay(plain)}` : ''} END`;
}
