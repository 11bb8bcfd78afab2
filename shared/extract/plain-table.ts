import { plainLineTable } from '../domain/tables.ts';
import type { NumberFormat } from '../money/number-format.ts';
import type { ColumnRule, ColumnRules } from './column-rule.ts';
import type { FormatChoice, FormatWarning } from './extract-format.ts';
import type { Dialect, PlainMapping } from './receipt.ts';

export const plainTableId = 'plain.table';
export const plainTableLabel = 'Plain table';

/** Rules of a table whose columns a person (or a first guess) gave a meaning. */
export function plainTableRules(
  mapping: readonly PlainMapping[],
  dialect: Pick<Dialect, 'decimal' | 'thousands' | 'dateOrder'>,
  choice: FormatChoice,
  zone: string,
): ColumnRules {
  const format: NumberFormat = { decimal: dialect.decimal, thousands: dialect.thousands, isLoose: true };
  const sourceOf = (target: string) => mapping.find((entry) => entry.target === target);
  const currency = sourceOf('ccy')?.source ?? null;
  const rules: Record<string, ColumnRule> = {};
  for (const column of plainLineTable.columns) {
    const entry = sourceOf(column.name);
    if (entry === undefined) continue;
    const from = entry.source;
    const order = entry.dateOrder ?? dialect.dateOrder;
    if (column.type === 'money')
      rules[column.name] = { kind: 'amount', plus: [from], minus: [], unit: 'major', format, currency, fixedCurrency: choice.currency };
    else if (column.type === 'instant') rules[column.name] = { kind: 'instant', from, zone: { kind: 'zone', zone }, order };
    else if (column.type === 'day') rules[column.name] = { kind: 'day', from, order };
    else if (column.name === 'ccy') rules[column.name] = { kind: 'currency', from };
    else rules[column.name] = { kind: 'text', from };
  }
  return withDerived(rules, dialect.dateOrder, choice, zone);
}

/** A day gives the instant at which it begins in the chosen zone, an instant its day; partner and currency hold for the whole file. */
function withDerived(rules: Record<string, ColumnRule>, order: Dialect['dateOrder'], choice: FormatChoice, zone: string): ColumnRules {
  const time = rules['ts_utc'];
  const day = rules['entry_date'];
  if (time?.kind === 'instant' && day === undefined) rules['entry_date'] = { kind: 'day', from: time.from, order: time.order ?? order };
  if (day?.kind === 'day' && time === undefined)
    rules['ts_utc'] = { kind: 'instant', from: day.from, zone: { kind: 'zone', zone }, order: day.order };
  if (rules['partner'] === undefined && choice.partner !== null) rules['partner'] = { kind: 'constant', value: choice.partner };
  if (rules['ccy'] === undefined && choice.currency !== null) rules['ccy'] = { kind: 'constant', value: choice.currency };
  return rules;
}

const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };

/** What was taken for granted when an unknown table was loaded without a person's word. */
export function plainTableWarnings(
  mapping: readonly PlainMapping[],
  dialect: Dialect,
  choice: FormatChoice,
  wasDeclared: boolean,
  zone: string,
  hasOffsets: boolean,
): readonly FormatWarning[] {
  const has = (target: string) => mapping.some((entry) => entry.target === target);
  const warnings: FormatWarning[] = [];
  if (!wasDeclared) {
    const columns = mapping.filter((entry) => entry.target !== null).map((entry) => `${entry.source.trim()} as ${entry.target}`);
    warnings.push({
      code: 'DIALECT_ASSUMED',
      message: `Read as ${dialect.encoding}, ${delimiterNames[dialect.delimiter] ?? 'other delimiter'}, ${dialect.hasHeader ? 'with' : 'without'} a header, decimal mark "${dialect.decimal}"${columns.length === 0 ? '' : `; ${columns.join(', ')}`}.`,
    });
  }
  const hasMoney = ['amount', 'fee', 'balance'].some(has);
  if (hasMoney && !has('ccy') && choice.currency === null)
    warnings.push({
      code: 'CURRENCY_NOT_STATED',
      message: 'No column states a currency; amounts are kept without one (XXX) and are in no converted total.',
    });
  if (!has('amount'))
    warnings.push({ code: 'AMOUNT_NOT_FOUND', message: 'No column was taken for the amount; the rows are kept as text.' });
  if ((has('ts_utc') || has('entry_date')) && choice.timeZone === null && !hasOffsets)
    warnings.push({ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times; they were read in ${zone}.` });
  return warnings;
}
