import { isTimeZone } from '../calendar/time-zone.ts';
import { factTable, type TableColumn } from '../domain/tables.ts';
import { isCurrencyCode } from '../money/iso4217.ts';
import { isAbsolute } from './date-style.ts';
import { dialectProblem } from './dialect-problem.ts';
import { type ColumnMapping, columnsRead, type ExtractProfile } from './profile.ts';

const isCurrency = ({ name }: TableColumn) => name === 'ccy' || name.startsWith('ccy_');

/** What is wrong with a taught layout; null when files can be read with it. Completes "The request does not fit: ...". */
export function profileProblem(profile: ExtractProfile): string | null {
  const { header, columns, dialect, table } = profile;
  const twice = header.find((name, position) => header.indexOf(name) !== position);
  if (twice !== undefined) return `the profile names the column ${twice} twice`;
  const stranger = columns.flatMap(columnsRead).find((name) => !header.includes(name));
  if (stranger !== undefined) return `the file has no column ${stranger}`;
  const known = new Map(factTable(table).columns.map((column) => [column.name, column]));
  const mapped = columns.filter(({ target }) => target !== null);
  if (mapped.length === 0) return 'no column is given a meaning';
  if (profile.timeZone !== undefined && !isTimeZone(profile.timeZone)) return `there is no time zone ${profile.timeZone}`;
  for (const entry of columns) {
    const column = entry.target === null ? null : known.get(entry.target);
    if (column === undefined) return `${factTable(table).label.toLowerCase()} have no column ${entry.target}`;
    const problem = column === null ? keptProblem(entry) : (typeProblem(entry, column, dialect.dateOrder) ?? optionProblem(entry, column));
    if (problem !== null) return `${entry.source}: ${problem}`;
  }
  if (dialect.cuts?.length === 0) return 'columns of fixed width need characters at which they begin';
  return dialectProblem(dialect) ?? togetherProblem(mapped, known) ?? constantsProblem(profile, known);
}

const hasOptions = ({ sign, unit, dateStyle, clock, zone, words }: ColumnMapping) =>
  [sign, unit, dateStyle, clock, zone, words].some((option) => option !== undefined);

function keptProblem(entry: ColumnMapping): string | null {
  return hasOptions(entry) ? 'a column that is kept as text has no sign, unit, date or words' : null;
}

/** Options that do not go with the type of the canonical column. */
function typeProblem(entry: ColumnMapping, { type, label }: TableColumn, dateOrder: ExtractProfile['dialect']['dateOrder']): string | null {
  const { sign, unit, dateStyle, clock, zone, words, drop } = entry;
  if (drop === true) return 'a column that is left out has no meaning';
  if (type !== 'money' && (sign !== undefined || unit !== undefined)) return `${label} is no amount and has neither sign nor unit`;
  if (type !== 'instant' && (clock !== undefined || zone !== undefined)) return `${label} is no time and has neither clock nor zone`;
  if (type !== 'instant' && type !== 'day' && dateStyle !== undefined) return `${label} is neither a day nor a time`;
  if (type === 'day' && isAbsolute(dateStyle ?? dateOrder)) return `${label} is a day, and seconds since 1970 are a time`;
  return type !== 'text' && words !== undefined ? `${label} is no text and has no words` : null;
}

function optionProblem({ sign, zone, words }: ColumnMapping, column: TableColumn): string | null {
  if (zone?.kind === 'zone' && !isTimeZone(zone.zone)) return `there is no time zone ${zone.zone}`;
  if (sign?.kind === 'code') {
    const both = sign.positive.find((word) => sign.negative.includes(word));
    if (both !== undefined) return `the word ${both} cannot mean both to us and from us`;
    if (sign.positive.length + sign.negative.length === 0) return 'no word gives the sign';
  }
  if (words === undefined) return null;
  if (isCurrency(column)) return 'a currency is taken as the file writes it';
  const ours = [...Object.keys(words.ours), ...(words.otherwise.kind === 'word' ? [words.otherwise.word] : [])];
  const foreign = column.words === undefined ? undefined : ours.find((word) => column.words?.includes(word) !== true);
  if (foreign !== undefined) return `${column.label} is one of ${column.words?.join(', ')}, not ${foreign}`;
  const theirs = Object.values(words.ours).flat();
  const twice = theirs.find((word, position) => theirs.indexOf(word) !== position);
  return twice === undefined ? null : `the word ${twice} has two meanings`;
}

/** What several columns that go into one cannot be together. */
function togetherProblem(mapped: readonly ColumnMapping[], known: ReadonlyMap<string, TableColumn>): string | null {
  for (const [target, column] of known) {
    const entries = mapped.filter((entry) => entry.target === target);
    if (entries.length < 2) continue;
    if (column.type !== 'money') return `two columns are mapped to ${target}`;
    if (entries.some(({ sign }) => sign?.kind === 'code')) return `${target} has a word for its sign and can have one column only`;
    if (new Set(entries.map(({ unit }) => unit ?? 'major')).size > 1) return `the columns of ${target} are in different units`;
  }
  return null;
}

function constantsProblem({ constants, columns }: ExtractProfile, known: ReadonlyMap<string, TableColumn>): string | null {
  for (const [name, value] of Object.entries(constants)) {
    const column = known.get(name);
    if (column === undefined || column.type !== 'text') return `nothing fixed can stand in ${name}`;
    if (columns.some(({ target }) => target === name)) return `${name} is fixed and has a column, too`;
    if (isCurrency(column) && !isCurrencyCode(value)) return `${value} is not an ISO 4217 currency`;
    if (column.words !== undefined && !column.words.includes(value))
      return `${column.label} is one of ${column.words.join(', ')}, not ${value}`;
  }
  return null;
}
