import { factTable, type FactTableName } from '../domain/tables.ts';
import { quoteName } from '../query/sql-text.ts';
import { type LoadPlan, columnPosition } from './load-plan.ts';

/** What makes files and rows of a layout the same in two deliveries, in columns of the fact table they fill. */
export interface NaturalKey {
  /** The same in a corrected delivery of a file, such as merchant account and batch; absent where a layout has no such thing. */
  readonly file?: readonly string[];
  /** The same in one row of two deliveries; the table's own where absent. */
  readonly row?: readonly string[];
}

/** A key that the rows of one plan can be compared by. */
export interface KeyOf {
  readonly table: FactTableName;
  readonly columns: readonly string[];
}

/** Columns that may be empty without the key becoming useless. */
const mayBeMissing = (table: FactTableName, name: string) => factTable(table).columns.find((column) => column.name === name)?.role !== 'id';

/** Whether the file gives a column something to hold. */
function isFilled({ header, rules, extras }: LoadPlan, name: string): boolean {
  if (extras.some((extra) => extra.name === name)) return true;
  const rule = rules[name];
  if (rule === undefined) return false;
  switch (rule.kind) {
    case 'constant':
      return rule.value !== null;
    case 'expression':
      return true;
    case 'amount':
      return [...rule.plus, ...rule.minus].some((source) => columnPosition(header, source) >= 0);
    default:
      return columnPosition(header, rule.from) >= 0;
  }
}

/** The columns of a key that the plan fills; null where one that it cannot do without is missing. */
function usable(plan: LoadPlan, columns: readonly string[] | undefined): KeyOf | null {
  if (columns === undefined || columns.length === 0) return null;
  const filled = columns.filter((name) => isFilled(plan, name));
  const ids = columns.filter((name) => !mayBeMissing(plan.table, name));
  const isEnough = ids.length === 0 ? filled.length === columns.length : ids.some((name) => filled.includes(name));
  return isEnough ? { table: plan.table, columns: filled } : null;
}

export function rowKey(plan: LoadPlan, key: NaturalKey | undefined): KeyOf | null {
  return usable(plan, key?.row ?? factTable(plan.table).rowKey);
}

/** A file is the same by all of its columns or not at all. */
export function fileKey(plan: LoadPlan, key: NaturalKey | undefined): KeyOf | null {
  return key?.file !== undefined && key.file.every((name) => isFilled(plan, name)) ? { table: plan.table, columns: key.file } : null;
}

/** SQL of a key as one exact text. */
export function keySql({ columns }: KeyOf): string {
  return `concat_ws(chr(31), ${columns.map((name) => `coalesce(CAST(${quoteName(name)} AS VARCHAR), chr(30))`).join(', ')})`;
}

/** SQL of whether a row can be compared: of the ids in the key, one is there. */
export function hasKeySql({ table, columns }: KeyOf): string {
  const ids = columns.filter((name) => !mayBeMissing(table, name));
  return ids.length === 0 ? 'TRUE' : `coalesce(${ids.map((name) => `CAST(${quoteName(name)} AS VARCHAR)`).join(', ')}) IS NOT NULL`;
}
