/** How a column writes its days and stamps: one way for the whole column, never guessed per row. */
export type DateStyle =
  | 'ymd'
  | 'mdy'
  | 'dmy'
  | 'none'
  /** 20260131, 20260131T101500, 20260131 10:15:00 */
  | 'compact'
  /** Years of two digits, which are 2000 to 2099. */
  | 'mdy_short'
  | 'dmy_short'
  | 'ymd_short'
  /** 31-Jan-2026, 31 January 2026, Jan 31, 2026: English names. */
  | 'month_name'
  /** 31-Jan-26 */
  | 'month_name_short'
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
  { style: 'ymd_short', example: '26-01-31' },
  { style: 'month_name', example: '31-Jan-2026' },
  { style: 'month_name_short', example: '31-Jan-26' },
  { style: 'epoch_seconds', example: '1769871900' },
  { style: 'epoch_milliseconds', example: '1769871900000' },
  { style: 'excel_serial', example: '46053.628472' },
];

/** Whether a style gives an instant by itself, so that no zone is asked. */
export const isAbsolute = (style: DateStyle): boolean => style === 'epoch_seconds' || style === 'epoch_milliseconds';

/** Whether years are written with two digits; the receipt then says which hundred years they are taken from. */
export const hasShortYears = (style: DateStyle): boolean => style.endsWith('_short');

/** Pattern of a time of day on 24 hours. */
export const clockPattern = '[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?';

/** A spreadsheet writes 9:05 for five past nine. */
const clockTail = '(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?(?: ?[AaPp][Mm])?)?';
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const monthList = `[${months.map((month) => `'${month}'`).join(', ')}]`;
const shortMonth = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const monthWord =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';

/** SQL that turns a matching text into a TIMESTAMP as the clock on the wall showed it; texts of no day give NULL. */
export interface StampSql {
  readonly pattern: string;
  readonly sql: string;
}

/** `turned`: SQL of the text with its day first as yyyy-m-d. */
function stampOf(text: string, turned: string): string {
  const spaced = `regexp_replace(${turned}, ' ?([AaPp][Mm])$', ' \\1')`;
  const halfDay = `try_strptime(replace(${spaced}, 'T', ' '), ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S.%f %p'])`;
  return `CASE WHEN regexp_matches(${text}, '[AaPp][Mm]$') THEN ${halfDay} ELSE TRY_CAST(${turned} AS TIMESTAMP) END`;
}

function numbered(text: string, order: 'mdy' | 'dmy', years: 2 | 4): StampSql {
  const year = years === 2 ? '20\\3' : '\\3';
  const to = order === 'dmy' ? `${year}-\\2-\\1\\4` : `${year}-\\1-\\2\\4`;
  const turned = `regexp_replace(${text}, '^([0-9]+)[-/.]([0-9]+)[-/.]([0-9]{${years}})(.*)$', '${to}')`;
  return { pattern: `[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{${years}}${clockTail}`, sql: stampOf(text, turned) };
}

function named(text: string, years: 2 | 4): StampSql {
  const word = `([A-Za-z]{3})[A-Za-z]*`;
  const dayOrder = `([0-9]{1,2})(?:[A-Za-z]{2})?`;
  const year = `([0-9]{${years}})`;
  const forms: readonly (readonly [pattern: string, day: number, month: number, year: number])[] = [
    [`${dayOrder}[-/ .,]{1,2}${word}[-/ .,]{1,2}${year}`, 1, 2, 3],
    // 31JAN2026 10:15:00, and with a colon before the time
    [`([0-9]{1,2})([A-Za-z]{3})${year}`, 1, 2, 3],
    ...(years === 4
      ? ([
          [`${word}[-/ .]{1,2}${dayOrder}(?:, ?| )${year}`, 2, 1, 3],
          [`${year}[-/ .]${word}[-/ .]([0-9]{1,2})`, 3, 2, 1],
        ] as const)
      : []),
  ];
  const turned = forms.map(([pattern, day, month, at]) => {
    const part = (group: number) => `regexp_extract(${text}, '^${pattern}[:, ]{0,2}(.*)$', ${group})`;
    const clock = `regexp_extract(${text}, '^${pattern}([:T, ]{1,2}(.*))?$', 5)`;
    const whole = `concat(${years === 2 ? "'20', " : ''}${part(at)}, '-', list_position(${monthList}, upper(${part(month)})), '-', ${part(day)}, CASE WHEN ${clock} = '' THEN '' ELSE concat(' ', ${clock}) END)`;
    return `WHEN regexp_matches(${text}, '^${pattern}(?:[:T, ].*)?$') THEN ${whole}`;
  });
  const ordinal = '(?:st|nd|rd|th)?';
  const days = [
    `[0-9]{1,2}${ordinal}[-/ .,]{1,2}${monthWord}[-/ .,]{1,2}[0-9]{${years}}`,
    `[0-9]{1,2}${shortMonth}[0-9]{${years}}`,
    ...(years === 4 ? [`${monthWord}[-/ .]{1,2}[0-9]{1,2}${ordinal}(?:, ?| )[0-9]{4}`, `[0-9]{4}[-/ .]${monthWord}[-/ .][0-9]{1,2}`] : []),
  ];
  const tail = clockTail.replace('[T ]', '(?:[T:]|,? )');
  return { pattern: `(?i:(?:${days.join('|')})${tail})`, sql: stampOf(text, `(CASE ${turned.join(' ')} END)`) };
}

function compact(text: string): StampSql {
  const clock = `'^([0-9]{4})([0-9]{2})([0-9]{2})[T ]?([0-9]{2})([0-9]{2})([0-9]{2})?\\.?([0-9]*)$'`;
  const group = (at: number) => `regexp_extract(${text}, ${clock}, ${at})`;
  const full = `concat(${group(1)}, '-', ${group(2)}, '-', ${group(3)}, ' ', ${group(4)}, ':', ${group(5)}, ':', CASE ${group(6)} WHEN '' THEN '00' ELSE ${group(6)} END, CASE ${group(7)} WHEN '' THEN '' ELSE '.' END, ${group(7)})`;
  const day = `regexp_replace(${text}, '^([0-9]{4})([0-9]{2})([0-9]{2})(.*)$', '\\1-\\2-\\3\\4')`;
  // With or without seconds, and thousandths of them without a point.
  const digits = '[0-9]{8}[T ]?[0-9]{4}(?:[0-9]{2}(?:\\.[0-9]{1,9}|[0-9]{3})?)?';
  return {
    pattern: `(?:${digits}|[0-9]{8}${clockTail})`,
    sql: `TRY_CAST(CASE WHEN regexp_full_match(${text}, '${digits}') THEN ${full} ELSE ${day} END AS TIMESTAMP)`,
  };
}

/** Fractions of a second as far as a microsecond. */
const epoch = (text: string, perSecond: number): string =>
  `make_timestamp(CAST(TRY_CAST(regexp_replace(${text}, '(\\.[0-9]{6})[0-9]*$', '\\1') AS DECIMAL(24,6)) * ${1_000_000 / perSecond} AS BIGINT))`;

/** Milliseconds from day 0 of a spreadsheet to 1970: 25,569 days. */
const serialEpochMs = 2_209_161_600_000;

function serial(text: string): StampSql {
  const value = `TRY_CAST(${text} AS DOUBLE)`;
  const milliseconds = `(CAST(round(${value} * 86400000) AS BIGINT) - ${serialEpochMs})`;
  return {
    pattern: '[0-9]{2,6}(?:\\.[0-9]{0,15})?',
    sql: `CASE WHEN ${value} >= 61 THEN make_timestamp(${milliseconds} * 1000) END`,
  };
}

/** The strict reading of a style; a text that does not match the pattern from end to end is not in it. */
export function stampSql(text: string, style: DateStyle): StampSql {
  switch (style) {
    case 'ymd':
    case 'none': {
      const turned = `regexp_replace(${text}, '^([0-9]{4})[/.]([0-9]{1,2})[/.]', '\\1-\\2-')`;
      return { pattern: `[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}${clockTail}`, sql: stampOf(text, turned) };
    }
    case 'mdy':
    case 'dmy':
      return numbered(text, style, 4);
    case 'mdy_short':
      return numbered(text, 'mdy', 2);
    case 'dmy_short':
      return numbered(text, 'dmy', 2);
    case 'ymd_short': {
      const turned = `regexp_replace(${text}, '^([0-9]{2})[-/.]([0-9]{1,2})[-/.]', '20\\1-\\2-')`;
      return { pattern: `[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}${clockTail}`, sql: stampOf(text, turned) };
    }
    case 'month_name':
      return named(text, 4);
    case 'month_name_short':
      return named(text, 2);
    case 'compact':
      return compact(text);
    case 'excel_serial':
      return serial(text);
    case 'epoch_seconds':
      return { pattern: '[0-9]{9,10}(?:\\.[0-9]{1,9})?', sql: epoch(text, 1) };
    case 'epoch_milliseconds':
      return { pattern: '[0-9]{12,13}(?:\\.[0-9]{1,6})?', sql: epoch(text, 1000) };
  }
}
