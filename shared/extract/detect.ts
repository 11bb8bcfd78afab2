import { type HeaderFormat, hasRequiredColumns, type LayoutSample, type RecordCut, type RecordFormat } from './extract-format.ts';
import { headerFormats, recordFormats } from './registry.ts';

export interface FormatCandidate {
  readonly format: HeaderFormat;
  readonly reason: string;
}

type Renames = readonly { readonly from: string; readonly to: string }[];

/**
 * Every layout whose required columns the header has, best first. Columns go by name: their order is free. `renames`: new names of a
 * layout's columns that a person accepted.
 */
export function detectFormats(
  header: readonly string[],
  renames: (format: HeaderFormat) => Renames = () => [],
): readonly FormatCandidate[] {
  const known = (format: HeaderFormat) => [...header, ...renames(format).flatMap(({ from, to }) => (header.includes(to) ? [from] : []))];
  return headerFormats
    .filter((format) => hasRequiredColumns(format, known(format)))
    .map((format) => ({ format, reason: `has the ${format.required.length} columns of ${format.label}` }))
    .sort((left, right) => right.format.required.length - left.format.required.length);
}

/** Why a header is not in a layout that was chosen by name; null when it is. */
export function missingColumns(format: HeaderFormat, header: readonly string[]): string | null {
  const missing = format.required.filter((names) => !names.split('|').some((name) => header.includes(name)));
  return missing.length === 0 ? null : `it has no column ${missing.map((name) => name.replaceAll('|', ' or ')).join(', ')}`;
}

export interface RecordCandidate {
  readonly format: RecordFormat;
  readonly cut: RecordCut;
}

/** Every layout of several record types that the first lines of a file are in. */
export function detectRecordFormats(sample: LayoutSample): readonly RecordCandidate[] {
  return recordFormats.flatMap((format) => {
    const cut = format.detect(sample);
    return cut === null ? [] : [{ format, cut }];
  });
}
