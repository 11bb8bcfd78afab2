import { type DialectBytes, dialectBytes } from './dialect-bytes.ts';
import type { Dialect } from './receipt.ts';
import { eachRecord, type SamplePlace, sampleRows } from './sample-records.ts';
import type { SampleRow } from './sample-row.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
/** Tried only where the text holds them; a space only where nothing else fits, since every text holds some. */
const rareDelimiters = ['^', '~', '\x1f', '\x01', '||', ', ', '; ', '| '] as const;

/** How the fields of a text are parted and quoted. */
export type Parting = Pick<Dialect, 'delimiter' | 'quote' | 'newline'> & { readonly escape: string | null };

export interface DelimiterFit extends Parting {
  readonly bytes: DialectBytes;
  /** Fields that most records have. */
  readonly fields: number;
  /** Share of records that have that many; of several tables: that belong to one of them. */
  readonly share: number;
  /** Records that break the rules of quoting. */
  readonly misfits: number;
  /** Nearly all records between the first and the last that fit have that many fields, or the text parts into a few tables. */
  readonly isFitting: boolean;
  /** The records as text; made when first asked for. */
  readonly rows: () => readonly SampleRow[];
}

const sampledRows = 2000;
/** Lines that may stand before a table. */
const longestPreamble = 30;
const mostTables = 10;

/** Line ends of the sample, quotes not considered: a lone CR counts only where there is no LF at all. */
export function sniffNewline(text: Uint8Array): Exclude<Dialect['newline'], 'any'> {
  const { lf, crlf, cr } = countLineEnds(text);
  if (lf + crlf === 0) return cr > 0 ? 'cr' : 'none';
  if (lf > 0 && crlf > 0) return 'mixed';
  return crlf > 0 ? 'crlf' : 'lf';
}

function countLineEnds(text: Uint8Array): { readonly lf: number; readonly crlf: number; readonly cr: number } {
  let lf = 0;
  let crlf = 0;
  let cr = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === 10) lf++;
    else if (text[index] === 13 && text[index + 1] === 10) {
      crlf++;
      index++;
    } else if (text[index] === 13) cr++;
  }
  return { lf, crlf, cr };
}

/** How well the records of a text agree under one dialect. */
export function fitDelimiter(
  text: Uint8Array,
  delimiter: string,
  quote: string | null,
  newline: Dialect['newline'],
  isWhole: boolean,
  escape: string | null = quote,
  place: SamplePlace = {},
): DelimiterFit {
  const bytes = dialectBytes({ delimiter, quote, escape, newline, ...(place.counts === undefined ? {} : { counts: place.counts }) });
  const widths: number[] = [];
  eachRecord(text, bytes, isWhole, place, (_bytes, span, fault) => {
    if (widths.length < sampledRows) widths.push(fault === null ? span.fields : 0);
  });
  let rows: readonly SampleRow[] | null = null;
  return {
    delimiter,
    quote,
    escape,
    newline,
    bytes,
    ...agreement(widths),
    rows: () => (rows ??= sampleRows(text, bytes, isWhole, sampledRows, place)),
  };
}

/** `widths`: fields of each record, 0 for those that break the rules. */
function agreement(widths: readonly number[]): Pick<DelimiterFit, 'fields' | 'share' | 'misfits' | 'isFitting'> {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 0) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [fields, matches] = [...counts].sort((left, right) => right[1] - left[1] || right[0] - left[0])[0] ?? [0, 0];
  const misfits = widths.filter((width) => width === 0).length;
  const first = widths.indexOf(fields);
  const inner = widths.lastIndexOf(fields) - first + 1;
  const isTable =
    fields >= 2 &&
    inner - matches <= Math.max(2, inner * 0.1) &&
    matches > (inner - matches) * 2 &&
    (matches * 2 >= widths.length || (matches >= 3 && first <= longestPreamble));
  const tables = inTables(widths);
  const isSeveral = tables.count >= (isTable ? 2 : 1) && tables.count <= mostTables && tables.covered >= tables.rows * 0.9;
  const share = Math.max(matches, isSeveral ? tables.covered : 0) / Math.max(1, widths.length);
  return { fields, share, misfits, isFitting: isTable || isSeveral };
}

/** Runs of at least two records of the same number of fields, two or more; `rows`: records from the first of several runs on. */
function inTables(widths: readonly number[]): { readonly count: number; readonly covered: number; readonly rows: number } {
  let count = 0;
  let covered = 0;
  let run = 0;
  let before = 0;
  widths.forEach((width, index) => {
    run = width >= 2 && width === widths[index - 1] ? run + 1 : 1;
    if (width < 2 || run < 2) return;
    if (run === 2) count++;
    if (count === 1 && run === 2) before = Math.min(index - 1, longestPreamble);
    covered += run === 2 ? 2 : 1;
  });
  return { count, covered, rows: widths.length - (count > 1 ? before : 0) };
}

/** Delimiters under which nearly every record has the same number of fields, two or more; best first. */
export function fittingDelimiters(fits: readonly DelimiterFit[]): readonly DelimiterFit[] {
  return fits.filter((fit) => fit.isFitting).sort((left, right) => right.share - left.share || right.fields - left.fields);
}

/** The one delimiter the sample allows; null when two fit equally well or none does. */
export function onlyDelimiter(fits: readonly DelimiterFit[]): DelimiterFit | null {
  const [best, second] = fits;
  if (best === undefined) return null;
  return second === undefined || best.share > second.share ? best : null;
}

/** Every way of parting the text that is worth a look, one for each delimiter, under what was chosen. */
export function fitDialects(text: Uint8Array, chosen: Partial<Dialect>, isWhole: boolean): readonly DelimiterFit[] {
  const newlines = chosen.newline === undefined ? newlineCandidates(text) : [chosen.newline];
  let best: readonly DelimiterFit[] = [];
  const top = (fits: readonly DelimiterFit[]) => fittingDelimiters(fits)[0]?.share ?? 0;
  for (const newline of newlines) {
    const fits = fitAll(text, chosen, newline, isWhole);
    if (best.length === 0 || top(fits) > top(best)) best = fits;
  }
  return best;
}

/** Where there are lone CRs beside LFs, either may be text inside quotes or the end of a record. */
function newlineCandidates(text: Uint8Array): readonly Dialect['newline'][] {
  const { lf, crlf, cr } = countLineEnds(text);
  const sniffed = sniffNewline(text);
  return cr > 0 && lf + crlf > 0 ? [sniffed, 'cr', 'any'] : [sniffed];
}

function fitAll(text: Uint8Array, chosen: Partial<Dialect>, newline: Dialect['newline'], isWhole: boolean): readonly DelimiterFit[] {
  const words = new TextDecoder().decode(text);
  const fit = (delimiter: string) => fitQuotes(text, words, delimiter, chosen, newline, isWhole);
  if (chosen.delimiter !== undefined) return [fit(chosen.delimiter)];
  const fits = [...delimiters, ...rareDelimiters.filter((delimiter) => words.includes(delimiter))].map(fit);
  const spaced = new Set(
    fits
      .filter(({ delimiter, isFitting }) => isFitting && delimiter.length === 2 && delimiter.endsWith(' '))
      .map((found) => found.delimiter),
  );
  // "a, b" parts at the comma too, but then every field begins with a space.
  const clear = fits.filter(
    ({ delimiter, share }) =>
      !spaced.has(`${delimiter} `) || share > (fits.find((other) => other.delimiter === `${delimiter} `)?.share ?? 0),
  );
  return clear.some(({ isFitting }) => isFitting) ? clear : [...clear, fit(' ')];
}

/** The quoting under which a delimiter fits best: quotes that are doubled, where nothing else fits better. */
function fitQuotes(
  text: Uint8Array,
  words: string,
  delimiter: string,
  chosen: Partial<Dialect>,
  newline: Dialect['newline'],
  isWhole: boolean,
): DelimiterFit {
  const place = chosen;
  const fit = (quote: string | null, escape: string | null) => fitDelimiter(text, delimiter, quote, newline, isWhole, escape, place);
  if (chosen.quote !== undefined) return fit(chosen.quote, chosen.escape === undefined ? escapeOf(words, chosen.quote) : chosen.escape);
  let best = fit('"', chosen.escape === undefined ? '"' : chosen.escape);
  const consider = (other: DelimiterFit) => {
    if (other.share > best.share) best = other;
  };
  if (chosen.escape === undefined && words.includes('\\"')) consider(fit('"', '\\'));
  if (chosen.escape === undefined && hasApostrophes(words, delimiter)) {
    const other = fit("'", "'");
    if (other.share === best.share && isWrapped(best)) return other;
    consider(other);
    if (words.includes("\\'")) consider(fit("'", '\\'));
  }
  // Quotes that are inch marks, say, in a text that quotes nothing.
  if (!best.isFitting && words.includes('"')) consider(fit(null, null));
  return best;
}

const escapeOf = (words: string, quote: string | null) =>
  quote !== null && words.includes(`\\${quote}`) && !words.includes(quote + quote) ? '\\' : quote;

/** Apostrophes where a field begins. */
const hasApostrophes = (words: string, delimiter: string) =>
  words.startsWith("'") || words.includes(`${delimiter}'`) || words.includes("\n'");

/** Whether some column has every value between apostrophes. */
function isWrapped(fit: DelimiterFit): boolean {
  const rows = fit.rows().filter(({ fields, fault }) => fault === null && fields.length === fit.fields);
  return Array.from({ length: fit.fields }, (_, column) => column).some((column) => {
    const values = rows.map(({ fields }) => fields[column] ?? '').filter((value) => value !== '');
    return values.length >= 2 && values.every((value) => value.length >= 2 && value.startsWith("'") && value.endsWith("'"));
  });
}
