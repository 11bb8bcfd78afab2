import { ownSigns } from '../money/currency-mark.ts';
import { currencyByNumber } from '../money/currency-number.ts';
import { currenciesWithExponent, currencyExponents } from '../money/iso4217.ts';
import { microDigits, wholeDigits } from '../money/micros.ts';
import { amountPattern, machineFormat, negativePattern, noisePattern, type NumberFormat } from '../money/number-format.ts';
import { plainTextSql } from '../money/plain-characters.ts';
import { firstGroup, minorDigits } from '../money/rare-amount.ts';
import { namedSql } from '../query/named-sql.ts';
import { oneOfSql } from '../query/one-of-sql.ts';
import { quoteText } from '../query/sql-text.ts';
import type { Proof } from './column-proof.ts';
import type { StampZone, WordMap } from './column-rule.ts';
import { clockPattern, type DateStyle, dateStyles, isAbsolute, stampSql } from './date-style.ts';
import { rareAmountSql } from './rare-cast-sql.ts';
import { rareStampSql } from './rare-stamp-sql.ts';
import { utcOffsetPattern } from './utc-offset.ts';
import { zoneAbbreviations } from './zone-abbreviations.ts';

/**
 * Casts that cannot lie: text is taken only if it matches a strict pattern from end to end, otherwise the value is NULL and the row's
 * `fault` says so. DuckDB's own casts round 1.2345678, read 1_000 and drop the offset of a stamp, all in silence.
 */
const fullMatch = (sql: string, pattern: string) => `regexp_full_match(${sql}, ${quoteText(pattern)})`;

/** First case of a cast: what is missing is in no rare form, and asking would cost as much as for one that is. */
const noneOf = (text: string) => `WHEN ${text} IS NULL THEN NULL`;

/** Digits with a point, of digits with the marks of a format. */
function withoutMarks(text: string, { decimal, thousands }: NumberFormat): string {
  const digits = thousands === '' ? text : `replace(${text}, ${quoteText(thousands)}, '')`;
  return decimal === '.' ? digits : `replace(${digits}, ${quoteText(decimal)}, '.')`;
}

/** Money as DECIMAL(18,6) in major units; `hasSides`: CR and DR may stand beside it. */
export function majorAmountSql(text: string, format: NumberFormat, proof?: Proof, hasSides = true): string {
  const pattern = amountPattern(format);
  const cast = (digits: string) => `TRY_CAST(${digits} AS DECIMAL(18,6))`;
  if (proof === 'amount') return cast(withoutMarks(text, format));
  const rare = rareAmountSql(text, { format, unit: 'major', hasSides }, cast);
  if (!format.isLoose && format.thousands === '' && format.decimal === '.')
    return `CASE ${noneOf(text)} WHEN ${fullMatch(text, pattern)} THEN ${cast(text)} ELSE ${rare} END`;
  const bare = `regexp_replace(${text}, ${quoteText(noisePattern(format))}, '', 'g')`;
  const size = cast(format.decimal === '.' ? bare : `replace(${bare}, ',', '.')`);
  return `CASE ${noneOf(text)} WHEN NOT ${fullMatch(text, pattern)} THEN ${rare} WHEN regexp_matches(${text}, ${quoteText(negativePattern)}) THEN -${size} ELSE ${size} END`;
}

/** Digits of the minor unit of the currency in `currency` (already upper case), NULL for a code that is not ISO 4217. */
export function exponentSql(currency: string): string {
  const frequent = ['USD', 'EUR', 'GBP', 'CAD', 'MXN'].map((code) => `${currency} = '${code}'`).join(' OR ');
  const others = currencyExponents.map((exponent) => `WHEN ${oneOfSql(currency, currenciesWithExponent(exponent))} THEN ${exponent}`);
  return `CASE WHEN ${currency} IS NULL THEN NULL WHEN ${frequent} THEN 2 ${others.join(' ')} END`;
}

/** Integers in minor units, scaled by the currency's exponent: every step fits 18 digits, so nothing is rounded. */
export function minorAmountSql(text: string, exponent: string, proof?: Proof, format = machineFormat, hasSides = true): string {
  const scaled = (whole: string) => {
    const cases = currencyExponents.map((digits) => {
      const units = `TRY_CAST(${whole} AS DECIMAL(${wholeDigits + digits},0))`;
      const majors = digits === 0 ? units : `${units} * 0.${'1'.padStart(digits, '0')}::DECIMAL(${digits + 1},${digits})`;
      return `WHEN ${exponent} = ${digits} THEN (${majors})::DECIMAL(18,6)`;
    });
    return [...cases].sort((left, right) => Number(right.includes('= 2 ')) - Number(left.includes('= 2 '))).join(' ');
  };
  if (proof === 'amount') return `CASE ${scaled(text)} END`;
  const rare = rareAmountSql(text, { format, unit: 'minor', hasSides }, (digits) => `CASE ${scaled(digits)} END`);
  return `CASE ${noneOf(text)} WHEN NOT ${fullMatch(text, `-?[0-9]{1,${minorDigits}}`)} THEN ${rare} ${scaled(text)} END`;
}

/** ISO-shaped currency code in upper case; the numbers of ISO 4217 and signs that are of one currency are its code. */
export function currencySql(text: string, proof?: Proof): string {
  if (proof === 'currency') return text;
  const known = [...currencyByNumber, ...ownSigns].map(([written, code]) => `WHEN '${written}' THEN '${code}'`).join(' ');
  const rare = namedSql(
    plainTextSql(text),
    'plain',
    (plain) => `CASE WHEN ${fullMatch(plain, '[A-Z]{3}')} THEN ${plain} ELSE CASE ${plain} ${known} END END`,
  );
  return `CASE ${noneOf(text)} WHEN ${text} IN ('USD', 'EUR', 'GBP') THEN ${text} WHEN ${fullMatch(text, ' *[A-Za-z]{3} *')} THEN upper(trim(${text})) ELSE ${rare} END`;
}

const isoStamp = `[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]${clockPattern}`;
const offset = ` ?(?:Z|UTC|${utcOffsetPattern('0')})`;

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
  return `CASE WHEN upper(trim(${text})) IN ('Z', 'UTC', 'GMT') THEN 0 WHEN ${fullMatch(text, ` *(?:UTC|GMT)? ?${utcOffsetPattern('0?')}`)} THEN CASE ${part(1)} WHEN '-' THEN -1 ELSE 1 END * ${size} END`;
}

/** A stamp as TIMESTAMP in UTC; `zoneColumn` is the SQL of the column that holds its abbreviation or offset. */
export function instantSql(text: string, zone: StampZone, zoneColumn: string, style: DateStyle = 'ymd', proof?: Proof): string {
  if (text === 'NULL') return 'CAST(NULL AS TIMESTAMP)';
  const isBeside = zone.kind === 'abbreviation' || zone.kind === 'offset-column';
  if (isAbsolute(style)) return strictStampSql(text, style);
  if (proof === 'offset-stamp' && !isBeside) return offsetStampSql(text);
  const rare = namedSql(rareInstantSql(text, zone, zoneColumn, style), 'instant', withinYears);
  const isStamp = fullMatch(text, isoStamp + offset);
  // DuckDB takes no offset behind a clock without seconds.
  const stamped = `CASE WHEN ${isStamp} THEN ${withinYears(offsetStampSql(unspaced(text)))} END`;
  if (zone.kind === 'offset') return `CASE ${noneOf(text)} ELSE coalesce(${stamped}, ${rare}) END`;
  const isProved = proof === 'wall-stamp' && (style === 'ymd' || style === 'none');
  const wall = isProved ? { pattern: '', sql: `TRY_CAST(${text} AS TIMESTAMP)` } : stampSql(text, style);
  const utc = toUtcSql(wall.sql, zone, zoneColumn);
  if (isProved) return utc;
  return `CASE ${noneOf(text)} WHEN ${fullMatch(text, wall.pattern)} THEN ${withinYears(utc)} ELSE ${isBeside ? rare : `coalesce(${stamped}, ${rare})`} END`;
}

/** A stamp that names its own zone is of that one; where a column beside it does, it may not. */
function rareInstantSql(text: string, zone: StampZone, zoneColumn: string, style: DateStyle): string {
  const isBeside = zone.kind === 'abbreviation' || zone.kind === 'offset-column';
  return rareStampSql(text, style, (wall, minutes) => {
    const own = `${wall} - to_minutes(${minutes})`;
    if (zone.kind === 'offset') return own;
    return `CASE WHEN ${minutes} IS NULL THEN ${toUtcSql(wall, zone, zoneColumn)} ${isBeside ? '' : `ELSE ${own}`} END`;
  });
}

function strictStampSql(text: string, style: DateStyle): string {
  const { pattern, sql } = stampSql(text, style);
  const rare = namedSql(
    plainTextSql(text),
    'plain',
    (plain) => `CASE WHEN ${fullMatch(plain, pattern)} THEN ${withinYears(stampSql(plain, style).sql)} END`,
  );
  return `CASE ${noneOf(text)} WHEN ${fullMatch(text, pattern)} THEN ${withinYears(sql)} ELSE ${rare} END`;
}

/** A wall-clock TIMESTAMP of a zone as UTC. */
function toUtcSql(wall: string, zone: Exclude<StampZone, { kind: 'offset' }>, zoneColumn: string): string {
  if (zone.kind === 'abbreviation') return `(${wall}) - to_minutes(${abbreviationMinutes(zoneColumn)})`;
  if (zone.kind === 'offset-column') return `(${wall}) - to_minutes(${offsetMinutes(zoneColumn)})`;
  return zone.zone === 'UTC' ? wall : `((${wall}) AT TIME ZONE ${quoteText(zone.zone)}) AT TIME ZONE 'UTC'`;
}

/** Why a text is no time, in words for the row's fault. */
export function stampFaultSql(text: string, style: DateStyle, needsOffset: boolean): string {
  const example = dateStyles.find((known) => known.style === style)?.example ?? '2026-01-31';
  const plain = 'plain';
  const matches = (pattern: string) => `regexp_matches(${plain}, ${quoteText(pattern)})`;
  const cases: readonly (readonly [string, string])[] = [
    [matches('^(?:9999|0000|0001|1[0-8][0-9]{2}|2[2-9][0-9]{2})[-/.]'), 'its year stands for no time'],
    ...(style === 'excel_serial'
      ? [[matches('^[0-9]{1,2}(?:[.]|$)'), 'no spreadsheet counts the days before March 1900 as the calendar does'] as const]
      : []),
    ...(needsOffset ? [[matches(`^${isoStamp}$`), 'it has no offset from UTC, and the column has one on every time'] as const] : []),
    [`(${fullMatch(text, stampSql(text, style).pattern)} OR ${fullMatch(text, isoStamp + offset)})`, 'no calendar or clock shows it'],
  ];
  const why = `CASE ${cases.map(([is, words]) => `WHEN ${is} THEN ${quoteText(`: ${words}`)}`).join(' ')} ELSE ${quoteText(`: it is not written like ${example}`)} END`;
  return namedSql(plainTextSql(text), plain, () => why);
}

/** A calendar day; a time of day after it is dropped. */
export function daySql(text: string, style: DateStyle): string {
  const wall = stampSql(text, style);
  const iso = `[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]${clockPattern}(?:${offset})?)?`;
  const rare = isAbsolute(style) ? 'NULL' : `CAST(${rareStampSql(text, style, (wall) => wall)} AS DATE)`;
  return `CASE ${noneOf(text)} WHEN ${fullMatch(text, iso)} THEN TRY_CAST(left(${text}, 10) AS DATE) WHEN ${fullMatch(text, wall.pattern)} THEN CAST((${wall.sql}) AS DATE) ELSE ${rare} END`;
}

/** A source's word in ours; one that is not listed is kept, is the given word, or is a fault (NULL). */
export function wordMapSql(text: string, words: WordMap): string {
  const cases = Object.entries(words.ours).flatMap(([ours, theirs]) =>
    theirs.length === 0
      ? []
      : [
          `WHEN ${oneOfSql(
            `trim(${text})`,
            theirs.map((word) => word.trim()),
          )} THEN ${quoteText(ours)}`,
        ],
  );
  const { otherwise } = words;
  const rest = otherwise.kind === 'keep' ? text : otherwise.kind === 'word' ? quoteText(otherwise.word) : 'NULL';
  return `CASE WHEN ${text} IS NULL THEN NULL ${cases.join(' ')} ELSE ${rest} END`;
}

/** Digits and an optional sign; where `format` is given, as people write them there. */
export function integerSql(text: string, proof?: Proof, format = machineFormat): string {
  if (proof === 'integer') return `TRY_CAST(${text} AS BIGINT)`;
  const rare = rareAmountSql(text, { format, unit: 'minor', hasSides: false }, (digits) => `TRY_CAST(${digits} AS BIGINT)`);
  return `CASE ${noneOf(text)} WHEN ${fullMatch(text, '[-+]?[0-9]{1,18}')} THEN TRY_CAST(${text} AS BIGINT) ELSE ${rare} END`;
}

/** A measurement, not money. */
export function numberSql(text: string, proof?: Proof, format = machineFormat): string {
  if (proof === 'number') return `TRY_CAST(${text} AS DOUBLE)`;
  const decimal = format.decimal === '.' ? '\\.' : ',';
  const mark = format.thousands === '.' ? '\\.' : format.thousands;
  const grouped = mark === '' ? '' : `|${firstGroup}(?:${mark}[0-9]{3}){1,4}`;
  const digits = `(?:(?:[0-9]{1,15}${grouped})(?:${decimal}[0-9]{0,${microDigits * 2}}0*)?|${decimal}[0-9]{1,${microDigits * 2}})`;
  const rare = namedSql(plainTextSql(text), 'plain', (plain) => {
    const bare = `regexp_replace(${plain}, ${quoteText(format.decimal === '.' ? '[^-+0-9.]' : '[^-+0-9,]')}, '', 'g')`;
    const pointed = format.decimal === '.' ? bare : `replace(${bare}, ',', '.')`;
    return `CASE WHEN ${fullMatch(plain, `[-+]?${digits}`)} THEN TRY_CAST(${pointed} AS DOUBLE) END`;
  });
  const point = format.decimal === '.' && format.thousands !== '.' ? `(?:\\.[0-9]{1,${microDigits * 2}})?` : '';
  return `CASE ${noneOf(text)} WHEN ${fullMatch(text, `[-+]?[0-9]{1,15}${point}`)} THEN TRY_CAST(${text} AS DOUBLE) ELSE ${rare} END`;
}

const yes = ['1.0', 'true', 't', 'yes', 'y'];
const no = ['0.0', 'false', 'f', 'no', 'n'];

export function booleanSql(text: string): string {
  const isOneOf = (words: readonly string[]) => oneOfSql(`lower(trim(${text}))`, words);
  return `CASE WHEN ${text} = '0' THEN FALSE WHEN ${text} = '1' THEN TRUE WHEN ${isOneOf(yes)} THEN TRUE WHEN ${isOneOf(no)} THEN FALSE END`;
}
