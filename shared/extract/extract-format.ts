import type { FactTableName } from '../domain/tables.ts';
import type { ColumnRules } from './column-rule.ts';

/** What an import is told besides the file itself. */
export interface FormatChoice {
  readonly partner: string | null;
  /** IANA zone of stamps without an offset, where the layout does not say; null = not chosen. */
  readonly timeZone: string | null;
  readonly currency: string | null;
}

/** A total the file states, or a rule it must obey, checked after loading: a failed one is reported, never repaired. */
export interface ControlRule {
  /** SQL over the rows of one extract (condition `rows`), giving name, stated and computed as text; no row where there is nothing to check. */
  readonly sql: (rows: string) => string;
}

export interface FormatWarning {
  readonly code: string;
  readonly message: string;
}

/** One partner layout: how it is recognised by its column names, and what each canonical column is made from. */
export interface ExtractFormat {
  readonly id: string;
  readonly label: string;
  readonly table: FactTableName;
  /** Checked against real files of the partner, not only against its documentation. */
  readonly verified: boolean;
  /** Column names that every file of the layout has, in any order; alternatives in one entry are parted by |. */
  readonly required: readonly string[];
  /** Turns away a file that has the required columns but is another layout. */
  readonly excludes?: readonly string[];
  /** Columns of reference ids, in which card-shaped numbers are reported and kept. */
  readonly referenceColumns: readonly string[];
  rules(header: readonly string[], choice: FormatChoice): ColumnRules;
  readonly controls: readonly ControlRule[];
  /** Assumptions made because the file does not say. */
  warnings(header: readonly string[], choice: FormatChoice): readonly FormatWarning[];
}

/** Whether a header has every required column. */
export function hasRequiredColumns(format: ExtractFormat, header: readonly string[]): boolean {
  const has = (names: string) => names.split('|').some((name) => header.includes(name));
  return format.required.every(has) && !(format.excludes ?? []).some(has);
}

/** The first of these names that the header has; the first name when it has none. */
export function firstPresent(header: readonly string[], ...names: readonly string[]): string {
  return names.find((name) => header.includes(name)) ?? names[0] ?? '';
}

/** SQL CASE that turns a source's words into ours; words not listed give `otherwise`. */
export function wordsSql(text: string, words: Readonly<Record<string, readonly string[]>>, otherwise: string): string {
  const cases = Object.entries(words).map(
    ([ours, theirs]) => `WHEN ${text} IN (${theirs.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')}) THEN '${ours}'`,
  );
  return `CASE ${cases.join(' ')} ELSE ${otherwise} END`;
}
