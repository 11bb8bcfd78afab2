import type { BusinessCase } from '../business-case.ts';
import type { Driver } from '../driver-schema.ts';
import { type DriverUnit, typedScale } from '../driver-unit.ts';
import { periodCount } from '../business-case.ts';
import { periodStart } from '../period-name.ts';
import { putDriver } from './change-drivers.ts';
import { type DriverDraft, draftOfDriver, emptyDriverDraft } from './driver-draft.ts';
import { type DriverColumn, type DriverTable, findDriverTable, readUnit, type TableSheet } from './driver-table.ts';
import { readDriverDraft } from './read-driver-draft.ts';
import { typedNumber } from './typed-number.ts';
import { distributionSchema } from '../driver-schema.ts';

/** One driver that becomes another, as it is typed before and after. */
export interface DriverChange {
  /** As a spreadsheet counts it, from 1. */
  readonly row: number;
  readonly id: string;
  readonly label: string;
  readonly isNew: boolean;
  readonly unit: DriverUnit;
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export interface DriverImport {
  /** The case with every row that could be read. */
  readonly plan: BusinessCase;
  readonly sheet: string;
  readonly changes: readonly DriverChange[];
  readonly unchanged: number;
  readonly problems: readonly { readonly row: number; readonly label: string; readonly problem: string }[];
}

class RowProblem extends Error {}

/** What a table of drivers makes of a case; a string says why there is no such table. Nothing is changed by it yet. */
export function importDrivers(plan: BusinessCase, sheets: readonly TableSheet[]): DriverImport | string {
  const table = findDriverTable(sheets);
  if (table === null) return 'There is no header row with "Driver" or "Name" and with "Value", "Formula" or months such as 2026-01';
  const waiting = table.rows.flatMap((cells, at) => (at <= table.head || saysNothing(cells, table) ? [] : [{ row: at + 1, cells }]));
  const reader = { table, changes: new Map<number, DriverChange>(), problems: new Map<number, { label: string; problem: string }>() };
  let [now, unchanged] = [plan, 0];
  // A formula may name a driver of a later row: rows with a problem are tried again as long as others became drivers.
  let open = waiting;
  for (let before = -1; open.length > 0 && open.length !== before; ) {
    before = open.length;
    const left: typeof open = [];
    for (const one of open) {
      const label = cellOf(table, one.cells, 'label') || cellOf(table, one.cells, 'id');
      try {
        const made = readRow(now, table, one.cells, one.row);
        reader.problems.delete(one.row);
        if (made === null) unchanged++;
        else {
          now = putDriver(now, made.change.isNew ? null : made.driver.id, made.driver);
          reader.changes.set(one.row, made.change);
        }
      } catch (thrown) {
        if (!(thrown instanceof RowProblem)) throw thrown;
        reader.problems.set(one.row, { label, problem: thrown.message });
        left.push(one);
      }
    }
    open = left;
  }
  const byRow = <T>(of: ReadonlyMap<number, T>) => [...of].toSorted(([a], [b]) => a - b);
  return {
    plan: now,
    sheet: table.sheet,
    changes: byRow(reader.changes).map(([, change]) => change),
    unchanged,
    problems: byRow(reader.problems).map(([row, problem]) => ({ row, ...problem })),
  };
}

const cellOf = ({ columns }: DriverTable, cells: readonly string[], column: DriverColumn): string => {
  const at = columns.get(column);
  return at === undefined ? '' : (cells[at] ?? '').trim();
};

/** An empty row, a heading, or a plan rate, which is the case's and no driver. */
const saysNothing = (cells: readonly string[], table: DriverTable): boolean =>
  cells.filter((cell) => cell.trim() !== '').length < 2 || cellOf(table, cells, 'unit') === 'plan rate';

function readRow(
  plan: BusinessCase,
  table: DriverTable,
  cells: readonly string[],
  row: number,
): { readonly driver: Driver; readonly change: DriverChange } | null {
  const cell = (column: DriverColumn): string => cellOf(table, cells, column);
  const [id, label] = [cell('id'), cell('label')];
  const known =
    plan.drivers.find((one) => one.id === id) ?? plan.drivers.find((one) => one.label.toLowerCase() === label.toLowerCase() && id === '');
  const first = known === undefined ? { ...emptyDriverDraft, id, label: label || id } : draftOfDriver(known);
  const named = cell('unit') === '' ? null : readUnit(cell('unit'));
  if (cell('unit') !== '' && named === null) throw new RowProblem(`"${cell('unit')}" is no unit`);
  if (known === undefined && named === null) throw new RowProblem('a new driver needs a unit');
  const currency = cell('currency').toUpperCase() || (named?.currency ?? '');
  if (known !== undefined) checkSame(known, named?.unit ?? known.unit, currency, plan.currency);
  const unit = known?.unit ?? named?.unit ?? 'money';
  const values = readMonths(plan, table, cells, unit);
  const amount = (column: 'value' | 'low' | 'high' | 'sd'): string => asTyped(cell(column), unit, column);
  const kind = known?.kind ?? (cell('formula') !== '' ? 'formula' : values !== null ? 'series' : 'constant');
  const [value, low, high] = [amount('value'), amount('low'), amount('high')];
  // A sheet that was exported shows the value where a driver has no low or high of its own.
  const edge = (typed: string, own: string): string => (typed === '' || (own === '' && sameNumber(typed, value)) ? own : typed);
  const distribution = distributionOf(cell('distribution'), first.distribution);
  const draft: DriverDraft = {
    ...first,
    kind,
    unit,
    currency: known === undefined && currency !== plan.currency ? currency : first.currency,
    section: cell('section') || first.section,
    ...(kind === 'constant' ? { value: keep(value, first.value), source: cell('source') || first.source } : {}),
    ...(kind === 'constant' || kind === 'binding'
      ? {
          low: keep(edge(low, first.low), first.low),
          high: keep(edge(high, first.high), first.high),
          distribution,
          sd: keep(amount('sd'), first.sd),
        }
      : {}),
    ...(kind === 'formula' ? { formula: cell('formula') || first.formula } : {}),
    ...(kind === 'series' ? { values: values ?? first.values, source: cell('source') || first.source } : {}),
  };
  const { driver, problems } = readDriverDraft(draft, plan, known?.id ?? null);
  if (driver === null)
    throw new RowProblem(
      Object.entries(problems)
        .map(([field, words]) => `${field}: ${words}`)
        .join('; '),
    );
  const fields = (['value', 'low', 'high', 'distribution', 'sd', 'formula', 'values', 'section', 'source'] as const)
    .filter((field) => draft[field] !== first[field])
    .map((field) => ({ field, before: known === undefined ? '' : first[field], after: draft[field] }));
  if (known !== undefined && fields.length === 0) return null;
  return { driver, change: { row, id: driver.id, label: driver.label, isNew: known === undefined, unit, fields } };
}

function checkSame(known: Driver, unit: DriverUnit, currency: string, home: string): void {
  if (unit !== known.unit) throw new RowProblem(`its unit is ${unit} here and ${known.unit} in the case`);
  const own = known.currency ?? home;
  if (known.unit === 'money' && currency !== '' && currency !== own)
    throw new RowProblem(`it is in ${currency} here and in ${own} in the case`);
}

/** A cell as it would be typed: of shares in percent, from "12 %" or 0.12. */
function asTyped(text: string, unit: DriverUnit, column: string): string {
  if (text === '') return '';
  const isPercent = text.endsWith('%');
  const value = typedNumber(isPercent ? text.slice(0, -1) : text);
  if (typeof value !== 'number') throw new RowProblem(`${column}: ${value ?? 'nothing stands there'}`);
  if (unit !== 'ratio') {
    if (isPercent) throw new RowProblem(`${column}: ${text} is a share, and the driver is not`);
    return String(value);
  }
  if (!isPercent && Math.abs(value) > 1)
    throw new RowProblem(`${column}: ${text} is more than the whole; write ${text} % or ${value / 100}`);
  return String(isPercent ? value : Number((value * typedScale(unit)).toPrecision(12)));
}

const sameNumber = (a: string, b: string): boolean => a !== '' && b !== '' && Number(a) === Number(b);
/** What was there where the number is the same, however it is written. */
const keep = (typed: string, own: string): string => (typed === '' || sameNumber(typed, own) ? own : typed);

function distributionOf(text: string, own: DriverDraft['distribution']): DriverDraft['distribution'] {
  const word = text.toLowerCase();
  if (word === '') return own;
  if (word === 'fixed' || word === 'none') return 'none';
  const found = distributionSchema.options.flatMap((option) => option.shape.kind.options).find((kind) => kind === word);
  if (found === undefined) throw new RowProblem(`distribution: "${text}" is none`);
  return found;
}

/** Numbers of the periods of the case as a column of text; null when the row has none. */
function readMonths(plan: BusinessCase, table: DriverTable, cells: readonly string[], unit: DriverUnit): string | null {
  if (table.months.size === 0) return null;
  const months = Array.from({ length: periodCount(plan) }, (_, period) => periodStart(plan, period).slice(0, 7));
  const given = months.map((month) => {
    const at = table.months.get(month);
    return at === undefined ? '' : (cells[at] ?? '').trim();
  });
  const last = given.findLastIndex((text) => text !== '');
  return last < 0
    ? null
    : given
        .slice(0, last + 1)
        .map((text, at) => (text === '' ? '-' : asTyped(text, unit, months[at] ?? '')))
        .join('\n');
}
