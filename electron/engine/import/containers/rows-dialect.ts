import type { SourceForm } from '../../../../shared/extract/containers/source-form.ts';
import type { Dialect } from '../../../../shared/extract/dialect.ts';
import type { ImportChoice } from '../../../../shared/extract/receipt.ts';

const written = { encoding: 'utf-8', delimiter: ',', quote: '"', newline: 'lf' } as const;

/** All of a JSON list or a Parquet file is records: none of them is taken for a title or a total. */
const recordsOnly = {
  hasHeader: true,
  headerRows: 1,
  preambleLines: 0,
  lastLine: null,
  trailerLines: 0,
  counts: 'rows_below_header',
} as const;

/** What is known of the text that a container becomes, and of the row that a person said names the columns; null where nothing is. */
export function rowsDialect({ table }: SourceForm, { headerRow }: ImportChoice): Partial<Dialect> | null {
  const header = headerRow === undefined ? {} : ({ hasHeader: true, headerRows: 1, preambleLines: headerRow - 1 } as const);
  switch (table.kind) {
    case 'json':
    case 'parquet':
      return { ...written, ...recordsOnly };
    case 'xlsx':
      return { ...written, ...header, counts: 'rows' };
    case 'fixed':
      return { ...written, cuts: table.cuts, ...header };
    case 'text':
      return headerRow === undefined ? null : header;
  }
}
