import type { DuckDBConnection } from '@duckdb/node-api';
import { plainForm } from '../../../shared/extract/containers/source-form.ts';
import type { Dialect } from '../../../shared/extract/dialect.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { CorrectedRecord } from './corrected-record.ts';
import type { Inspection } from './inspect-file.ts';
import type { ReadAgain } from './read-again.ts';

/** How corrected records are written for the reader: every value as it was typed. */
const typed: Pick<Dialect, 'encoding' | 'delimiter' | 'quote' | 'newline' | 'hasHeader'> = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  newline: 'lf',
  hasHeader: false,
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Corrected records as text of their own, in the layout of the file that they came from; they are written nowhere before the guard. */
export function typedRecords(again: ReadAgain, records: readonly CorrectedRecord[]): Extract<Inspection, { kind: 'table' }> {
  const text = Buffer.from(records.map(({ fields }) => `${fields.map(quoted).join(',')}\n`).join(''));
  const { decimal, thousands, dateOrder } = again.dialect;
  return {
    kind: 'table',
    encoding: 'utf-8',
    text,
    head: {
      path: '',
      file: again.file,
      bytes: text.length,
      stamp: { size: text.length, modifiedMs: 0 },
      container: 'plain',
      form: plainForm,
      head: text,
      isWhole: true,
      sheets: [],
      members: [],
      choose: null,
    },
    reading: {
      dialect: { ...typed, decimal, thousands, dateOrder, trailerLines: 0 },
      header: again.plan.header,
      sample: [],
      cut: null,
      streams: [],
      format: again.layout,
      candidates: [],
      mapping: [],
      questions: [],
      hasOffsets: true,
      isUnknown: false,
    },
  };
}

/** Rows get the lines that their records have in the file; they were read one after another, from lines of their own. */
export async function keepLines(
  connection: DuckDBConnection,
  { table }: LoadPlan,
  extractId: number,
  records: readonly CorrectedRecord[],
): Promise<void> {
  const pairs = records.map(({ line }, index) => `(${index + 1}, ${line})`);
  await connection.run(
    `UPDATE ${table} SET line_no = placed.line FROM (VALUES ${pairs.join(', ')}) AS placed(row, line) WHERE ${table}.extract_id = ${extractId} AND ${table}.row_no = placed.row`,
  );
}
