import { currenciesWithExponent, currencyExponents } from '../money/iso4217.ts';
import { microDigits, wholeDigits } from '../money/micros.ts';
import { amountPattern, negativePattern, noisePattern, type NumberFormat } from '../money/number-format.ts';
import { quoteText } from '../query/sql-text.ts';
import type { Proof } from './column-proof.ts';
import type { StampZone, WordMap } from './column-rule.ts';
import { clockPattern, type DateStyle, isAbsolute, stampSql } from './date-style.ts';
import { zoneAbbreviations } from './zone-abbreviations.ts';

/**
 * Casts that cannot lie: text is taken only if it matches a strict pattern from end to end, otherwise the value is NULL and the row's
 * `fault` says so. DuckDB's own casts round 1.2345678, read 1_000 and drop the offset of a stamp, all in silence.
 */
const fullMatch = (sql: string, pattern: string) => `regexp_full_match(${sql}, ${quoteText(pattern)})`;

/** Money as DECIMAL(18,6) in major units. */
export function majorAmountSql(text: string, format: NumberFormat, proof?: Proof): string {
  const pattern = amountPattern(format);
  if (proof === 'amount') return `TRY_CAST(${text} AS DECIMAL(18,6))`;
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
export function minorAmountSql(text: string, exponent: string, proof?: Proof): string {
  const cases = currencyExponents.map((digits) => {
    const whole = `TRY_CAST(${text} AS DECIMAL(${wholeDigits + digits},0))`;
    const scaled = digits === 0 ? whole : `${whole} * 0.${'1'.padStart(digits, '0')}::DECIMAL(${digits + 1},${digits})`;
    return `WHEN ${exponent} = ${digits} THEN (${scaled})::DECIMAL(18,6)`;
  });
  const ordered = [...cases].sort((left, right) => Number(right.includes('= 2 ')) - Number(left.includes('= 2 ')));
  const refused = proof === 'amount' ? '' : `WHEN NOT ${fullMatch(text, `-?[0-9]{1,${wholeDigits + 4}}`)} THEN NULL`;
  return `CASE ${refused} ${ordered.join(' ')} END`;
}

/** ISO-shaped currency code in upper case. */
export function currencySql(text: string, proof?: Proof): string {
  if (proof === 'currency') return text;
  return `CASE WHEN ${text} IN ('USD', 'EUR', 'GBP') THEN ${text} WHEN ${fullMatch(text, ' *[A-Za-z]{3} *')} THEN upper(trim(${text})) END`;
}

const isoStamp = `[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]${clockPattern}`;
const offset = ' ?(?:Z|UTC|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)';

/** 9999-12-31 and 0001-01-01 stand for "no time": years that no file of payments is about are none. */
const withinYears = (sql: string) => `CASE WHEN ${sql} >= TIMESTAMP '1900-01-01' AND ${sql} < TIMESTAMP '2200-01-01' THEN ${sql} END`;

/** A stamp that carries its offset, as a UTC TIMESTAMP. */
function offsetStampSql(text: string): string {
  return `make_timestamp(epoch_us(TRY_CAST(${text} AS TIMESTAMPTZ)))`;
}

/** DuckDB takes no space before an offset. */
const unspaced = (text: string) => `regexp_replace(${text}, ' (Z|[+-])', '\\1')`;

const abbreviationMinutes = (zone: string): string =>
  `CASE upper(trim(${zone})) ${[...zoneAbbreviations].map(([name, minutes]) => `WHEN '${name}' THEN ${minutes}`).join(' ')} END`;

/** Minutes east of UTC of a text like "-0800", "+05:30", "UTC+2" or "Z"; NULL for anything else. */
function offsetMinutes(text: string): string {
  const part = (group: number) => `regexp_extract(${text}, '([+-])([0-9]{1,2}):?([0-9]{2})?$', ${group})`;
  const size = `(CAST(${part(2)} AS INTEGER) * 60 + coalesce(TRY_CAST(${part(3)} AS INTEGER), 0))`;
  return `CASE WHEN upper(trim(${text})) IN ('Z', 'UTC', 'GMT') THEN 0 WHEN ${fullMatch(text, ' *(?:UTC|GMT)? ?[+-](?:0?[0-9]|1[0-4])(?::?[0-5][0-9])?')} THEN CASE ${part(1)} WHEN '-' THEN -1 ELSE 1 END * ${size} END`;
}

/** A stamp as TIMESTAMP in UTC; `zoneColumn` is the SQL of the column that holds its abbreviation or offset. */
export function instantSql(text: string, zone: StampZone, zoneColumn: string, style: DateStyle = 'ymd', proof?: Proof): string {
  const isBeside = zone.kind === 'abbreviation' || zone.kind === 'offset-column';
  if (isAbsolute(style)) return strictStampSql(text, style);
  if (proof === 'offset-stamp' && !isBeside) return offsetStampSql(text);
  if (zone.kind === 'offset')
    return `CASE WHEN ${fullMatch(text, isoStamp + offset)} THEN ${withinYears(offsetStampSql(unspaced(text)))} END`;
  const isProved = proof === 'wall-stamp' && (style === 'ymd' || style === 'none');
  const wall = isProved ? { pattern: '', sql: `TRY_CAST(${text} AS TIMESTAMP)` } : stampSql(text, style);
  const utc = toUtcSql(wall.sql, zone, zoneColumn);
  if (isProved) return utc;
  const otherwise = isBeside ? '' : `WHEN ${fullMatch(text, isoStamp + offset)} THEN ${withinYears(offsetStampSql(unspaced(text)))}`;
  return `CASE WHEN ${fullMatch(text, wall.pattern)} THEN ${withinYears(utc)} ${otherwise} END`;
}

function strictStampSql(text: string, style: DateStyle): string {
  const { pattern, sql } = stampSql(text, style);
  return `CASE WHEN ${fullMatch(text, pattern)} THEN ${sql} END`;
}

/** A wall-clock TIMESTAMP of a zone as UTC. */
function toUtcSql(wall: string, zone: Exclude<StampZone, { kind: 'offset' }>, zoneColumn: string): string {
  if (zone.kind === 'abbreviation') return `(${wall}) - to_minutes(${abbreviationMinutes(zoneColumn)})`;
  if (zone.kind === 'offset-column') return `(${wall}) - to_minutes(${offsetMinutes(zoneColumn)})`;
  return zone.zone === 'UTC' ? wall : `((${wall}) AT TIME ZONE ${quoteText(zone.zone)}) AT TIME ZONE 'UTC'`;
}

/** A calendar day; a time of day after it is dropped. */
export function daySql(text: string, style: DateStyle): string {
  const wall = stampSql(text, style);
  const iso = `[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]${clockPattern}(?:${offset})?)?`;
  return `CASE WHEN ${fullMatch(text, iso)} THEN TRY_CAST(left(${text}, 10) AS DATE) WHEN ${fullMatch(text, wall.pattern)} THEN CAST((${wall.sql}) AS DATE) END`;
}

/** A source's word in ours; one that is not listed is kept, is the given word, or is a fault (NULL). */
export function wordMapSql(text: string, words: WordMap): string {
  const cases = Object.entries(words.ours).flatMap(([ours, theirs]) =>
    theirs.length === 0
      ? []
      : [`WHEN trim(${text}) IN (${theirs.map((word) => quoteText(word.trim())).join(', ')}) THEN ${quoteText(ours)}`],
  );
  const { otherwise } = words;
  const rest = otherwise.kind === 'keep' ? text : otherwise.kind === 'word' ? quoteText(otherwise.word) : 'NULL';
  return `CASE WHEN ${text} IS NULL THEN NULL ${cases.join(' ')} ELSE ${rest} END`;
}

export function integerSql(text: string, proof?: Proof): string {
  if (proof === 'integer') return `TRY_CAST(${text} AS BIGINT)`;
  return `CASE WHEN ${fullMatch(text, '[-+]?[0-9]{1,18}')} THEN TRY_CAST(${text} AS BIGINT) END`;
}

/** A measurement, not money. */
export function numberSql(text: string, proof?: Proof): string {
  if (proof === 'number') return `TRY_CAST(${text} AS DOUBLE)`;
  return `CASE WHEN ${fullMatch(text, `[-+]?[0-9]{1,15}(?:\\.[0-9]{1,${microDigits * 2}})?`)} THEN TRY_CAST(${text} AS DOUBLE) END`;
}

export function booleanSql(text: string): string {
  return `CASE WHEN ${text} = '0' THEN FALSE WHEN ${text} = '1' THEN TRUE WHEN ${text} IN ('true', 'TRUE', 'True', 'yes', 't', 'y', 'Y') THEN TRUE WHEN ${text} IN ('false', 'FALSE', 'False', 'no', 'f', 'n', 'N') THEN FALSE END`;
}
