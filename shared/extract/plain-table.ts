import type { Dialect } from './dialect.ts';
import type { FormatWarning, HeaderFormat } from './extract-format.ts';
import type { ColumnMapping, ExtractProfile } from './profile.ts';
import { profileFormat } from './profile-format.ts';

export const plainTableId = 'plain.table';
export const plainTableLabel = 'Plain table';

/** What a sample of a table without a known layout says of itself. */
export interface PlainReading {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly mapping: readonly ColumnMapping[];
  /** Every date in the sample carries its offset from UTC. */
  readonly hasOffsets: boolean;
}

/** A plain table as a profile that nobody saved yet. */
export function plainProfile({ dialect, header, mapping }: Pick<PlainReading, 'dialect' | 'header' | 'mapping'>): ExtractProfile {
  return {
    kind: 'paybench-profile',
    version: 1,
    name: plainTableLabel,
    table: 'plain_line',
    dialect: { ...dialect, columns: undefined },
    header: [...header],
    columns: [...mapping],
    constants: {},
    renames: [],
  };
}

/** The layout of a table whose columns a person (or a first guess) gave a meaning; `isDeclared`: a person chose to read it as one. */
export function plainFormat(reading: PlainReading, isDeclared: boolean): HeaderFormat {
  const format = profileFormat(plainProfile(reading));
  return {
    ...format,
    id: plainTableId,
    label: plainTableLabel,
    required: [],
    referenceColumns: [],
    warnings: (header, choice) => [
      ...(isDeclared ? [] : [assumed(reading)]),
      ...(reading.mapping.some(({ target }) => target === 'amount') ? [] : [amountNotFound]),
      ...(reading.mapping.some(({ target }) => target === 'ts_utc' || target === 'entry_date') ? [] : [timeNotFound]),
      ...format.warnings(header, choice).filter(({ code }) => !(code === 'TIME_ZONE_ASSUMED' && reading.hasOffsets)),
    ],
  };
}

const amountNotFound: FormatWarning = {
  code: 'AMOUNT_NOT_FOUND',
  message: 'No column was taken for the amount; the rows are kept as text.',
};

const timeNotFound: FormatWarning = {
  code: 'TIME_NOT_FOUND',
  message: 'No column was taken for the time; no period holds the rows.',
};

const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

/** What was taken for granted when an unknown table was loaded without a person's word. */
function assumed({ dialect, mapping }: PlainReading): FormatWarning {
  const columns = mapping.filter((entry) => entry.target !== null).map((entry) => `${entry.source.trim()} as ${entry.target}`);
  return {
    code: 'DIALECT_ASSUMED',
    message: `Read as ${dialect.encoding}, ${delimiterNames[dialect.delimiter] ?? 'other delimiter'}, ${dialect.hasHeader ? 'with' : 'without'} a header, decimal mark "${dialect.decimal}"${columns.length === 0 ? '' : `; ${columns.join(', ')}`}.`,
  };
}
