import { factTable, type FactTableName, type TableColumn } from '../domain/tables.ts';
import type { HeaderFormat } from './extract-format.ts';
import { headerFormats } from './registry.ts';
import { exampleOf, isCurrency } from './template-examples.ts';

/** A layout of our own, for partners whose files are prepared by hand or by a script. */
export interface Template {
  /** What it is asked for by: the name of the table it fills. */
  readonly name: FactTableName;
  readonly format: HeaderFormat;
  readonly columns: readonly TemplateColumn[];
}

export interface TemplateColumn {
  readonly name: string;
  readonly label: string;
  /** What may stand in it, in words. */
  readonly type: string;
  readonly unit: string;
  readonly words: readonly string[];
  readonly isRequired: boolean;
  readonly example: string;
  readonly note: string;
}

const typeWords: Readonly<Record<TableColumn['type'], string>> = {
  text: 'text',
  money: 'amount',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  instant: 'time',
  day: 'day',
};

/** The sheet beside the one to fill, which says what its columns are and holds no rows. */
export const templateHelpSheet = {
  name: 'Columns',
  columns: ['Column', 'Is', 'Required', 'Type', 'Unit', 'Example', 'To know'],
} as const;

const prefix = 'template.';

export const templates: readonly Template[] = headerFormats
  .filter(({ id }) => id.startsWith(prefix))
  .map((format) => ({
    name: format.table,
    format,
    columns: factTable(format.table).columns.map((column) => ({
      name: column.name,
      label: column.label,
      type: isCurrency(column) ? 'ISO 4217 currency' : typeWords[column.type],
      unit: column.type === 'money' ? `major units of ${column.currency}` : (column.unit ?? ''),
      words: column.words ?? [],
      isRequired: format.required.includes(column.name),
      example: exampleOf(format.table, column),
      note: column.note ?? '',
    })),
  }));

/** By the name of its table or the id of its layout; null where there is none. */
export function templateNamed(name: string): Template | null {
  return templates.find((template) => template.name === name || template.format.id === name) ?? null;
}

/** The file to fill: names of the columns and one made-up row. */
export function templateCsv({ columns }: Template): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return `${line(columns.map(({ name }) => name))}\n${line(columns.map(({ example }) => example))}\n`;
}

/** What a person must know of a column, in one sentence or more. */
export function columnHelp({ words, note }: TemplateColumn): string {
  return [...(words.length === 0 ? [] : [`One of ${words.join(', ')}.`]), ...(note === '' ? [] : [note])].join(' ');
}
