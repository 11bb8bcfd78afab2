import type { Dialect } from './receipt.ts';
import { type SampleRecords, sampleRecords } from './sample-records.ts';

export const delimiters = [',', ';', '\t', '|'] as const;

export interface DelimiterFit {
  readonly delimiter: string;
  readonly quote: string | null;
  /** Fields that most records have. */
  readonly fields: number;
  /** Share of records that have that many. */
  readonly share: number;
  readonly sample: SampleRecords;
}

const sampleRows = 2000;

/** Line ends of the sample, quotes not considered: a lone CR counts only where there is no LF at all. */
export function sniffNewline(text: Uint8Array): Dialect['newline'] {
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
  if (lf + crlf === 0) return cr > 0 ? 'cr' : 'none';
  if (lf > 0 && crlf > 0) return 'mixed';
  return crlf > 0 ? 'crlf' : 'lf';
}

export function fitDelimiter(
  text: Uint8Array,
  delimiter: string,
  quote: string | null,
  newline: Dialect['newline'],
  isWhole: boolean,
): DelimiterFit {
  const bytes = {
    delimiter: delimiter.charCodeAt(0),
    quote: quote === null ? -1 : quote.charCodeAt(0),
    newline: newline === 'cr' ? ('cr' as const) : ('lf' as const),
  };
  const sample = sampleRecords(text, bytes, isWhole, sampleRows);
  const counts = new Map<number, number>();
  for (const record of sample.records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  const [fields, times] = [...counts].sort((left, right) => right[1] - left[1] || right[0] - left[0])[0] ?? [0, 0];
  return { delimiter, quote, fields, share: times / Math.max(1, sample.records.length + sample.misfits), sample };
}

/** Delimiters under which nearly every record has the same number of fields, two or more; best first. */
export function fittingDelimiters(fits: readonly DelimiterFit[]): readonly DelimiterFit[] {
  return fits
    .filter((fit) => fit.fields >= 2 && fit.share >= 0.9)
    .sort((left, right) => right.share - left.share || right.fields - left.fields);
}

/** The one delimiter the sample allows; null when two fit equally well or none does. */
export function onlyDelimiter(fits: readonly DelimiterFit[]): DelimiterFit | null {
  const [best, second] = fits;
  if (best === undefined) return null;
  return second === undefined || best.share > second.share ? best : null;
}
