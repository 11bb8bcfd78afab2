import { closeSync, openSync, writeSync } from 'node:fs';
import { ThriftWriter } from './thrift-writer.ts';

/** Parquet's own numbers for what we use of it. */
const physical = { int64: 2, byteArray: 6 } as const;
const encoding = { plain: 0, rle: 3, dictionary: 8 } as const;
const pageKind = { data: 0, dictionary: 2 } as const;
const required = 0;
const optional = 1;
const utf8 = 0;
const mark = new TextEncoder().encode('PAR1');

/** A column ready to be written: 64-bit whole numbers without gaps, or text. Its page comes in parts, which are not put together first. */
export type ParquetColumn =
  | { readonly name: string; readonly kind: 'int64'; readonly page: readonly Uint8Array[] }
  | {
      readonly name: string;
      readonly kind: 'text';
      readonly dictionary: { readonly bytes: Uint8Array; readonly count: number } | null;
      readonly page: readonly Uint8Array[];
    };

interface Written {
  readonly column: ParquetColumn;
  readonly dictionaryAt: number | null;
  readonly dataAt: number;
  readonly bytes: number;
}

/** Writes a file of one row group, uncompressed, one page a column. `path` must not be there yet. */
export function writeParquet(path: string, rows: number, columns: readonly ParquetColumn[]): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    let at = writeSync(file, mark);
    const written = columns.map((column): Written => {
      const start = at;
      let dictionaryAt: number | null = null;
      if (column.kind === 'text' && column.dictionary !== null) {
        dictionaryAt = at;
        at += writeSync(file, dictionaryHeader(column.dictionary.bytes.length, column.dictionary.count));
        at += writeSync(file, column.dictionary.bytes);
      }
      const dataAt = at;
      const size = column.page.reduce((sum, part) => sum + part.length, 0);
      at += writeSync(file, dataHeader(size, rows, isDictionary(column) ? encoding.dictionary : encoding.plain));
      for (const part of column.page) at += writeSync(file, part);
      return { column, dictionaryAt, dataAt, bytes: at - start };
    });
    const footer = fileMetadata(rows, written);
    const tail = new Uint8Array(4);
    new DataView(tail.buffer).setUint32(0, footer.length, true);
    for (const part of [footer, tail, mark]) writeSync(file, part);
  } finally {
    closeSync(file);
  }
}

const isDictionary = (column: ParquetColumn) => column.kind === 'text' && column.dictionary !== null;

function dictionaryHeader(bytes: number, count: number): Uint8Array {
  return new ThriftWriter()
    .i32(1, pageKind.dictionary)
    .i32(2, bytes)
    .i32(3, bytes)
    .struct(7, (header) => header.i32(1, count).i32(2, encoding.plain))
    .end();
}

function dataHeader(bytes: number, rows: number, values: number): Uint8Array {
  return new ThriftWriter()
    .i32(1, pageKind.data)
    .i32(2, bytes)
    .i32(3, bytes)
    .struct(5, (header) => header.i32(1, rows).i32(2, values).i32(3, encoding.rle).i32(4, encoding.rle))
    .end();
}

function fileMetadata(rows: number, written: readonly Written[]): Uint8Array {
  const schema: readonly (ParquetColumn | null)[] = [null, ...written.map(({ column }) => column)];
  return new ThriftWriter()
    .i32(1, 1)
    .structs(2, schema, (element, column) => {
      if (column === null) element.text(4, 'rows').i32(5, written.length);
      else if (column.kind === 'int64') element.i32(1, physical.int64).i32(3, required).text(4, column.name);
      else element.i32(1, physical.byteArray).i32(3, optional).text(4, column.name).i32(6, utf8);
    })
    .i64(3, rows)
    .structs(4, [written], (group, chunks) => {
      group
        .structs(1, chunks, (chunk, { column, dictionaryAt, dataAt, bytes }) => {
          chunk.i64(2, dictionaryAt ?? dataAt).struct(3, (data) => {
            data
              .i32(1, column.kind === 'int64' ? physical.int64 : physical.byteArray)
              .i32s(2, isDictionary(column) ? [encoding.plain, encoding.rle, encoding.dictionary] : [encoding.plain, encoding.rle])
              .texts(3, [column.name])
              .i32(4, 0)
              .i64(5, rows)
              .i64(6, bytes)
              .i64(7, bytes)
              .i64(9, dataAt);
            if (dictionaryAt !== null) data.i64(11, dictionaryAt);
          });
        })
        .i64(
          2,
          chunks.reduce((sum, { bytes }) => sum + bytes, 0),
        )
        .i64(3, rows);
    })
    .text(6, 'Paybench')
    .end();
}
