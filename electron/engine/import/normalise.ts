import { open, stat } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';
import { RecordReader, RecordTooLong } from '../../../shared/extract/record-reader.ts';
import { decodeText, NotInEncoding, type TextDecoding } from './decode-text.ts';
import { failureOfFile } from './file-failures.ts';
import type { NormaliseRequest, NormaliseSummary, Segment } from './normalise-request.ts';
import { readSource, SourceDamaged } from './read-source.ts';
import { RecordSorter } from './record-sorter.ts';

/** Where the reading thread sends what it has made; `segment` waits while enough are ahead of the loader. */
export interface NormaliseOutput {
  segment(segment: Segment): Promise<void>;
  progress(bytes: number): void;
}

/** The bytes not yet read to the end of a record, with room to append: the record in progress is moved to the front. */
class PendingText {
  bytes = Buffer.allocUnsafe(1 << 16);
  from = 0;
  to = 0;
  /** Source offset of bytes[0]. */
  base = 0;

  append(text: Uint8Array, decoding: TextDecoding): void {
    if (this.from > 0) {
      this.base += decoding.sourceLength(this.bytes, 0, this.from);
      this.bytes.copyWithin(0, this.from, this.to);
      this.to -= this.from;
      this.from = 0;
    }
    if (this.to + text.length + 1 > this.bytes.length) {
      const larger = Buffer.allocUnsafe((this.to + text.length + 1) * 2);
      this.bytes.copy(larger, 0, 0, this.to);
      this.bytes = larger;
    }
    this.bytes.set(text, this.to);
    this.to += text.length;
  }
}

/**
 * Reads a delimited file once and writes what the database may see: segments of good records with their line numbers, and a
 * quarantine file. Everything the receipt needs is counted on the way, without asking the database.
 */
export async function normalise(request: NormaliseRequest, output: NormaliseOutput): Promise<NormaliseSummary> {
  try {
    return await readAndSort(request, output);
  } catch (thrown) {
    if (thrown instanceof RecordTooLong)
      return fail('FILE_LINE_TOO_LONG', { file: request.file, limit: request.recordBytes, line: thrown.line });
    if (thrown instanceof NotInEncoding) return fail('FILE_ENCODING', { file: request.file, encoding: request.encoding });
    if (thrown instanceof SourceDamaged) return fail('FILE_DAMAGED', { file: request.file, reason: thrown.message });
    throw failureOfFile(thrown, request.file);
  }
}

async function readAndSort(request: NormaliseRequest, output: NormaliseOutput): Promise<NormaliseSummary> {
  const sorter = new RecordSorter(request);
  const reader = new RecordReader(request.delimited, request.fields, request.recordBytes, sorter);
  const decoding = decodeText(request.encoding);
  const pending = new PendingText();
  const handle = await open(request.path, 'r');
  try {
    const source = readSource(handle, request.container);
    sorter.sourceOffset = (bytes, position) => pending.base + decoding.markLength() + decoding.sourceLength(bytes, 0, position);
    const take = async (chunk: Buffer, isLast: boolean) => {
      pending.append(decoding.decode(chunk, isLast), decoding);
      pending.from = reader.read(pending.bytes, pending.from, pending.to, isLast);
      output.progress(source.bytesRead());
      if (sorter.isSegmentFull) await deliver(sorter, output);
    };
    for await (const chunk of source.chunks) {
      // A chunk that compresses well can hold many segments' worth of text: it is taken in steps.
      for (let from = 0; from < chunk.length; from += stepBytes) await take(chunk.subarray(from, from + stepBytes), false);
    }
    await take(Buffer.alloc(0), true);
    await deliver(sorter, output);
    const quarantinePath = sorter.quarantine.close();
    await refuseChanged(request, await handle.stat());
    return summaryOf(request, sorter, reader, { bytes: source.bytesRead(), sha256: source.sha256(), quarantinePath });
  } finally {
    await handle.close();
  }
}

const stepBytes = 1 << 20;

async function deliver(sorter: RecordSorter, output: NormaliseOutput): Promise<void> {
  const segment = sorter.takeSegment();
  if (segment !== null) await output.segment(segment);
}

/** A file that grew or was replaced while it was read gives totals of neither its old nor its new content. */
async function refuseChanged(request: NormaliseRequest, open: { size: number; mtimeMs: number; ino: number }): Promise<void> {
  const now = await stat(request.path);
  const isSame =
    now.ino === open.ino && now.size === request.stamp.size && now.mtimeMs === request.stamp.modifiedMs && open.size === now.size;
  if (!isSame) fail('FILE_CHANGED', { file: request.file });
}

function summaryOf(
  request: NormaliseRequest,
  sorter: RecordSorter,
  reader: RecordReader,
  source: { bytes: number; sha256: string; quarantinePath: string | null },
): NormaliseSummary {
  const { lines } = sorter;
  const physical = request.numbersRows ? sorter.records + sorter.quarantine.count : reader.line - 1;
  const loaded = request.numbersRows ? sorter.records : lines.loaded;
  const quarantined = request.numbersRows ? sorter.quarantine.count : lines.quarantined;
  return {
    ...source,
    lines: { physical, header: request.numbersRows ? 0 : lines.header, preamble: 0, blank: lines.blank, trailer: 0, loaded, quarantined },
    records: sorter.records,
    quarantined: sorter.quarantine.count,
    longestQuarantined: sorter.quarantine.longest,
    amounts: sorter.amounts.sums(),
    cardNumbersMasked: sorter.cardNumbersMasked,
    columnsMasked: [...sorter.columnsMasked].sort((left, right) => left - right),
    cardShapedReferences: [...sorter.cardShapedReferences].map(([column, count]) => ({ column, count })),
  };
}
