import { fail } from '../../../../shared/errors/fail.ts';
import { NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';
import { JsonRecordReader } from '../../../../shared/extract/containers/json-record.ts';
import { JsonShape } from '../../../../shared/extract/containers/json-shape.ts';
import { json, JsonProblem } from '../../../../shared/extract/containers/json-text.ts';
import { damaged, notATable } from './container-failure.ts';
import { type ContainerRows, takeChunk } from './container-rows.ts';
import { JsonRecordWriter } from './json-record-writer.ts';
import { type JsonRecords, type JsonSource, readJson } from './json-source.ts';

/** A list of objects in a JSON file: a table. */
export interface JsonTable {
  /** Keys that lead to it, like `data.payments`; '' where the file itself is the list. */
  readonly path: string;
  /** Elements, or lines that are not blank. */
  readonly records: number;
  /** The union of the keys of all records, nested ones as `a.b` and `a[0]`, in the order of first appearance. */
  readonly header: readonly string[];
  /** Which places of the records are columns, of how many. */
  readonly columns: readonly number[];
  readonly places: number;
}

interface Found {
  readonly shape: JsonShape;
  readonly reader: JsonRecordReader;
  records: number;
  objects: number;
}

const everything = Number.POSITIVE_INFINITY;

/** Finds the tables of a JSON file and all keys of their records: reads the whole file, or about `mostBytes` of it for a preview. */
export async function scanJson(source: JsonSource, mostBytes = everything): Promise<readonly JsonTable[]> {
  const found = new Map<string, Found>();
  const records: JsonRecords = {
    list(path) {
      const shape = new JsonShape();
      if (!found.has(path)) found.set(path, { shape, reader: new JsonRecordReader(shape), records: 0, objects: 0 });
    },
    element(path, bytes, start, end) {
      const table = found.get(path);
      if (table === undefined) return;
      table.records++;
      if (bytes[start] !== json.openObject && source.form !== 'lines') table.reader.check(bytes, start, end);
      else if (readsAsObject(table.reader, source, bytes, start, end)) table.objects++;
    },
    blank: () => undefined,
    loose: () => undefined,
  };
  for await (const _ of readJson(source, records, mostBytes));
  const tables = [...found].filter(([, { objects }]) => objects > 0);
  if (tables.length === 0 && found.get('')?.records !== 0) refuseWithoutTables(source);
  return tables.map(([path, { shape, records: count }]) => {
    const columns = shape.columns();
    return {
      path,
      records: count,
      header: columns.map((column) => shape.places[column]?.path ?? ''),
      columns,
      places: shape.places.length,
    };
  });
}

function refuseWithoutTables({ file, form }: JsonSource): never {
  if (form === 'lines') return damaged(file, 'none of its lines is a JSON object');
  return notATable(file, 'it is JSON without a list of objects');
}

/** A line that is no JSON costs itself only; in a document it costs the rest, so that its problem is the file's. */
function readsAsObject(reader: JsonRecordReader, source: JsonSource, bytes: Uint8Array, start: number, end: number): boolean {
  try {
    reader.read(bytes, start, end);
    return true;
  } catch (thrown) {
    if (source.form !== 'lines' || !(thrown instanceof JsonProblem)) throw thrown;
    return false;
  }
}

/** The records of one table as rows under its header; what is no record of it becomes a row with one field too many. */
export function jsonRows(source: JsonSource, table: Pick<JsonTable, 'path' | 'columns' | 'places'>, mostBytes = everything): ContainerRows {
  const notes = new NoteBook();
  async function* chunks(): AsyncGenerator<Buffer> {
    const csv = new CsvWriter();
    const shape = new JsonShape();
    const reader = new JsonRecordReader(shape);
    const writer = new JsonRecordWriter(csv, shape, table.columns, notes);
    let row = 0;
    const where = () => `${source.form === 'lines' ? 'line' : 'record'} ${row}`;
    const records: JsonRecords = {
      list: () => undefined,
      loose: (path) => notes.add('values_outside_rows', () => path),
      blank() {
        row++;
        csv.endRecord();
      },
      element(path, bytes, start, end) {
        if (path !== table.path) {
          notes.add('values_outside_rows', () => path);
          return;
        }
        row++;
        if (bytes[start] !== json.openObject)
          writer.misfit(bytes, start, end, source.form === 'lines' ? 'invalid_line' : 'not_an_object', where);
        else if (readsAsObject(reader, source, bytes, start, end)) writer.record(reader, bytes, start, end, where);
        else writer.misfit(bytes, start, end, 'invalid_line', where);
      },
    };
    for await (const _ of readJson(source, records, mostBytes)) {
      if (shape.places.length > table.places) fail('FILE_CHANGED', { file: source.file });
      const chunk = takeChunk(csv, false);
      if (chunk !== null) yield chunk;
    }
    const last = takeChunk(csv, true);
    if (last !== null) yield last;
  }
  return { chunks: chunks(), notes: () => notes.notes() };
}
