import type { PersonVerdict } from '../../../shared/extract/column-verdict.ts';
import { manyDigits, maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import type { RowColumn } from '../../../shared/protocol/rows-description.ts';
import type { RowsFormat } from '../../../shared/query/rows-export.ts';
import { keptCharacters } from '../../../shared/extract/personal-data.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';

/** Letters and digits of a text as stars; separators stay. */
const stars = (sql: string): string => `regexp_replace(${sql}, '[\\pL\\pN]', '*', 'g')`;

/** How many characters stay readable at the beginning and at the end. */
const readable: Readonly<Record<PersonVerdict, readonly [first: number, last: number]>> = {
  ...keptCharacters,
  person_id: [0, 2],
  card_part: [0, 0],
};

/** A text about a person, mostly covered; of an e-mail address the domain stays. A value hardly longer than what would stay is covered whole. */
export function maskedSql(kind: PersonVerdict, sql: string): string {
  const [first, last] = readable[kind];
  const covered = (text: string): string =>
    `CASE WHEN length(${text}) <= ${first + last + 1} THEN ${stars(text)} ELSE left(${text}, ${first}) || ${stars(`substring(${text}, ${first + 1}, length(${text}) - ${first + last})`)} || right(${text}, ${last}) END`;
  if (kind !== 'email') return covered(sql);
  const at = `strpos(${sql}, '@')`;
  return `CASE WHEN ${at} = 0 THEN ${covered(sql)} ELSE ${covered(`left(${sql}, ${at} - 1)`)} || substring(${sql}, ${at}) END`;
}

/** Above this every run of digits that could be a card number is covered, without looking at each value. */
const mostNamed = 500;

/** A text with the values that hold card numbers replaced by their masked form. */
export function cardsCoveredSql(sql: string, values: readonly string[]): string {
  if (values.length === 0) return sql;
  if (values.length > mostNamed) return `regexp_replace(${sql}, '${manyDigits}', '************', 'g')`;
  const cases = values.map((value) => `WHEN ${quoteText(value)} THEN ${quoteText(maskCardNumbers(value))}`);
  return `CASE ${sql} ${cases.join(' ')} ELSE ${sql} END`;
}

/** A text that a spreadsheet would run as a formula gets a leading apostrophe; a plain number is none. */
const formulaGuard = (sql: string): string =>
  `CASE WHEN regexp_matches(${sql}, '^[=+\\-@\\t\\r]') AND NOT regexp_full_match(${sql}, '[-+]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?') THEN '''' || ${sql} ELSE ${sql} END`;

const isoInstant = (sql: string): string => `regexp_replace(strftime(${sql}, '%Y-%m-%dT%H:%M:%S.%f'), '\\.?0*$', '') || 'Z'`;
/** Exact, with at least two decimals. */
const plainMoney = (sql: string): string => `regexp_replace(CAST(${sql} AS VARCHAR), '0{1,4}$', '')`;

/** A column as its format takes it: text for CSV, numbers and serials for a sheet, its own type for Parquet. */
export function writtenSql({ type }: Pick<RowColumn, 'type'>, sql: string, to: RowsFormat): string {
  if (to === 'parquet') return sql;
  switch (type) {
    case 'text':
      return to === 'csv' ? formulaGuard(sql) : sql;
    case 'money':
      return plainMoney(sql);
    case 'instant':
      return to === 'csv' ? isoInstant(sql) : `CAST(epoch_us(${sql}) / 1000.0 AS DOUBLE)`;
    case 'day':
      return to === 'csv' ? `CAST(${sql} AS VARCHAR)` : `CAST(${sql} - DATE '1970-01-01' AS DOUBLE)`;
    default:
      return `CAST(${sql} AS VARCHAR)`;
  }
}
