import { AppFailure } from '../../../../shared/errors/app-error.ts';
import { fail } from '../../../../shared/errors/fail.ts';

/** How much a container may unpack to. */
export interface UnpackLimits {
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries, unpacked. */
  readonly totalBytes: number;
  readonly entries: number;
  /** Bytes unpacked for one byte packed; asked only above `ratioFrom` bytes, below which nothing can be harmed. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const gigabyte = 1024 ** 3;

export const archiveLimits: UnpackLimits = {
  entryBytes: 32 * gigabyte,
  totalBytes: 128 * gigabyte,
  entries: 10_000,
  ratio: 200,
  ratioFrom: 4 * 1024 * 1024,
};

/** A spreadsheet’s parts are smaller: a full sheet of 1,048,576 rows is some hundred megabytes. */
export const workbookLimits: UnpackLimits = { ...archiveLimits, entryBytes: 2 * gigabyte, totalBytes: 8 * gigabyte };

export const damaged = (file: string, reason: string): never => fail('FILE_DAMAGED', { file, reason });
export const notATable = (file: string, reason: string): never => fail('FILE_NOT_A_TABLE', { file, reason });
export const tooLarge = (file: string, reason: string): never => fail('FILE_UNPACKS_TOO_LARGE', { file, reason });

const whole = (value: number) => value.toLocaleString('en-US');

/** Why an entry that unpacks to this much is not read on; null when it is within the limits. */
export function unpackProblem(limits: UnpackLimits, packed: number, unpacked: number): string | null {
  if (unpacked > limits.entryBytes) return `it holds more than ${whole(limits.entryBytes)} bytes`;
  if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio)
    return `each of its bytes unpacks to more than ${whole(limits.ratio)}`;
  return null;
}

/** Refuses an entry that has grown past its limits; called while it is read and for what it says of itself. */
export function checkUnpacked(file: string, limits: UnpackLimits, packed: number, unpacked: number): void {
  const problem = unpackProblem(limits, packed, unpacked);
  if (problem !== null) tooLarge(file, problem);
}

/** What a library threw, as a damaged file with words of our own: its text could quote a row. Our own failures pass. */
export function damagedBy(thrown: unknown, file: string, reason: string): unknown {
  if (thrown instanceof AppFailure) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (/^E[A-Z]+$/.test(code)) return thrown;
  return damaged(file, reason);
}
