import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainForm } from '../../shared/extract/containers/source-form.ts';
import { normalise } from '../../electron/engine/import/normalise.ts';
import type { NormaliseRequest, NormaliseSummary, StreamRequest } from '../../electron/engine/import/normalise-request.ts';
import { readParquet } from './read-parquet.ts';
import type { TextEncodingName } from '../../shared/extract/sniff-encoding.ts';
import type { DelimitedBytes } from '../../shared/extract/record-reader.ts';

export interface Normalised {
  readonly summary: NormaliseSummary;
  /** Records of all segments with their line number in front, as DuckDB reads them; a missing value is ''. */
  readonly records: readonly (readonly string[])[];
  /** Line, byte offset, text and reason of what was set aside. */
  readonly quarantine: readonly (readonly string[])[];
}

type TableOptions = Partial<StreamRequest> &
  Partial<Omit<NormaliseRequest, 'reading' | 'streams' | 'source'>> & {
    readonly delimited?: DelimitedBytes;
    readonly hasHeader?: boolean;
    readonly encoding?: TextEncodingName;
  };

/** Rows are numbered one after another, whatever lines they stand on. */
function withoutNumber([line = '', number, ...fields]: readonly string[], index: number): readonly string[] {
  if (number !== String(index + 1)) throw new Error(`row ${index + 1} has the number ${number}`);
  return [line, ...fields];
}

/** Runs the reader over a text in this thread; the file and what it writes go when it is done. */
export async function normaliseText(
  content: string | Buffer,
  fields: number,
  { delimited = { delimiter: 44, quote: 34, newline: 'lf' }, hasHeader = false, encoding = 'utf-8', ...options }: TableOptions = {},
): Promise<Normalised> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-normalise-'));
  try {
    const path = join(folder, 'source.csv');
    writeFileSync(path, content);
    const { size, mtimeMs } = statSync(path);
    const request: NormaliseRequest = {
      source: { kind: 'file', path, form: plainForm, encoding, stamp: { size, modifiedMs: mtimeMs } },
      file: 'source.csv',
      reading: {
        kind: 'table',
        dialect: { delimited, written: null },
        place: { preambleLines: 0, headerRows: hasHeader ? 1 : 0, lastLine: null, trailerLines: 0 },
      },
      streams: [
        {
          name: 'rows',
          header: Array.from({ length: fields }, (_, column) => `c${column}`),
          amounts: [],
          referenceColumns: [],
          droppedColumns: [],
          personal: [],
          watched: [],
          idColumns: [],
          ...options,
        },
      ],
      cardNumbers: 'truncate',
      hashKey: null,
      folder,
      segmentBytes: 1 << 20,
      segmentsAhead: 3,
      recordBytes: 1 << 20,
      ...options,
    };
    const paths: string[] = [];
    const summary = await normalise(request, {
      async segment(segment) {
        paths.push(segment.path);
      },
      progress: () => undefined,
    });
    return { summary, records: (await readParquet(paths)).map(withoutNumber), quarantine: await readParquet(summary.quarantinePaths) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
