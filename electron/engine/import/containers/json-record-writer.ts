import type { ContainerNoteCode, NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import type { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';
import type { JsonRecordReader } from '../../../../shared/extract/containers/json-record.ts';
import { type JsonPlace, type JsonShape, valueKind } from '../../../../shared/extract/containers/json-shape.ts';
import { longestShortened, shortenedNumber } from '../../../../shared/extract/containers/lossy-card-number.ts';

const decoder = new TextDecoder();
const loneSurrogate = /[\ud800-\udfff]/u;

/** Writes the record that a reader has just read as one row. */
export class JsonRecordWriter {
  private readonly csv: CsvWriter;
  private readonly shape: JsonShape;
  /** Positions of the places that are columns. */
  private readonly columns: readonly number[];
  private readonly notes: NoteBook;

  constructor(csv: CsvWriter, shape: JsonShape, columns: readonly number[], notes: NoteBook) {
    this.csv = csv;
    this.shape = shape;
    this.columns = columns;
    this.notes = notes;
  }

  record(reader: JsonRecordReader, bytes: Uint8Array, start: number, end: number, where: () => string): void {
    const { notes } = this;
    if (reader.isAmbiguous) return this.misfit(bytes, start, end, 'duplicate_key', where);
    if (reader.hasDuplicate) notes.add('duplicate_key', where);
    if (reader.longLists > 0) notes.add('long_array', where, null, reader.longLists);
    if (reader.deepValues > 0) notes.add('deep_value', where, null, reader.deepValues);
    for (const column of this.columns) {
      const place = this.shape.places[column];
      if (place === undefined || place.record !== reader.record || place.kind === valueKind.none) this.csv.empty();
      else this.value(place, bytes, where);
    }
    this.csv.endRecord();
  }

  /** What cannot be a row: its text, with one field more than the header has, so that the strict reader sets it apart. */
  misfit(bytes: Uint8Array, start: number, end: number, note: ContainerNoteCode, where: () => string): void {
    this.notes.add(note, where);
    this.csv.field(bytes, start, end);
    this.csv.padTo(this.columns.length + 1);
    this.csv.endRecord();
  }

  private value({ path, kind, start, end }: JsonPlace, bytes: Uint8Array, where: () => string): void {
    const { csv, notes } = this;
    if (kind === valueKind.escapedText) {
      const text = JSON.parse(decoder.decode(bytes.subarray(start - 1, end + 1))) as string;
      if (loneSurrogate.test(text)) notes.add('lone_surrogate', () => `${where()} ${path}`);
      csv.text(text);
      return;
    }
    const shortened = mayBeShortened(bytes, start, end) ? shortenedNumber(decoder.decode(bytes.subarray(start, end))) : null;
    if (shortened === null) {
      // The rest of a long list begins with its first element: brackets make it a list again.
      if (kind === valueKind.json && path.endsWith('..]')) csv.text(`[${decoder.decode(bytes.subarray(start, end))}]`);
      else csv.field(bytes, start, end);
      return;
    }
    const text = shortened.masked ?? decoder.decode(bytes.subarray(start, end));
    notes.add(shortened.masked === null ? 'digits_lost' : 'card_shaped_number', () => `${where()} ${path}`, text);
    csv.text(text);
  }
}

function mayBeShortened(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start >= longestShortened || bytes[start]! > nine || bytes[start]! < zero) return false;
  for (let at = start + 1; at < end; at++) if (bytes[at] === smallE || bytes[at] === largeE) return true;
  return false;
}

const zero = 48;
const nine = 57;
const smallE = 101;
const largeE = 69;
