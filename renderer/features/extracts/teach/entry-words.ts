import { factTable, type FactTableName, type TableColumn } from '../../../../shared/domain/tables.ts';
import { dateStyles, type DateStyle } from '../../../../shared/extract/date-style.ts';
import type { ColumnMapping } from '../../../../shared/extract/profile.ts';

export const typeWords: Readonly<Record<TableColumn['type'], string>> = {
  text: 'text',
  money: 'amount',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
  instant: 'time',
  day: 'day',
};

export const keep = 'keep';
export const leaveOut = 'leave-out';

/** What a column of a file may become; what no canonical column takes is kept as text or left out. */
export function targetOptions(table: FactTableName) {
  return [
    { value: keep, label: 'Keep as text' },
    ...factTable(table).columns.map(({ name, label, type }) => ({ value: name, label, hint: typeWords[type] })),
    { value: leaveOut, label: 'Leave out' },
  ];
}

export const targetOf = ({ target, drop }: ColumnMapping): string => (drop === true ? leaveOut : (target ?? keep));

export function columnOf(table: FactTableName, { target }: ColumnMapping): TableColumn | null {
  return factTable(table).columns.find(({ name }) => name === target) ?? null;
}

const isCurrency = ({ name }: TableColumn) => name === 'ccy' || name.startsWith('ccy_');

/** Whether there is anything to say about how a column is read. */
export function hasOptions(column: TableColumn | null): boolean {
  return (
    column !== null &&
    (column.type === 'money' || column.type === 'instant' || column.type === 'day' || (column.type === 'text' && !isCurrency(column)))
  );
}

export const styleExample = (style: DateStyle): string => dateStyles.find((known) => known.style === style)?.example ?? 'as the file';

/** How an entry is read, in the few words of a button. */
export function entrySummary(entry: ColumnMapping, column: TableColumn): string {
  const parts: string[] = [];
  if (entry.unit === 'minor') parts.push('minor units');
  if (entry.sign?.kind === 'negate') parts.push('sign turned');
  if (entry.sign?.kind === 'code') parts.push(`sign from ${entry.sign.column}`);
  if (entry.dateStyle !== undefined) parts.push(styleExample(entry.dateStyle));
  if (entry.clock !== undefined) parts.push(`clock from ${entry.clock}`);
  switch (entry.zone?.kind) {
    case 'zone':
      parts.push(entry.zone.zone);
      break;
    case 'offset':
      parts.push('offset in the stamp');
      break;
    case 'abbreviation':
    case 'offset-column':
      parts.push(`zone from ${entry.zone.column}`);
      break;
    default:
  }
  if (entry.words !== undefined) parts.push(`${Object.values(entry.words.ours).flat().length} words`);
  if (parts.length > 0) return parts.join(', ');
  return column.type === 'money' ? 'major units' : column.type === 'text' ? 'as it stands' : 'as the file';
}

/** Values of one column of a sample, each once, in the order they come. */
export function distinctValues(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  source: string,
  most: number,
): readonly string[] {
  const column = header.indexOf(source);
  return [...new Set(sample.map((row) => (row[column] ?? '').trim()))].filter((value) => value !== '').slice(0, most);
}
