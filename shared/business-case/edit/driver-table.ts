import { csvRecords } from '../../base/csv-records.ts';
import { type DriverUnit, driverUnitSchema, unitWords } from '../driver-unit.ts';
import type { DriverDraft } from './driver-draft.ts';

/** A sheet of a file, or what was pasted; rows as they stand, the first is row 1. */
export interface TableSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export type DriverColumn =
  | 'id'
  | 'label'
  | 'section'
  | 'unit'
  | 'currency'
  | 'value'
  | 'low'
  | 'high'
  | 'distribution'
  | 'sd'
  | 'source'
  | 'formula';

/** Where the columns of a table of drivers stand; `months` by "2026-01". */
export interface DriverTable {
  readonly sheet: string;
  /** Index of its header row. */
  readonly head: number;
  readonly columns: ReadonlyMap<DriverColumn, number>;
  readonly months: ReadonlyMap<string, number>;
  readonly rows: TableSheet['rows'];
}

const headings: Readonly<Record<string, DriverColumn>> = {
  driver: 'label',
  label: 'label',
  name: 'id',
  id: 'id',
  section: 'section',
  heading: 'section',
  unit: 'unit',
  currency: 'currency',
  value: 'value',
  base: 'value',
  low: 'low',
  high: 'high',
  distribution: 'distribution',
  sd: 'sd',
  'standard deviation': 'sd',
  source: 'source',
  formula: 'formula',
};

/** Text of a CSV file, or what a spreadsheet puts on the clipboard. */
export function tableRows(text: string): TableSheet['rows'] {
  const [head = ''] = text.split('\n', 1);
  // Empty lines count, so that a row keeps the number it has in the file.
  if (!head.includes('\t')) return csvRecords(text.replaceAll('\r\n', '\n').replaceAll(/^$/gm, ','));
  return text.split(/\r?\n/).map((line) => line.split('\t'));
}

/** The first table whose header names a driver and something to give it; null when there is none. */
export function findDriverTable(sheets: readonly TableSheet[]): DriverTable | null {
  for (const { name, rows } of sheets) {
    for (const [head, row] of rows.entries()) {
      const [columns, months] = [new Map<DriverColumn, number>(), new Map<string, number>()];
      for (const [at, cell] of row.entries()) {
        const heading = headings[cell.trim().toLowerCase()];
        if (heading !== undefined && !columns.has(heading)) columns.set(heading, at);
        const [month] = /^\d{4}-\d{2}/.exec(cell.trim()) ?? [];
        if (month !== undefined) months.set(month, at);
      }
      const isNamed = columns.has('id') || columns.has('label');
      if (isNamed && (columns.has('value') || columns.has('formula') || months.size > 0))
        return { sheet: name, head, columns, months, rows };
    }
  }
  return null;
}

const unitNames = new Map<string, DriverUnit>([
  ...driverUnitSchema.options.map((unit) => [unit, unit] as const),
  ...driverUnitSchema.options.map((unit) => [unitWords({ unit, currency: null }), unit] as const),
  ['%', 'ratio'],
  ['share', 'ratio'],
]);

/** "bps", "a ratio", "EUR"; null when it is no unit. */
export function readUnit(text: string): Pick<DriverDraft, 'unit' | 'currency'> | null {
  const word = text.trim();
  if (/^[A-Z]{3}$/.test(word)) return { unit: 'money', currency: word };
  const unit = unitNames.get(word.toLowerCase());
  return unit === undefined ? null : { unit, currency: '' };
}
