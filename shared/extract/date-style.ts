/** How a column writes its days and stamps: one way for the whole column, never guessed per row. */
export type DateStyle =
  | 'ymd'
  | 'mdy'
  | 'dmy'
  | 'none'
  /** 20260131, 20260131T101500, 20260131 10:15:00 */
  | 'compact'
  /** Two-digit years, which are of this century. */
  | 'mdy_short'
  | 'dmy_short'
  /** 31-Jan-2026, 31 January 2026, Jan 31, 2026: English names. */
  | 'month_name'
  /** Since 1970 in UTC, whatever the zone of the file. */
  | 'epoch_seconds'
  | 'epoch_milliseconds'
  /** Days since 1899-12-30 as a spreadsheet counts them; those before March 1900 are taken by no program alike and refused. */
  | 'excel_serial';

/** Each style with an example of the same moment, for people to choose from. */
export const dateStyles: readonly { readonly style: DateStyle; readonly example: string }[] = [
  { style: 'ymd', example: '2026-01-31 15:05' },
  { style: 'mdy', example: '1/31/2026 3:05 PM' },
  { style: 'dmy', example: '31.01.2026 15:05' },
  { style: 'compact', example: '20260131 150500' },
  { style: 'mdy_short', example: '1/31/26' },
  { style: 'dmy_short', example: '31.01.26' },
  { style: 'month_name', example: '31-Jan-2026' },
  { style: 'epoch_seconds', example: '1769871900' },
  { style: 'epoch_milliseconds', example: '1769871900000' },
  { style: 'excel_serial', example: '46053.628472' },
];

/** Whether a style gives an instant by itself, so that no zone is asked. */
export const isAbsolute = (style: DateStyle): boolean => style === 'epoch_seconds' || style === 'epoch_milliseconds';

/** Pattern of a time of day on 24 hours. */
export const clockPattern = '[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?';

const halfDayClock = '[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?[AaPp][Mm]';
const clockTail = `(?:[T ](?:${clockPattern}|${halfDayClock}))?`;
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const monthList = `[${months.map((month) => `'${month}'`).join(', ')}]`;
const monthWord = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';

/** SQL that turns a matching text into a TIMESTAMP as the clock on the wall showed it; texts of no day give NULL. */
export interface StampSql {
  readonly pattern: string;
  readonly sql: string;
}

/** `turned`: SQL of the text with its day first as yyyy-m-d. */
function stampOf(text: string, turned: string): string {
  const spaced = `regexp_replace(${turned}, ' ?([AaPp][Mm])$', ' \\1')`;
  const halfDay = `try_strptime(${spaced}, ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])`;
  return `CASE WHEN regexp_matches(${text}, '[AaPp][Mm]$') THEN ${halfDay} ELSE TRY_CAST(${turned} AS TIMESTAMP) END`;
}

function numbered(text: string, order: 'mdy' | 'dmy', years: 2 | 4): StampSql {
  const year = years === 2 ? '20\\3' : '\\3';
  const to = order === 'dmy' ? `${year}-\\2-\\1\\4` : `${year}-\\1-\\2\\4`;
  const turned = `regexp_replace(${text}, '^([0-9]+)[-/.]([0-9]+)[-/.]([0-9]{${years}})(.*)$', '${to}')`;
  return { pattern: `[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{${years}}${clockTail}`, sql: stampOf(text, turned) };
}

function named(text: string): StampSql {
  const dayFirst = `([0-9]{1,2})[-/ .]([A-Za-z]{3})[A-Za-z]*[-/ .,]{1,2}([0-9]{4})`;
  const monthFirst = `([A-Za-z]{3})[A-Za-z]*[-/ .]([0-9]{1,2}),? ?([0-9]{4})`;
  const part = (pattern: string, group: number) => `regexp_extract(${text}, '^${pattern}(.*)$', ${group})`;
  const turn = (pattern: string, day: number, month: number) =>
    `concat(${part(pattern, 3)}, '-', list_position(${monthList}, upper(${part(pattern, month)})), '-', ${part(pattern, day)}, ${part(pattern, 4)})`;
  const turned = `CASE WHEN regexp_matches(${text}, '^[0-9]') THEN ${turn(dayFirst, 1, 2)} ELSE ${turn(monthFirst, 2, 1)} END`;
  const pattern = `(?:[0-9]{1,2}[-/ .]${monthWord}[-/ .,]{1,2}[0-9]{4}|${monthWord}[-/ .][0-9]{1,2},? ?[0-9]{4})${clockTail}`;
  return { pattern: `(?i:${pattern})`, sql: stampOf(text, `(${turned})`) };
}

function compact(text: string): StampSql {
  const full = `regexp_replace(${text}, '^([0-9]{4})([0-9]{2})([0-9]{2})[T ]?([0-9]{2})([0-9]{2})([0-9]{2})$', '\\1-\\2-\\3 \\4:\\5:\\6')`;
  const day = `regexp_replace(${text}, '^([0-9]{4})([0-9]{2})([0-9]{2})(.*)$', '\\1-\\2-\\3\\4')`;
  const isFull = `regexp_full_match(${text}, '[0-9]{8}[T ]?[0-9]{6}')`;
  return {
    pattern: `[0-9]{8}(?:[T ]?[0-9]{6}|[T ]${clockPattern})?`,
    sql: `TRY_CAST(CASE WHEN ${isFull} THEN ${full} ELSE ${day} END AS TIMESTAMP)`,
  };
}

/** Milliseconds from day 0 of a spreadsheet to 1970: 25,569 days. */
const serialEpochMs = 2_209_161_600_000;

function serial(text: string): StampSql {
  const value = `TRY_CAST(${text} AS DOUBLE)`;
  const milliseconds = `(CAST(round(${value} * 86400000) AS BIGINT) - ${serialEpochMs})`;
  return {
    pattern: '[0-9]{2,6}(?:\\.[0-9]{1,12})?',
    sql: `CASE WHEN ${value} >= 61 THEN make_timestamp(${milliseconds} * 1000) END`,
  };
}

/** The strict reading of a style; a text that does not match the pattern from end to end is not in it. */
export function stampSql(text: string, style: DateStyle): StampSql {
  switch (style) {
    case 'ymd':
    case 'none': {
      const pattern = `[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[T ]${clockPattern})?`;
      return { pattern, sql: `TRY_CAST(regexp_replace(${text}, '^([0-9]{4})[/.]([0-9]{1,2})[/.]', '\\1-\\2-') AS TIMESTAMP)` };
    }
    case 'mdy':
    case 'dmy':
      return numbered(text, style, 4);
    case 'mdy_short':
      return numbered(text, 'mdy', 2);
    case 'dmy_short':
      return numbered(text, 'dmy', 2);
    case 'month_name':
      return named(text);
    case 'compact':
      return compact(text);
    case 'excel_serial':
      return serial(text);
    case 'epoch_seconds':
      return { pattern: '[0-9]{9,10}', sql: `make_timestamp(TRY_CAST(${text} AS BIGINT) * 1000000)` };
    case 'epoch_milliseconds':
      return { pattern: '[0-9]{12,13}', sql: `make_timestamp(TRY_CAST(${text} AS BIGINT) * 1000)` };
  }
}
