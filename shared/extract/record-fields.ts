import { dialectBytes } from './dialect-bytes.ts';
import type { Receipt } from './receipt.ts';
import { sampleRows } from './sample-records.ts';

/** How rows of a file without a dialect of its own are written. */
const rowsAsCsv = { delimiter: ',', quote: '"', newline: 'lf' } as const;

/** The fields of a record that waits in quarantine, as far as its delimiters tell; a broken quote parts nothing. */
export function recordFields(text: string, dialect: Receipt['dialect']): readonly string[] {
  const { delimiter, quote, newline, ...rest } = dialect ?? rowsAsCsv;
  const escape = 'escape' in rest ? rest.escape : undefined;
  if (delimiter === '') return [text];
  const bytes = dialectBytes({ delimiter, quote, newline, ...(escape === undefined ? {} : { escape }) });
  return sampleRows(new TextEncoder().encode(text), bytes, true, 1)[0]?.fields ?? [text];
}
