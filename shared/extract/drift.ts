import { nameLikeness } from './name-likeness.ts';
import { type ColumnEvidence, columnEvidence } from './sniff-columns.ts';

/** What the values of a known column are, as far as its name in a new file can be told from them. */
export type ValueKind = 'amount' | 'date' | 'currency' | 'number' | 'text';

/** A column that a layout knows. */
export interface KnownColumn {
  /** Its name, and others it may have. */
  readonly names: readonly string[];
  /** The layout cannot be read without it. */
  readonly isRequired: boolean;
  /** Something canonical is made from it; other columns are only kept. */
  readonly isRead: boolean;
  readonly kind: ValueKind;
}

/** A layout as it was last seen. */
export interface KnownLayout {
  readonly format: string;
  readonly label: string;
  readonly columns: readonly KnownColumn[];
  /** The columns stand in the order of a file; else their order means nothing. */
  readonly isOrdered: boolean;
}

export interface Renamed {
  /** The name the layout knows. */
  readonly from: string;
  /** The name in the file. */
  readonly to: string;
  /** 0 to 1. */
  readonly score: number;
  readonly why: string;
}

/** How the header of a file differs from the layout it nearly is in. */
export interface Drift {
  readonly format: string;
  readonly label: string;
  /** Proposed, for a person to confirm; at most one for each column. */
  readonly renamed: readonly Renamed[];
  /** Columns of the file that the layout does not know. */
  readonly added: readonly string[];
  /** Columns without a proposal. */
  readonly missing: readonly { readonly name: string; readonly isRequired: boolean; readonly isRead: boolean }[];
  /** Known columns that left their place among the others. */
  readonly moved: readonly string[];
}

/** A proposal needs this score, and this much more than the next best. */
const leastScore = 0.5;
const leastMargin = 0.05;

/** Compares a header with a layout. Columns go by name; for those that are gone a new name is proposed by name, content and place. */
export function findDrift(known: KnownLayout, header: readonly string[], rows: readonly (readonly string[])[]): Drift {
  const nameIn = (column: KnownColumn) => column.names.find((name) => header.includes(name)) ?? null;
  const present = known.columns.flatMap((column) => nameIn(column) ?? []);
  const gone = known.columns.filter((column) => nameIn(column) === null);
  const unknown = header.filter((name) => !present.includes(name));
  const evidence = columnEvidence(rows, header.length);
  const renamed = proposals(known, gone, unknown, (name) => evidence[header.indexOf(name)], header);
  const found = new Set(renamed.map(({ from }) => from));
  const taken = new Set(renamed.map(({ to }) => to));
  return {
    format: known.format,
    label: known.label,
    renamed,
    added: unknown.filter((name) => !taken.has(name)),
    missing: gone.flatMap(({ names: [name = ''], isRequired, isRead }) => (found.has(name) ? [] : [{ name, isRequired, isRead }])),
    moved: known.isOrdered ? movedColumns(known, header, renamed) : [],
  };
}

/** Whether a file is in the layout as it was last seen. */
export function isSame({ renamed, added, missing, moved }: Drift): boolean {
  return renamed.length + added.length + missing.length + moved.length === 0;
}

/** Names of columns that something is made from and that a person must say something about. */
export function openColumns({ renamed, missing }: Drift): readonly string[] {
  return [...renamed.map(({ from }) => from), ...missing.filter(({ isRequired, isRead }) => isRequired || isRead).map(({ name }) => name)];
}

interface Candidate extends Renamed {
  readonly column: KnownColumn;
}

function proposals(
  known: KnownLayout,
  gone: readonly KnownColumn[],
  unknown: readonly string[],
  evidenceOf: (name: string) => ColumnEvidence | undefined,
  header: readonly string[],
): readonly Renamed[] {
  const candidates = gone.flatMap((column) =>
    unknown.flatMap((name): Candidate[] => {
      const fit = kindFit(column.kind, evidenceOf(name));
      if (fit < 0) return [];
      const isOnly =
        column.kind !== 'text' &&
        gone.filter(({ kind }) => kind === column.kind).length === 1 &&
        unknown.filter((other) => kindFit(column.kind, evidenceOf(other)) > 0).length === 1;
      return [scored(column, name, fit, isOnly, known.isOrdered && keepsPlace(known, column, name, header))];
    }),
  );
  return pickEach(candidates).map(({ from, to, score, why }) => ({ from, to, score, why }));
}

function scored(column: KnownColumn, to: string, fit: number, isOnly: boolean, isInPlace: boolean): Candidate {
  const likeness = Math.max(...column.names.map((name) => nameLikeness(name, to)));
  const score = likeness === 1 ? 1 : Math.min(0.99, 0.7 * likeness + 0.15 * fit + (isOnly ? 0.25 : 0) + (isInPlace ? 0.2 : 0));
  const reasons = [
    ...(likeness === 1 ? ['the same name but for case, spaces or accents'] : likeness >= 0.5 ? ['a similar name'] : []),
    ...(fit > 0 ? [`its values are ${kindWords[column.kind]}`] : []),
    ...(isOnly ? ['no other new column holds such values'] : []),
    ...(isInPlace ? ['it stands in the same place'] : []),
  ];
  return { column, from: column.names[0] ?? '', to, score: Math.round(score * 100) / 100, why: reasons.join(', ') };
}

const kindWords: Readonly<Record<ValueKind, string>> = {
  amount: 'amounts',
  date: 'dates',
  currency: 'currencies',
  number: 'numbers',
  text: 'texts',
};

/** 1: the values are of the kind; 0: they say nothing; -1: they cannot be. */
function kindFit(kind: ValueKind, evidence: ColumnEvidence | undefined): number {
  if (evidence === undefined || evidence.values.length === 0) return 0;
  switch (kind) {
    case 'amount':
    case 'number':
      return evidence.isNumeric ? 1 : -1;
    case 'date':
      return evidence.isDate ? 1 : 0;
    case 'currency':
      return evidence.isCurrency ? 1 : -1;
    case 'text':
      return evidence.isDate || evidence.isMoneyLike ? -1 : 0;
  }
}

/** Between the same neighbors as before, or at the same end of the file. */
function keepsPlace({ columns }: KnownLayout, column: KnownColumn, name: string, header: readonly string[]): boolean {
  const [was, is] = [columns.indexOf(column), header.indexOf(name)];
  const isSameAt = (step: 1 | -1) => {
    const [before, now] = [columns[was + step], header[is + step]];
    return before === undefined || now === undefined ? before === undefined && now === undefined : before.names.includes(now);
  };
  return isSameAt(-1) && isSameAt(1);
}

/** Best first; each column and each name once; two that are nearly as good are left to a person. */
function pickEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const picked: Candidate[] = [];
  for (const candidate of [...candidates].sort((left, right) => right.score - left.score)) {
    if (candidate.score < leastScore) break;
    const isFree = ({ column, to }: Candidate) => picked.every((other) => other.column !== column && other.to !== to);
    if (!isFree(candidate)) continue;
    const rival = candidates.find(
      (other) =>
        other !== candidate &&
        isFree(other) &&
        (other.column === candidate.column || other.to === candidate.to) &&
        candidate.score - other.score < leastMargin,
    );
    if (rival === undefined) picked.push(candidate);
  }
  return picked;
}

/** Known names that broke the order: all that are not in the longest run of columns that kept it. */
function movedColumns({ columns }: KnownLayout, header: readonly string[], renamed: readonly Renamed[]): readonly string[] {
  const places = columns.flatMap(({ names: [name = '', ...others] }) => {
    const now = [name, ...others, ...renamed.filter(({ from }) => from === name).map(({ to }) => to)].find((text) => header.includes(text));
    return now === undefined ? [] : [{ name, position: header.indexOf(now) }];
  });
  const longest: number[] = [];
  const before: number[] = [];
  places.forEach(({ position }, index) => {
    const earlier = places.slice(0, index).map((other, at) => (other.position < position ? (longest[at] ?? 0) : 0));
    const most = Math.max(0, ...earlier);
    longest.push(most + 1);
    before.push(most === 0 ? -1 : earlier.indexOf(most));
  });
  const kept = new Set<number>();
  for (let at = longest.indexOf(Math.max(0, ...longest)); at >= 0; at = before[at] ?? -1) kept.add(at);
  return places.filter((_, index) => !kept.has(index)).map(({ name }) => name);
}
