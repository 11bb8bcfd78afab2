import type { QuarantinedRecord } from '../../../../shared/extract/receipt.ts';

/** Fields as they are typed, by record; records that nobody touched are not in it. */
export type FixDrafts = ReadonlyMap<string, FixDraft>;

export interface FixDraft {
  readonly record: QuarantinedRecord;
  readonly fields: readonly string[];
  /** Whether a person wants it loaded; null as long as they have not said. */
  readonly isWanted: boolean | null;
}

export interface FixRow extends FixDraft {
  readonly key: string;
  readonly isChanged: boolean;
  /** Fields that it has beyond those of the header; fewer than none are missing. */
  readonly surplus: number;
  readonly isChosen: boolean;
}

export const keyOf = ({ line, byteOffset }: QuarantinedRecord): string => `${line} ${byteOffset}`;

/** A record beside what was typed over it. One that is complete and was changed is wanted unless a person says otherwise. */
export function fixRow(record: QuarantinedRecord, drafts: FixDrafts, columns: number): FixRow {
  const key = keyOf(record);
  const before = record.fields ?? [record.text];
  const { fields = before, isWanted = null } = drafts.get(key) ?? {};
  const isChanged = fields.length !== before.length || fields.some((field, column) => field !== before[column]);
  const surplus = fields.length - columns;
  return { record, key, fields, isWanted, isChanged, surplus, isChosen: surplus === 0 && (isWanted ?? isChanged) };
}

export function withFields(drafts: FixDrafts, { record, key, isWanted }: FixRow, fields: readonly string[]): FixDrafts {
  return new Map([...drafts, [key, { record, fields, isWanted }]]);
}

export function withWanted(drafts: FixDrafts, { record, key, fields }: FixRow, isWanted: boolean): FixDrafts {
  return new Map([...drafts, [key, { record, fields, isWanted }]]);
}

export function without(drafts: FixDrafts, keys: ReadonlySet<string>): FixDrafts {
  return new Map([...drafts].filter(([key]) => !keys.has(key)));
}

/** One field of two that a delimiter inside a value parted. */
export function joinedWithNext(fields: readonly string[], at: number, delimiter: string): readonly string[] {
  const [left, right] = fields.slice(at, at + 2);
  return left === undefined || right === undefined ? fields : fields.toSpliced(at, 2, `${left}${delimiter}${right}`);
}

/** Fields up to a place that the record does not reach. */
const reaching = (fields: readonly string[], at: number): readonly string[] => [
  ...fields,
  ...Array.from({ length: Math.max(0, at + 1 - fields.length) }, () => ''),
];

/** Makes room for a value that the record lacks, between its fields or behind them. */
export function withRoomAt(fields: readonly string[], at: number): readonly string[] {
  return at < fields.length ? fields.toSpliced(at, 0, '') : reaching(fields, at);
}

/** Types over a field; one that the record does not reach is added. */
export function withFieldAt(fields: readonly string[], at: number, text: string): readonly string[] {
  return reaching(fields, at).with(at, text);
}

export function withoutField(fields: readonly string[], at: number): readonly string[] {
  return fields.toSpliced(at, 1);
}

/** What is still to do in a row, in words. */
export function toDo({ surplus, isChanged, isChosen }: FixRow): string {
  if (surplus > 0) return surplus === 1 ? '1 field too many' : `${surplus} fields too many`;
  if (surplus < 0) return surplus === -1 ? '1 field missing' : `${-surplus} fields missing`;
  if (isChosen) return 'ready';
  return isChanged ? 'left out' : 'as in the file';
}
