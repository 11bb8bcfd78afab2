import type { FactTableName } from '../domain/tables.ts';
import type { AmountRule } from './amount-rule.ts';
import { isForbiddenColumn } from './card-number-guard.ts';
import type { ProofCheck, ProofKind } from './column-proof.ts';
import type { ColumnRule, ColumnRules } from './column-rule.ts';
import type { PersonalAction, PersonalColumn } from './personal-data.ts';

/** What becomes of a column about a person. */
export interface PersonalRule extends PersonalColumn {
  readonly action: PersonalAction;
}

/** How the rows of one file become rows of a fact table: decided before the first row is read. */
export interface LoadPlan {
  /** The stream it is for, in a layout of several record types; else "rows". */
  readonly stream: string;
  readonly table: FactTableName;
  readonly header: readonly string[];
  readonly rules: ColumnRules;
  /** Source columns kept as text beside the canonical ones: position and name of the column in the table. */
  readonly extras: readonly { readonly column: number; readonly name: string }[];
  /** Positions never stored: verification codes, track data, PIN blocks, and those left out. */
  readonly dropped: readonly number[];
  /** Those of them that a person wants nothing kept of. */
  readonly leftOut: readonly number[];
  readonly amounts: readonly AmountRule[];
  readonly referenceColumns: readonly number[];
  /** Columns about a person, and what becomes of them. */
  readonly personal: readonly PersonalRule[];
  /** Typed columns that the reader watches, so that the loader need not ask twice. */
  readonly watched: readonly ProofCheck[];
}

/** Position of a source column by its header name; -1 when the file has none. */
export function columnPosition(header: readonly string[], name: string): number {
  return header.indexOf(name);
}

/** Source columns that a rule keeps in full, so that they need no second copy. */
function consumedBy(rule: ColumnRule): readonly string[] {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'amount':
      return [...rule.plus, ...rule.minus];
    case 'expression':
      return rule.consumes;
    case 'words':
      return [];
    case 'instant':
      return rule.clock === undefined ? [rule.from] : [rule.from, rule.clock];
    default:
      return [rule.from];
  }
}

/** The source columns that rules read, each named once. */
export function sourceColumns(rules: ColumnRules): ReadonlySet<string> {
  return new Set(Object.values(rules).flatMap(consumedBy));
}

/** `x_` and the source's name in lower case with everything but letters and digits as underscore; told apart by a number. */
function extraNames(header: readonly string[], positions: readonly number[]): LoadPlan['extras'] {
  const taken = new Set<string>();
  return positions.map((column) => {
    const slug = (header[column] ?? '')
      .normalize('NFKD')
      .replaceAll('ß', 'ss')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    const base = `x_${slug === '' ? `c${column + 1}` : slug}`;
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
    taken.add(name);
    return { column, name };
  });
}

function amountRules(header: readonly string[], rules: ColumnRules): readonly AmountRule[] {
  return Object.entries(rules).flatMap(([target, rule]): AmountRule[] => {
    if (rule.kind !== 'amount') return [];
    const terms = [...rule.plus.map((name) => ({ name, sign: 1 as const })), ...rule.minus.map((name) => ({ name, sign: -1 as const }))]
      .map(({ name, sign }) => ({ column: columnPosition(header, name), sign }))
      .filter((term) => term.column >= 0);
    if (terms.length === 0) return [];
    const currency = rule.currency === null ? -1 : columnPosition(header, rule.currency);
    return [
      {
        target,
        terms,
        currency: currency >= 0 ? { column: currency } : { fixed: rule.fixedCurrency ?? null },
        unit: rule.unit,
        format: rule.format,
        ...(rule.sign === undefined ? {} : { sign: { ...rule.sign, column: columnPosition(header, rule.sign.column) } }),
      },
    ];
  });
}

const watchedKinds: Readonly<Partial<Record<ColumnRule['kind'], ProofKind>>> = {
  integer: 'integer',
  number: 'number',
  currency: 'currency',
  instant: 'stamp',
};

function watchedColumns(header: readonly string[], rules: ColumnRules): readonly ProofCheck[] {
  const checks = new Map<number, ProofCheck>();
  for (const rule of Object.values(rules)) {
    const kind = watchedKinds[rule.kind];
    // What a proof is of is a number as machines write it: 1.234 is another one where the point parts thousands.
    const column = 'from' in rule && !('format' in rule) ? columnPosition(header, rule.from) : -1;
    if (kind !== undefined && column >= 0) checks.set(column, { column, kind });
    const currency = rule.kind === 'amount' && rule.unit === 'minor' && rule.currency !== null ? columnPosition(header, rule.currency) : -1;
    if (currency >= 0) checks.set(currency, { column: currency, kind: 'currency' });
  }
  return [...checks.values()];
}

/**
 * Settles what happens to every column of the header. `referenceNames`: columns that hold ids which may look like card numbers;
 * `personal`: columns about a person. A column that a canonical one is made from is not covered: the layout asks for it.
 */
export function planLoad(
  table: FactTableName,
  header: readonly string[],
  rules: ColumnRules,
  referenceNames: readonly string[],
  stream = 'rows',
  personal: readonly PersonalRule[] = [],
  leftOutNames: readonly string[] = [],
): LoadPlan {
  const consumed = sourceColumns(rules);
  const isConsumed = (column: number) => consumed.has(header[column] ?? '') && header.indexOf(header[column] ?? '') === column;
  const covered = personal.filter(({ column }) => !isConsumed(column));
  const leftOut = header.flatMap((name, column) => (leftOutNames.includes(name) && !isConsumed(column) ? [column] : []));
  const dropped = header.flatMap((name, column) =>
    leftOut.includes(column) || isForbiddenColumn(name) || covered.some((rule) => rule.column === column && rule.action === 'drop')
      ? [column]
      : [],
  );
  const kept = header.flatMap((_, column) => (dropped.includes(column) || isConsumed(column) ? [] : [column]));
  return {
    stream,
    table,
    header,
    rules,
    extras: extraNames(header, kept),
    dropped,
    leftOut,
    amounts: amountRules(header, rules),
    personal: covered,
    watched: watchedColumns(header, rules),
    referenceColumns: referenceNames.map((name) => columnPosition(header, name)).filter((column) => column >= 0),
  };
}
