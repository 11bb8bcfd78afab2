import { cellReference, columnLetters, mostColumns, mostRows } from '../../../../shared/extract/containers/cell-text.ts';
import type { ContainerNoteCode, NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import type { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';
import { excelNumber } from '../../../../shared/extract/containers/excel-number.ts';
import { serialText } from '../../../../shared/extract/containers/excel-serial.ts';
import { TextBuffer } from '../../../../shared/extract/containers/text-buffer.ts';
import { longestShortened, shortenedNumber } from '../../../../shared/extract/containers/lossy-card-number.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { fail } from '../../../../shared/errors/fail.ts';
import { damaged } from './container-failure.ts';
import type { XmlEvents } from '../../../../shared/extract/containers/xml-scanner.ts';
import type { XmlTag } from '../../../../shared/extract/containers/xml-tag.ts';
import { attributesOf } from './read-xml.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { CellFormat } from './xlsx-styles.ts';
import type { XlsxWorkbook } from './xlsx-workbook.ts';

export interface SheetParts {
  readonly file: string;
  readonly sheet: string;
  readonly strings: SharedStrings;
  readonly workbook: Pick<XlsxWorkbook, 'dateSystem' | 'formats'>;
  readonly width: number;
  readonly csv: CsvWriter;
  readonly notes: NoteBook;
}

const decoder = new TextDecoder();
const plainFormat: CellFormat = { kind: 'number', currency: null };

/** Turns the XML of one sheet into CSV records: record k is row k. */
export class SheetReader implements XmlEvents {
  private isBetweenRows = true;
  private readonly parts: SheetParts;
  private isInData = false;
  private row = 0;
  private column = -1;
  private isFilled = false;
  private type = 'n';
  private format: CellFormat = plainFormat;
  private hasFormula = false;
  /** The text in progress belongs to the cell. */
  private isListening = false;
  private phonetic = 0;
  private readonly value = new TextBuffer();

  constructor(parts: SheetParts) {
    this.parts = parts;
  }

  open(tag: XmlTag): void {
    const { name } = tag;
    if (!this.isInData) this.openAround(tag);
    else if (name === 'c') this.openCell(tag);
    else if (name === 'v') this.isListening = true;
    else if (name === 'row') this.openRow(tag);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 't') this.isListening = this.phonetic === 0;
    else if (name === 'rPh') this.phonetic++;
  }

  text(bytes: Uint8Array, start: number, end: number, isPlain: boolean): void {
    if (this.isListening) this.value.add(bytes, start, end, isPlain);
  }

  close(name: string): void {
    if (!this.isInData) return;
    if (name === 'v' || name === 't') this.isListening = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'sheetData') this.isInData = false;
  }

  private openAround(tag: XmlTag): void {
    const { notes } = this.parts;
    if (tag.name === 'sheetData') this.isInData = true;
    else if (tag.name === 'mergeCell') {
      const { ref = '' } = attributesOf(tag);
      notes.add('merged_cells', () => ref);
    } else if (tag.name === 'col') {
      const { hidden, min, max } = attributesOf(tag);
      const letters = (end: string | undefined) => columnLetters(Math.min(Number(end), mostColumns) - 1);
      if (isOn(hidden)) notes.add('hidden_columns', () => `${letters(min)}:${letters(max)}`);
    }
  }

  private openRow(tag: XmlTag): void {
    const { csv, notes, file, sheet } = this.parts;
    let row = this.row + 1;
    let isHidden = false;
    while (tag.next()) {
      if (tag.attribute === 'r') row = tag.whole();
      else if (tag.attribute === 'hidden') isHidden = isOn(tag.word());
    }
    if (row <= this.row || row > mostRows) damaged(file, `row ${this.row + 1} of sheet ${sheet} is out of order`);
    for (let gap = this.row + 1; gap < row; gap++) csv.endRecord();
    this.row = row;
    this.column = -1;
    this.isBetweenRows = false;
    if (isHidden) notes.add('hidden_rows', () => String(row));
  }

  private closeRow(): void {
    const { csv, width } = this.parts;
    if (this.isFilled) csv.padTo(width);
    csv.endRecord();
    this.isFilled = false;
    this.isBetweenRows = true;
  }

  private openCell(tag: XmlTag): void {
    let place = -1;
    this.type = 'n';
    this.format = plainFormat;
    while (tag.next()) {
      if (tag.attribute === 'r') place = this.columnOf(tag);
      else if (tag.attribute === 't') this.type = tag.word();
      else if (tag.attribute === 's') this.format = this.parts.workbook.formats[tag.whole()] ?? plainFormat;
    }
    const column = place < 0 ? this.column + 1 : place;
    if (column <= this.column || column >= mostColumns || this.isBetweenRows) this.refusePlace();
    this.column = column;
    this.hasFormula = false;
    this.value.clear();
  }

  private columnOf({ bytes, valueStart, valueEnd }: XmlTag): number {
    const place = cellReference(bytes, valueStart, valueEnd);
    if (place === null || place.row !== this.row) return this.refusePlace();
    return place.column;
  }

  private refusePlace(): never {
    return damaged(this.parts.file, `a cell after ${this.where()} is out of order`);
  }

  private closeCell(): void {
    const { type, value, parts } = this;
    if (value.length === 0) {
      if (this.hasFormula && type !== 'str' && type !== 'inlineStr') parts.notes.add('formula_without_value', this.where);
      return;
    }
    if (type === 's') this.writeShared(value.wholeNumber());
    else if (type === 'n') this.writeNumber();
    else if (type === 'b') this.write(value.toString() === '1' ? 'true' : 'false');
    else if (type === 'e') this.writeNoted(value.toString(), 'cell_error');
    else this.writeText(value.unescaped());
    if (parts.csv.recordSize > limits.recordBytes)
      fail('FILE_LINE_TOO_LONG', { file: parts.file, limit: limits.recordBytes, line: this.row });
  }

  private writeShared(index: number): void {
    const { strings, file } = this.parts;
    if (index < 0 || index >= strings.count) damaged(file, `cell ${this.where()} points at a text that is not there`);
    const from = index === 0 ? 0 : strings.ends[index - 1]!;
    this.writeText(strings.bytes, from, strings.ends[index]!);
  }

  /** Text that is a number once shortened by a spreadsheet is named. */
  private writeText(bytes: Uint8Array, from = 0, to = bytes.length): void {
    if (from === to) return;
    const shortened =
      to - from < longestShortened && bytes[from]! <= nine ? shortenedNumber(decoder.decode(bytes.subarray(from, to))) : null;
    if (shortened !== null) {
      const text = shortened.masked ?? decoder.decode(bytes.subarray(from, to));
      this.writeNoted(text, shortened.masked === null ? 'digits_lost' : 'card_shaped_number');
      return;
    }
    this.begin();
    this.parts.csv.field(bytes, from, to);
  }

  private writeNumber(): void {
    const { value } = this;
    const { kind, currency } = this.format;
    if (currency !== null) this.parts.notes.addOnce('currency_format', this.where, currency);
    if (kind === 'number' && value.isShortNumber()) {
      this.begin();
      this.parts.csv.field(value.bytes, 0, value.length);
    } else if (kind === 'number' || kind === 'text' || kind === 'percent') {
      const number = excelNumber(value.toString());
      if (kind === 'percent') this.parts.notes.add('percent_format', this.where);
      if (number === null) this.writeNoted(value.toString(), 'cell_error');
      else if (number.note === null) this.write(number.text);
      else this.writeNoted(number.text, number.note);
    } else {
      const date = serialText(Number(value.toString()), this.parts.workbook.dateSystem, kind);
      if (date?.isReal === true) this.write(date.text);
      else this.writeNoted(date?.text ?? value.toString(), 'no_such_date');
    }
  }

  private writeNoted(text: string, note: ContainerNoteCode): void {
    this.parts.notes.add(note, this.where, text);
    this.write(text);
  }

  private write(text: string): void {
    this.begin();
    this.parts.csv.text(text);
  }

  /** Columns that were passed over are empty fields. */
  private begin(): void {
    this.parts.csv.padTo(this.column);
    this.isFilled = true;
  }

  private readonly where = () => `${this.parts.sheet}!${columnLetters(Math.max(0, this.column))}${this.row}`;
}

const isOn = (value: string | undefined) => value === '1' || value === 'true';
const nine = 57;
