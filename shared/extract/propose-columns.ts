import { factTable, type FactTableName, type TableColumn } from '../domain/tables.ts';
import type { SignCode } from './column-rule.ts';
import { headerWords, nameLikeness } from './name-likeness.ts';
import type { ColumnMapping } from './profile.ts';
import { type ColumnEvidence, columnEvidence } from './sniff-columns.ts';
import { sniffDateStyle } from './sniff-date-style.ts';
import { proposeWords } from './propose-words.ts';

type Order = 'ymd' | 'mdy' | 'dmy' | 'none';
type Mapping = ColumnMapping;

interface Source {
  readonly name: string;
  readonly evidence: ColumnEvidence;
  readonly style: ReturnType<typeof sniffDateStyle>;
}

/** A name must be this like a column's before it is proposed; values of the right form need less of it, but for amounts, which are many. */
const leastLikeness = 0.7;
const leastOfRightForm = 0.55;

/**
 * A first guess at what the columns of a file mean in a table, for a person to correct: by name, by what the values look like, and by
 * what goes together (debit and credit, an amount and its letter, a day and its clock).
 */
export function proposeColumns(
  table: FactTableName,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  order: Order,
): readonly ColumnMapping[] {
  const sources = sourcesOf(header, rows, order);
  const proposed = byName(table, sources);
  putTime(table, sources, proposed);
  putAmounts(table, sources, proposed);
  const code = signColumn(sources.filter(({ name }) => !proposed.has(name)));
  const currencies = currencyColumns(table, sources, proposed);
  return sources.flatMap(({ name, evidence: { values }, style }): Mapping[] => {
    if (name === currencies.source) return currencies.targets.map((target) => ({ source: name, target }));
    const column = proposed.get(name);
    return [column === undefined ? { source: name, target: null } : withOptions(name, column, values, style, code, sources, order)];
  });
}

/** How one column is probably read once a person has said what it becomes. */
export function proposeEntry(
  table: FactTableName,
  target: string,
  source: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  order: Order,
): ColumnMapping {
  const column = factTable(table).columns.find(({ name }) => name === target);
  const sources = sourcesOf(header, rows, order);
  const found = sources.find(({ name }) => name === source);
  if (column === undefined || found === undefined) return { source, target };
  const code = signColumn(sources.filter((other) => other !== found));
  return withOptions(source, column, found.evidence.values, found.style, code, sources, order);
}

function sourcesOf(header: readonly string[], rows: readonly (readonly string[])[], order: Order): readonly Source[] {
  const evidence = columnEvidence(rows, header.length);
  return header.flatMap((name, column): Source[] => {
    const found = evidence[column];
    return found === undefined ? [] : [{ name, evidence: found, style: sniffDateStyle(found.values, order) }];
  });
}

const isCurrency = ({ name }: TableColumn) => name === 'ccy' || name.startsWith('ccy_');

/** 1: the values have the form of the column; 0: any text may stand there; -1: they cannot be. */
function formFit(column: TableColumn, { evidence, style }: Source): number {
  if (evidence.values.length === 0) return 0;
  if (isCurrency(column)) return evidence.isCurrency ? 1 : -1;
  switch (column.type) {
    case 'money':
    case 'number':
    case 'integer':
      return evidence.isNumeric && style === null ? 1 : -1;
    case 'instant':
    case 'day':
      return style === null ? -1 : 1;
    case 'boolean':
      return evidence.values.every((value) => /^(?:true|false|yes|no|y|n|t|f|0|1)$/i.test(value)) ? 1 : -1;
    case 'text':
      return evidence.isMoneyLike || (style !== null && style !== 'compact') ? -1 : 0;
  }
}

function byName(table: FactTableName, sources: readonly Source[]): Map<string, TableColumn> {
  const pairs = factTable(table).columns.flatMap((column) =>
    sources.flatMap((source) => {
      const fit = formFit(column, source);
      const likeness = Math.max(nameLikeness(column.name, source.name), nameLikeness(column.label, source.name));
      return fit >= 0 && likeness >= (fit > 0 && column.type !== 'money' ? leastOfRightForm : leastLikeness)
        ? [{ column, source, score: likeness + fit * 0.1 }]
        : [];
    }),
  );
  const proposed = new Map<string, TableColumn>();
  const taken = new Set<string>();
  for (const { column, source } of pairs.sort((left, right) => right.score - left.score)) {
    if (proposed.has(source.name) || taken.has(column.name)) continue;
    proposed.set(source.name, column);
    taken.add(column.name);
  }
  return proposed;
}

/** The time that orders the rows: where no name tells it, the first column of dates that nothing else was made of. */
function putTime(table: FactTableName, sources: readonly Source[], proposed: Map<string, TableColumn>): void {
  const { columns, timeColumn } = factTable(table);
  const column = columns.find(({ name }) => name === timeColumn);
  if (column === undefined || [...proposed.values()].includes(column)) return;
  const first = sources.find(({ name, style }) => style !== null && !proposed.has(name));
  if (first !== undefined) proposed.set(first.name, column);
}

const hasWord = (name: string, words: readonly string[]) =>
  headerWords(name)
    .split(' ')
    .some((word) => words.includes(word));
const minorWords = ['cents', 'cent', 'minor', 'pence', 'centavos'];
const debitWords = ['debit', 'dr', 'soll', 'debits', 'withdrawal', 'withdrawals', 'cargo'];
const creditWords = ['credit', 'cr', 'haben', 'credits', 'deposit', 'deposits', 'abono'];

const amountWords = ['amount', 'amt', 'value', 'total', 'sum', 'betrag', 'importe', 'montant', ...minorWords];

/** Debit and credit columns are one amount; else the first column of money that nothing was made of is the main one. */
function putAmounts(table: FactTableName, sources: readonly Source[], proposed: Map<string, TableColumn>): void {
  const main = factTable(table).columns.find(({ type }) => type === 'money');
  if (main === undefined) return;
  const numeric = sources.filter(({ evidence, style }) => (evidence.isNumeric || evidence.values.length === 0) && style === null);
  const debit = numeric.find(({ name }) => hasWord(name, debitWords));
  const credit = numeric.find(({ name }) => hasWord(name, creditWords));
  if (debit !== undefined && credit !== undefined && debit !== credit) {
    for (const [name, column] of proposed) if (column === main) proposed.delete(name);
    proposed.set(debit.name, main);
    proposed.set(credit.name, main);
    return;
  }
  if ([...proposed.values()].includes(main)) return;
  const first = numeric.find(({ name, evidence }) => (evidence.isMoneyLike || hasWord(name, amountWords)) && !proposed.has(name));
  if (first !== undefined) proposed.set(first.name, main);
}

/** The only column of currencies holds for every amount. */
function currencyColumns(
  table: FactTableName,
  sources: readonly Source[],
  proposed: ReadonlyMap<string, TableColumn>,
): { readonly source: string | null; readonly targets: readonly string[] } {
  const found = sources.filter(({ evidence }) => evidence.isCurrency);
  const money = [...proposed.values()].filter(({ type }) => type === 'money');
  const wanted = new Set(money.flatMap(({ currency }) => currency ?? []));
  const targets = factTable(table).columns.flatMap(({ name }) => (wanted.has(name) ? [name] : []));
  return found.length === 1 && targets.length > 0 ? { source: found[0]?.name ?? null, targets } : { source: null, targets: [] };
}

const positiveCodes = ['C', 'CR', 'CRDT', 'CREDIT', 'H', 'HABEN', '+'];
const negativeCodes = ['D', 'DR', 'DBIT', 'DEBIT', 'S', 'SOLL', '-'];

/** A column of letters that say debit or credit. */
function signColumn(sources: readonly Source[]): SignCode | null {
  for (const { name, evidence } of sources) {
    const words = [...new Set(evidence.values.map((value) => value.trim()))];
    const are = (codes: readonly string[]) => words.filter((word) => codes.includes(word.toUpperCase()));
    const [positive, negative] = [are(positiveCodes), are(negativeCodes)];
    if (words.length > 0 && words.length <= 4 && positive.length + negative.length === words.length)
      return { column: name, positive, negative };
  }
  return null;
}

function withOptions(
  source: string,
  column: TableColumn,
  values: readonly string[],
  style: Source['style'],
  code: SignCode | null,
  sources: readonly Source[],
  order: Order,
): Mapping {
  const base = { source, target: column.name };
  switch (column.type) {
    case 'money':
      return { ...base, ...signOf(source, values, code), ...(isMinor(source, values) ? { unit: 'minor' as const } : {}) };
    case 'instant':
      return {
        ...base,
        ...(style === null || style === order ? {} : { dateStyle: style }),
        ...clockOf(values, sources),
        ...zoneOf(values),
      };
    case 'day':
      return { ...base, ...(style === null || style === order ? {} : { dateStyle: style }) };
    case 'text': {
      const words = isCurrency(column) ? null : proposeWords(column, values);
      return words === null ? base : { ...base, words };
    }
    default:
      return base;
  }
}

function signOf(source: string, values: readonly string[], code: SignCode | null): Pick<Mapping, 'sign'> {
  if (hasWord(source, debitWords)) return { sign: { kind: 'negate' } };
  if (hasWord(source, creditWords) || code === null || values.some((value) => /^\s*[-−(]|-\s*$/.test(value))) return {};
  return { sign: { kind: 'code', column: code.column, positive: [...code.positive], negative: [...code.negative] } };
}

function isMinor(source: string, values: readonly string[]): boolean {
  return hasWord(source, minorWords) && values.every((value) => /^-?\d+$/.test(value));
}

/** Stamps that all carry their offset leave nothing to be asked. */
function zoneOf(values: readonly string[]): Pick<Mapping, 'zone'> {
  const hasOffset = values.length > 0 && values.every((value) => /:\d{2}(?:\.\d+)? ?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)$/.test(value));
  return hasOffset ? { zone: { kind: 'offset' } } : {};
}

/** A column of times of day beside a column of bare days. */
function clockOf(values: readonly string[], sources: readonly Source[]): Pick<Mapping, 'clock'> {
  if (values.length === 0 || values.some((value) => value.includes(':'))) return {};
  const isClock = ({ evidence }: Source) =>
    evidence.values.length > 0 && evidence.values.every((value) => /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?$/.test(value));
  const clock = sources.find(isClock);
  return clock === undefined ? {} : { clock: clock.name };
}
