import { cellReference, cellText, columnLetters, mostColumns, mostRows } from '../../../../shared/extract/containers/cell-text.ts';
import type { ContainerNoteCode, NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import type { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';
import type { ExcelFormatKind } from '../../../../shared/extract/containers/excel-format-kind.ts';
import { excelNumber } from '../../../../shared/extract/containers/excel-number.ts';
import { serialText } from '../../../../shared/extract/containers/excel-serial.ts';
import { longestShortened, shortenedNumber } from '../../../../shared/extract/containers/lossy-card-number.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { fail } from '../../../../shared/errors/fail.ts';
import { damaged } from './container-failure.ts';
import type { XmlAttributes, XmlSink } from './read-xml.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { XlsxWorkbook } from './xlsx-workbook.ts';

export interface SheetParts {
  readonly file: string;
  readonly sheet: string;
  readonly strings: SharedStrings;
  readonly workbook: Pick<XlsxWorkbook, 'dateSystem' | 'formatKinds'>;
  readonly width: number;
  readonly csv: CsvWriter;
  readonly notes: NoteBook;
}

const decoder = new TextDecoder();

/** Turns the XML of one sheet into CSV records: record k is row k. */
export class SheetReader implements XmlSink {
  /** No row is in progress, so that what was written may be taken. */
  isBetweenRows = true;
  private readonly parts: SheetParts;
  private isInData = false;
  private row = 0;
  private column = -1;
  private isFilled = false;
  private type = 'n';
  private kind: ExcelFormatKind = 'number';
  private hasFormula = false;
  /** The text in progress belongs to the cell. */
  private isListening = false;
  private phonetic = 0;
  private value = '';

  constructor(parts: SheetParts) {
    this.parts = parts;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.isInData) this.openAround(name, attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.isListening = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 't') this.isListening = this.phonetic === 0;
    else if (name === 'rPh') this.phonetic++;
  }

  text(text: string): void {
    if (this.isListening) this.value += text;
  }

  close(name: string): void {
    if (!this.isInData) return;
    if (name === 'v' || name === 't') this.isListening = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'sheetData') this.isInData = false;
  }

  private openAround(name: string, attributes: XmlAttributes): void {
    const { notes } = this.parts;
    if (name === 'sheetData') this.isInData = true;
    else if (name === 'mergeCell') notes.add('merged_cells', () => attributes['ref'] ?? '');
    else if (name === 'col' && isOn(attributes['hidden'])) {
      const letters = (end: string | undefined) => columnLetters(Math.min(Number(end), mostColumns) - 1);
      notes.add('hidden_columns', () => `${letters(attributes['min'])}:${letters(attributes['max'])}`);
    }
  }

  private openRow({ r, hidden }: XmlAttributes): void {
    const { csv, notes, file, sheet } = this.parts;
    const row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(row) || row <= this.row || row > mostRows) damaged(file, `row ${this.row + 1} of sheet ${sheet} is out of order`);
    for (let gap = this.row + 1; gap < row; gap++) csv.endRecord();
    this.row = row;
    this.column = -1;
    this.isBetweenRows = false;
    if (isOn(hidden)) notes.add('hidden_rows', () => String(row));
  }

  private closeRow(): void {
    const { csv, width } = this.parts;
    if (this.isFilled) csv.padTo(width);
    csv.endRecord();
    this.isFilled = false;
    this.isBetweenRows = true;
  }

  private openCell({ r, t, s }: XmlAttributes): void {
    const { file, workbook } = this.parts;
    const place = r === undefined ? { column: this.column + 1, row: this.row } : cellReference(r);
    if (place === null || place.row !== this.row || place.column <= this.column || place.column >= mostColumns || this.isBetweenRows)
      return damaged(file, `a cell after ${this.where()} is out of order`);
    this.column = place.column;
    this.type = t ?? 'n';
    this.kind = s === undefined ? 'number' : (workbook.formatKinds[Number(s)] ?? 'number');
    this.hasFormula = false;
    this.value = '';
  }

  private closeCell(): void {
    const { type, value, parts } = this;
    if (value === '') {
      if (this.hasFormula && type !== 'str' && type !== 'inlineStr') parts.notes.add('formula_without_value', this.where);
      return;
    }
    if (type === 's') this.writeShared(Number(value));
    else if (type === 'n') this.writeNumber(value);
    else if (type === 'b') this.write(value === '1' ? 'true' : 'false');
    else if (type === 'e') this.writeNoted(value, 'cell_error');
    else this.writeText(cellText(value));
    if (parts.csv.recordSize > limits.recordBytes)
      fail('FILE_LINE_TOO_LONG', { file: parts.file, limit: limits.recordBytes, line: this.row });
  }

  private writeShared(index: number): void {
    const { strings, csv, file } = this.parts;
    if (!Number.isInteger(index) || index < 0 || index >= strings.count)
      damaged(file, `cell ${this.where()} points at a text that is not there`);
    const from = index === 0 ? 0 : strings.ends[index - 1]!;
    const to = strings.ends[index]!;
    if (from === to) return;
    if (to - from < longestShortened && strings.bytes[from]! <= nine) {
      this.writeText(decoder.decode(strings.bytes.subarray(from, to)));
      return;
    }
    this.begin();
    csv.field(strings.bytes, from, to);
  }

  /** Text that is a number once shortened by a spreadsheet is named. */
  private writeText(text: string): void {
    const shortened = text.length < longestShortened ? shortenedNumber(text) : null;
    if (shortened === null) this.write(text);
    else this.writeNoted(shortened.masked ?? text, shortened.masked === null ? 'digits_lost' : 'card_shaped_number');
  }

  private writeNumber(value: string): void {
    const { kind } = this;
    if (kind === 'number' || kind === 'text' || kind === 'percent') {
      const number = excelNumber(value);
      if (kind === 'percent') this.parts.notes.add('percent_format', this.where);
      if (number === null) this.writeNoted(value, 'cell_error');
      else if (number.note === null) this.write(number.text);
      else this.writeNoted(number.text, number.note);
      return;
    }
    const date = serialText(Number(value), this.parts.workbook.dateSystem, kind);
    if (date?.isReal === true) this.write(date.text);
    else this.writeNoted(date?.text ?? value, 'no_such_date');
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
