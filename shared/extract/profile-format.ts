import { factTable, type TableColumn } from '../domain/tables.ts';
import type { NumberFormat } from '../money/number-format.ts';
import type { ColumnRule, ColumnRules, SignCode, StampZone } from './column-rule.ts';
import { hasShortYears, isAbsolute } from './date-style.ts';
import type { FormatChoice, FormatWarning, HeaderFormat } from './extract-format.ts';
import { type ColumnMapping, columnsRead, type ExtractProfile, profileFormatId } from './profile.ts';

type Dialect = ExtractProfile['dialect'];

/** A taught layout as a layout like any other: everything after this knows no difference. */
export function profileFormat(profile: ExtractProfile): HeaderFormat {
  const { columns } = factTable(profile.table);
  const isId = (target: string | null) => columns.some(({ name, role }) => name === target && role === 'id' && name !== 'last4');
  const mapped = profile.columns.filter(({ target }) => target !== null);
  return {
    kind: 'header',
    id: profileFormatId(profile.name),
    label: profile.name,
    table: profile.table,
    verified: false,
    required: [...new Set(mapped.flatMap(columnsRead))],
    referenceColumns: [...new Set(mapped.filter(({ target }) => isId(target)).map(({ source }) => source))],
    leftOut: profile.columns.filter(({ drop }) => drop === true).map(({ source }) => source),
    rules: (_, choice) => profileRules(profile, inItsZone(profile, choice)),
    controls: [],
    warnings: (_, choice) => profileWarnings(profile, inItsZone(profile, choice)),
  };
}

/** The zone chosen for this file, else the one that was taught. */
function inItsZone({ timeZone }: ExtractProfile, choice: FormatChoice): FormatChoice {
  return timeZone === undefined || choice.timeZone !== null ? choice : { ...choice, timeZone, zone: timeZone };
}

function profileRules(profile: ExtractProfile, choice: FormatChoice): ColumnRules {
  const { columns, timeColumn } = factTable(profile.table);
  const rules: Record<string, ColumnRule> = {};
  for (const column of columns) {
    const rule = ruleOf(column, profile, choice);
    if (rule !== null) rules[column.name] = rule;
  }
  return { ...rules, ...derivedTime(rules, columns, timeColumn, choice) };
}

function ruleOf(column: TableColumn, profile: ExtractProfile, choice: FormatChoice): ColumnRule | null {
  const entries = profile.columns.filter(({ target }) => target === column.name);
  const [entry] = entries;
  if (entry === undefined) {
    const value = constantOf(column, profile, choice);
    return value === null ? null : { kind: 'constant', value };
  }
  const from = entry.source;
  const order = entry.dateStyle ?? profile.dialect.dateOrder;
  switch (column.type) {
    case 'money':
      return amountRule(entries, column, profile, choice);
    case 'instant':
      return { kind: 'instant', from, zone: zoneOf(entry, choice), order, ...(entry.clock === undefined ? {} : { clock: entry.clock }) };
    case 'day':
      return { kind: 'day', from, order };
    case 'integer':
    case 'number':
      return { kind: column.type, from, ...(isMachine(profile.dialect) ? {} : { format: numberFormat(profile.dialect) }) };
    case 'boolean':
      return { kind: 'boolean', from };
    case 'text':
      if (entry.words !== undefined) return { kind: 'words', from, words: entry.words };
      return isCurrencyColumn(column) ? { kind: 'currency', from } : { kind: 'text', from };
  }
}

const isCurrencyColumn = ({ name }: TableColumn) => name === 'ccy' || name.startsWith('ccy_');

/** What holds for every row: as chosen for this file, else as the profile says. */
function constantOf(column: TableColumn, profile: ExtractProfile, choice: FormatChoice): string | null {
  const own = profile.constants[column.name] ?? null;
  if (column.name === 'partner') return choice.partner ?? own;
  return isCurrencyColumn(column) ? (choice.currency ?? own) : own;
}

function zoneOf({ zone }: ColumnMapping, choice: FormatChoice): StampZone {
  return zone === undefined || zone.kind === 'file' ? { kind: 'zone', zone: choice.zone } : zone;
}

const numberFormat = ({ decimal, thousands }: Dialect): NumberFormat => ({ decimal, thousands, isLoose: true });

const isMachine = ({ decimal, thousands }: Dialect) => decimal === '.' && thousands === '';

function amountRule(entries: readonly ColumnMapping[], column: TableColumn, profile: ExtractProfile, choice: FormatChoice): ColumnRule {
  const currency = profile.columns.find(({ target }) => target === column.currency);
  const money = factTable(profile.table).columns.find(({ name }) => name === column.currency);
  const coded = entries.find(({ sign }) => sign?.kind === 'code')?.sign;
  const sign: SignCode | null = coded?.kind === 'code' ? coded : null;
  const named = (isNegated: boolean) =>
    entries.filter((entry) => (entry.sign?.kind === 'negate') === isNegated).map(({ source }) => source);
  return {
    kind: 'amount',
    plus: named(false),
    minus: named(true),
    unit: entries[0]?.unit ?? 'major',
    format: numberFormat(profile.dialect),
    currency: currency?.source ?? null,
    fixedCurrency: money === undefined ? choice.currency : constantOf(money, profile, choice),
    ...(sign === null ? {} : { sign }),
  };
}

/** Rows that are dated by day only happened when that day began, in the zone they are read in; a plain table has its day from its time. */
function derivedTime(rules: ColumnRules, columns: readonly TableColumn[], timeColumn: string, choice: FormatChoice): ColumnRules {
  const time = rules[timeColumn];
  const day = columns.flatMap(({ name, type }) => (type === 'day' ? (rules[name] ?? []) : [])).find(({ kind }) => kind === 'day');
  const isInstant = columns.some(({ name, type }) => name === timeColumn && type === 'instant');
  if (time === undefined && isInstant && day?.kind === 'day')
    return { [timeColumn]: { kind: 'instant', from: day.from, zone: { kind: 'zone', zone: choice.zone }, order: day.order } };
  const entryDate = columns.find(({ name }) => name === 'entry_date');
  if (time?.kind === 'instant' && entryDate !== undefined && rules[entryDate.name] === undefined && !isAbsolute(time.order ?? 'ymd'))
    return { [entryDate.name]: { kind: 'day', from: time.from, order: time.order ?? 'ymd' } };
  return {};
}

/** Amounts whose currency neither a column nor a person states. */
export const currencyNotStated: FormatWarning = {
  code: 'CURRENCY_NOT_STATED',
  message: 'No column states a currency; amounts are kept without one (XXX) and are in no converted total.',
};

/** What was taken for granted because neither the file nor a person says it. */
function profileWarnings(profile: ExtractProfile, choice: FormatChoice): readonly FormatWarning[] {
  const rules = profileRules(profile, choice);
  /** Nothing but the zone of the file says what a stamp means; also where it was made from a day. */
  const isOpen = (target: string) => (profile.columns.find((entry) => entry.target === target)?.zone?.kind ?? 'file') === 'file';
  const warnings: FormatWarning[] = [];
  const bare = Object.values(rules).some(
    (rule) => rule.kind === 'amount' && rule.currency === null && (rule.fixedCurrency ?? null) === null,
  );
  if (bare) warnings.push(currencyNotStated);
  const isZoneOpen = Object.entries(rules).some(
    ([name, rule]) => rule.kind === 'instant' && !isAbsolute(rule.order ?? 'ymd') && isOpen(name),
  );
  if (isZoneOpen && choice.timeZone === null)
    warnings.push({
      code: 'TIME_ZONE_ASSUMED',
      message: `The file does not state the zone of its times; they were read in ${choice.zone}.`,
    });
  const short = profile.columns.filter(({ target, dateStyle }) => target !== null && dateStyle !== undefined && hasShortYears(dateStyle));
  if (short.length > 0)
    warnings.push({
      code: 'TWO_DIGIT_YEARS',
      message: `Years of two digits in ${[...new Set(short.map(({ source }) => source))].join(', ')} were read as 2000 to 2099.`,
    });
  const leftOut = profile.columns.filter(({ drop }) => drop === true).map(({ source }) => source);
  if (leftOut.length > 0)
    warnings.push({ code: 'COLUMNS_LEFT_OUT', message: `Nothing of ${leftOut.join(', ')} was kept, as the layout says.` });
  return warnings;
}
