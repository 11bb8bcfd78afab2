import { currenciesWithExponent, currencyExponents } from '../money/iso4217.ts';
import { microDigits, wholeDigits } from '../money/micros.ts';
import { amountPattern, negativePattern, noisePattern, type NumberFormat } from '../money/number-format.ts';
import { quoteText } from '../query/sql-text.ts';
import type { StampZone } from './column-rule.ts';
import type { Dialect } from './receipt.ts';
import { zoneAbbreviations } from './zone-abbreviations.ts';

/**
 * Casts that cannot lie: text is taken only if it matches a strict pattern from end to end, otherwise the value is NULL and the row's
 * `fault` says so. DuckDB's own casts round 1.2345678, read 1_000 and drop the offset of a stamp, all in silence.
 */
const fullMatch = (sql: string, pattern: string) => `regexp_full_match(${sql}, ${quoteText(pattern)})`;

/** Money as DECIMAL(18,6) in major units. */
export function majorAmountSql(text: string, format: NumberFormat): string {
  const pattern = amountPattern(format);
  if (!format.isLoose && format.thousands === '' && format.decimal === '.')
    return `CASE WHEN ${fullMatch(text, pattern)} THEN TRY_CAST(${text} AS DECIMAL(18,6)) END`;
  const bare = `regexp_replace(${text}, ${quoteText(noisePattern(format))}, '', 'g')`;
  const plain = format.decimal === '.' ? bare : `replace(${bare}, ',', '.')`;
  const size = `TRY_CAST(${plain} AS DECIMAL(18,6))`;
  return `CASE WHEN NOT ${fullMatch(text, pattern)} THEN NULL WHEN regexp_matches(${text}, ${quoteText(negativePattern)}) THEN -${size} ELSE ${size} END`;
}

/** Digits of the minor unit of the currency in `currency` (already upper case), NULL for a code that is not ISO 4217. */
export function exponentSql(currency: string): string {
  const frequent = ['USD', 'EUR', 'GBP', 'CAD', 'MXN'].map((code) => `${currency} = '${code}'`).join(' OR ');
  const others = currencyExponents.map(
    (exponent) => `WHEN ${currency} IN (${currenciesWithExponent(exponent).map(quoteText).join(', ')}) THEN ${exponent}`,
  );
  return `CASE WHEN ${currency} IS NULL THEN NULL WHEN ${frequent} THEN 2 ${others.join(' ')} END`;
}

/** Integers in minor units, scaled by the currency's exponent: every step fits 18 digits, so nothing is rounded. */
export function minorAmountSql(text: string, exponent: string): string {
  const cases = currencyExponents.map((digits) => {
    const whole = `TRY_CAST(${text} AS DECIMAL(${wholeDigits + digits},0))`;
    const scaled = digits === 0 ? whole : `${whole} * 0.${'1'.padStart(digits, '0')}::DECIMAL(${digits + 1},${digits})`;
    return `WHEN ${exponent} = ${digits} THEN (${scaled})::DECIMAL(18,6)`;
  });
  const ordered = [...cases].sort((left, right) => Number(right.includes('= 2 ')) - Number(left.includes('= 2 ')));
  return `CASE WHEN NOT ${fullMatch(text, `-?[0-9]{1,${wholeDigits + 4}}`)} THEN NULL ${ordered.join(' ')} END`;
}

/** ISO-shaped currency code in upper case. */
export function currencySql(text: string): string {
  return `CASE WHEN ${text} IN ('USD', 'EUR', 'GBP') THEN ${text} WHEN ${fullMatch(text, ' *[A-Za-z]{3} *')} THEN upper(trim(${text})) END`;
}

const clock = '[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?';
const isoStamp = `[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]${clock}`;
const offset = ' ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)';

/** A stamp that carries its offset, as a UTC TIMESTAMP. */
function offsetStampSql(text: string): string {
  return `make_timestamp(epoch_us(TRY_CAST(${text} AS TIMESTAMPTZ)))`;
}

/** A wall-clock stamp without offset as a TIMESTAMP, in any order of day and month. */
function wallStampSql(text: string, order: Dialect['dateOrder']): { readonly pattern: string; readonly sql: string } {
  if (order === 'ymd' || order === 'none') {
    const pattern = `[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[T ]${clock})?`;
    return { pattern, sql: `TRY_CAST(regexp_replace(${text}, '[/.]', '-', 'g') AS TIMESTAMP)` };
  }
  const pattern = `[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}(?:[T ]${clock})?`;
  const turned = order === 'dmy' ? '\\3-\\2-\\1\\4' : '\\3-\\1-\\2\\4';
  return { pattern, sql: `TRY_CAST(regexp_replace(${text}, '^([0-9]+)[-/.]([0-9]+)[-/.]([0-9]{4})(.*)$', '${turned}') AS TIMESTAMP)` };
}

const abbreviationMinutes = (zone: string): string =>
  `CASE upper(trim(${zone})) ${[...zoneAbbreviations].map(([name, minutes]) => `WHEN '${name}' THEN ${minutes}`).join(' ')} END`;

/** A stamp as TIMESTAMP in UTC; `zoneColumn` is the SQL of the column that holds the abbreviation. */
export function instantSql(text: string, zone: StampZone, zoneColumn: string, order: Dialect['dateOrder'] = 'ymd'): string {
  if (zone.kind === 'offset') return `CASE WHEN ${fullMatch(text, isoStamp + offset)} THEN ${offsetStampSql(text)} END`;
  const wall = wallStampSql(text, order);
  if (zone.kind === 'abbreviation')
    return `CASE WHEN ${fullMatch(text, wall.pattern)} THEN ${wall.sql} - to_minutes(${abbreviationMinutes(zoneColumn)}) END`;
  const local = zone.zone === 'UTC' ? wall.sql : `((${wall.sql}) AT TIME ZONE ${quoteText(zone.zone)}) AT TIME ZONE 'UTC'`;
  return `CASE WHEN ${fullMatch(text, wall.pattern)} THEN ${local} WHEN ${fullMatch(text, isoStamp + offset)} THEN ${offsetStampSql(text)} END`;
}

/** A calendar day; a time of day after it is dropped. */
export function daySql(text: string, order: Dialect['dateOrder']): string {
  const wall = wallStampSql(text, order);
  return `CASE WHEN ${fullMatch(text, wall.pattern)} THEN CAST(${wall.sql} AS DATE) WHEN ${fullMatch(text, isoStamp + offset)} THEN TRY_CAST(left(${text}, 10) AS DATE) END`;
}

export function integerSql(text: string): string {
  return `CASE WHEN ${fullMatch(text, '[-+]?[0-9]{1,18}')} THEN TRY_CAST(${text} AS BIGINT) END`;
}

/** A measurement, not money. */
export function numberSql(text: string): string {
  return `CASE WHEN ${fullMatch(text, `[-+]?[0-9]{1,15}(?:\\.[0-9]{1,${microDigits * 2}})?`)} THEN TRY_CAST(${text} AS DOUBLE) END`;
}

export function booleanSql(text: string): string {
  return `CASE WHEN ${text} IN ('1', 'true', 'TRUE', 'True', 'yes', 't', 'y', 'Y') THEN TRUE WHEN ${text} IN ('0', 'false', 'FALSE', 'False', 'no', 'f', 'n', 'N') THEN FALSE END`;
}
