import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { gzipForm, plainForm } from '../../../shared/extract/containers/source-form.ts';
import { maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import type { Dialect, Receipt } from '../../../shared/extract/receipt.ts';
import { dialectBytes } from '../../../shared/extract/dialect-bytes.ts';
import { type RecordSpan, RecordTooLong } from '../../../shared/extract/record-reader.ts';
import { placeOf, tableReader, type TableSink } from '../../../shared/extract/table-reader.ts';
import { lineBytes } from '../../../shared/extract/layout-reader.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { decodeText } from './decode-text.ts';
import type { TextEncodingName } from './normalise-request.ts';
import { openSource } from './containers/open-source.ts';
import { hashFile } from './read-source.ts';
import { hashMember } from './refuse-duplicate.ts';

/** Hashes that agreed, by path and time of change: a large file is not hashed for every line that is asked for. */
const verified = new Map<string, string>();

async function isStillTheSame(path: string, receipt: Receipt, signal: AbortSignal): Promise<boolean> {
  try {
    const now = await stat(path);
    const member = receipt.form?.member ?? null;
    if (member === null && now.size !== receipt.bytes) return false;
    if (receipt.sourceModifiedAt === new Date(now.mtimeMs).toISOString()) return true;
    const key = `${path} ${member ?? ''} ${now.mtimeMs}`;
    const sha256 = verified.get(key) ?? (await (member === null ? hashFile(path, signal) : hashMember(path, member, signal)));
    verified.set(key, sha256);
    return sha256 === receipt.sha256;
  } catch {
    signal.throwIfAborted();
    // Not there, or not ours to read: either way it is not at hand.
    return false;
  }
}

/** The record that begins on a physical line of the source file, as it stands there, card numbers masked. */
export async function readSourceLine(path: string, receipt: Receipt, line: number, signal: AbortSignal): Promise<string> {
  if (receipt.container === 'parquet' || receipt.dialect === null) return fail('SOURCE_NOT_AT_HAND', { file: basename(path) });
  if (!(await isStillTheSame(path, receipt, signal))) return fail('SOURCE_NOT_AT_HAND', { file: basename(path) });
  const found = await findRecord(path, receipt, receipt.dialect, line, signal);
  return found === null ? fail('INVALID_REQUEST', { problem: `the file has no record on line ${line}` }) : maskCardNumbers(found);
}

/** A record of a width that none has is handed over as it stands in the file. */
const noSuchWidth = 100_000;

async function findRecord(path: string, receipt: Receipt, dialect: Dialect, line: number, signal: AbortSignal): Promise<string | null> {
  let found: string | null = null;
  const look = (bytes: Uint8Array, span: RecordSpan) => {
    if (span.line === line) found = Buffer.from(bytes.subarray(span.start, span.end)).toString('utf8');
  };
  const nothing = () => undefined;
  const sink: TableSink = { header: look, record: nothing, misfit: look, blank: nothing, aside: (_, bytes, span) => look(bytes, span) };
  // A layout of lines or elements has no delimiter: its lines are shown as they stand.
  const bytesOf =
    dialect.delimiter === '' ? { delimited: lineBytes(dialect.newline === 'cr' ? 'cr' : 'lf'), written: null } : dialectBytes(dialect);
  const reader = tableReader(bytesOf, { ...placeOf(dialect), trailerLines: 0 }, noSuchWidth, limits.recordBytes, sink);
  const decoding = decodeText(dialect.encoding as TextEncodingName, true);
  const source = await openSource(path, receipt.form ?? (receipt.container === 'gzip' ? gzipForm : plainForm));
  try {
    let pending = Buffer.alloc(0);
    const take = (chunk: Buffer, isLast: boolean) => {
      const text = decoding.decode(chunk, isLast);
      const bytes = Buffer.alloc(pending.length + text.length + 1);
      bytes.set(pending);
      bytes.set(text, pending.length);
      const end = bytes.length - 1;
      pending = Buffer.from(bytes.subarray(reader.read(bytes, 0, end, isLast), end));
    };
    for await (const chunk of source.chunks) {
      signal.throwIfAborted();
      take(chunk, false);
      if (reader.line > line) return found;
    }
    take(Buffer.alloc(0), true);
    return found;
  } catch (thrown) {
    if (thrown instanceof RecordTooLong) return null;
    throw thrown;
  } finally {
    await source.close();
  }
}
