import { factTable, type FactTableName } from '../../../../shared/domain/tables.ts';
import type { Dialect } from '../../../../shared/extract/dialect.ts';
import type { ColumnMapping, ExtractProfile } from '../../../../shared/extract/profile.ts';
import { proposeColumns, proposeEntry } from '../../../../shared/extract/propose-columns.ts';
import type { ExtractPreview, ImportChoice } from '../../../../shared/extract/receipt.ts';

/** A file as it is read before its columns have a meaning. */
export type ReadFile = Pick<ExtractPreview, 'header' | 'sample'> & { readonly dialect: Dialect };

/** What a person is teaching. */
export interface TeachDraft {
  readonly name: string;
  readonly table: FactTableName;
  /** Names in the file that the columns are of. */
  readonly header: readonly string[];
  readonly columns: readonly ColumnMapping[];
  readonly partner: string;
  readonly timeZone: string;
  /** Canonical column -> what holds for every row; the partner is apart. */
  readonly constants: Readonly<Record<string, string>>;
}

/** What was taught about a file, how it was told to be read, and which part of it is meant. */
export interface Lesson {
  readonly draft: TeachDraft | null;
  readonly told: Partial<Dialect>;
  readonly part: Pick<ImportChoice, 'sheet' | 'member' | 'headerRow'>;
}

/** "harbor_card_2026-02.csv" is a file of the layout "harbor card". */
export function nameOfLayout(file: string): string {
  const words = file
    .replace(/(\.[a-z0-9]{1,8})+$/i, '')
    .replace(/[_\s-]+/g, ' ')
    .replace(/(?:^| )\d[\d ]*(?: ?of ?\d+)?(?= |$)/gi, ' ')
    .trim();
  return words === '' ? 'New layout' : words.charAt(0).toUpperCase() + words.slice(1);
}

function startDraft(file: string, read: ReadFile, table: FactTableName): TeachDraft {
  return { name: nameOfLayout(file), table, header: read.header, columns: proposed(table, read), partner: '', timeZone: '', constants: {} };
}

function proposed(table: FactTableName, { header, sample, dialect }: ReadFile): readonly ColumnMapping[] {
  return proposeColumns(table, header, sample, dialect.dateOrder);
}

/** The same file as rows of another table: columns are proposed anew. */
export function withTable(draft: TeachDraft, read: ReadFile, table: FactTableName): TeachDraft {
  return { ...draft, table, columns: proposed(table, read), constants: {} };
}

/** The file read in another way: columns that kept their name keep their meaning. */
function withHeader(draft: TeachDraft, read: ReadFile): TeachDraft {
  const anew = proposed(draft.table, read);
  const columns = read.header.flatMap((name) => {
    const known = draft.columns.filter(({ source }) => source === name);
    return known.length > 0 ? known : anew.filter(({ source }) => source === name);
  });
  return { ...draft, header: read.header, columns };
}

/** What was taught so far, or a first guess; a file that is read in another way has other columns. */
export function draftFor(draft: TeachDraft | null, file: string, read: ReadFile): TeachDraft {
  if (draft === null) return startDraft(file, read, 'settlement_line');
  return draft.header.join('\n') === read.header.join('\n') ? draft : withHeader(draft, read);
}

/** One entry changed; what no longer goes with its new target is forgotten. */
export function withEntry(draft: TeachDraft, index: number, change: Partial<ColumnMapping>): TeachDraft {
  return { ...draft, columns: draft.columns.map((entry, at) => (at === index ? { ...entry, ...change } : entry)) };
}

/** Another meaning for an entry: options of the old one go, and those that its values suggest are set. */
export function withTarget(draft: TeachDraft, read: ReadFile, index: number, target: string | null, drop: boolean): TeachDraft {
  const columns = draft.columns.map((entry, at): ColumnMapping => {
    if (at !== index) return entry;
    if (target === null) return { source: entry.source, target, ...(drop ? { drop } : {}) };
    return proposeEntry(draft.table, target, entry.source, read.header, read.sample, read.dialect.dateOrder);
  });
  const { [target ?? '']: _, ...constants } = draft.constants;
  return { ...draft, columns, constants };
}

/** The same source once more, for a second meaning. */
export function withAgain(draft: TeachDraft, index: number): TeachDraft {
  const entry = draft.columns[index];
  if (entry === undefined) return draft;
  return {
    ...draft,
    columns: [...draft.columns.slice(0, index + 1), { source: entry.source, target: null }, ...draft.columns.slice(index + 1)],
  };
}

export function withoutEntry(draft: TeachDraft, index: number): TeachDraft {
  return { ...draft, columns: draft.columns.filter((_, at) => at !== index) };
}

/** What holds for the next file, too: where in this one the table lies is found again, and so is its encoding unless it was told. */
function lasting({
  delimiter,
  quote,
  cuts,
  escape,
  hasHeader,
  headerRows,
  preambleLines,
  decimal,
  thousands,
  dateOrder,
}: Dialect): ExtractProfile['dialect'] {
  return {
    delimiter,
    quote,
    ...(cuts === undefined ? {} : { cuts: [...cuts] }),
    ...(escape === undefined ? {} : { escape }),
    hasHeader,
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(hasHeader || preambleLines === undefined ? {} : { preambleLines }),
    decimal,
    thousands,
    dateOrder,
  };
}

export function profileOf(draft: TeachDraft, read: ReadFile): ExtractProfile {
  const written = lasting(read.dialect);
  const known = new Set(factTable(draft.table).columns.map(({ name }) => name));
  const partner: Record<string, string> = draft.partner.trim() !== '' && known.has('partner') ? { partner: draft.partner.trim() } : {};
  const constants = Object.fromEntries(Object.entries(draft.constants).filter(([, value]) => value.trim() !== ''));
  return {
    kind: 'paybench-profile',
    version: 1,
    name: draft.name.trim(),
    table: draft.table,
    dialect: written,
    header: [...read.header],
    columns: [...draft.columns],
    constants: { ...constants, ...partner },
    ...(draft.timeZone.trim() === '' ? {} : { timeZone: draft.timeZone.trim() }),
    renames: [],
  };
}

/** How the file is loaded with what was taught so far; `dialect`: what a person changed about how it is read. */
export function choiceOf(draft: TeachDraft, read: ReadFile, dialect: Partial<Dialect>): ImportChoice {
  const { encoding, preambleLines, lastLine, columns } = dialect;
  const profile = profileOf(draft, read);
  // Where this file's table lies, and what its columns are called where it does not say, holds for it alone.
  const here = {
    ...(preambleLines === undefined ? {} : { preambleLines }),
    ...(lastLine === undefined ? {} : { lastLine }),
    ...(columns === undefined ? {} : { columns }),
  };
  return {
    profile: encoding === undefined ? profile : { ...profile, dialect: { ...profile.dialect, encoding } },
    ...(Object.keys(here).length === 0 ? {} : { dialect: here }),
  };
}
