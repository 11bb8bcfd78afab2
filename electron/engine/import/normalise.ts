import { stat } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';
import type { ContainerNote } from '../../../shared/extract/containers/container-note.ts';
import { noteText } from '../../../shared/extract/containers/note-text.ts';
import type { TextReader } from '../../../shared/extract/layout-reader.ts';
import { RecordTooLong } from '../../../shared/extract/record-reader.ts';
import { extractFormat } from '../../../shared/extract/registry.ts';
import { XmlDamaged } from '../../../shared/extract/xml-reader.ts';
import { openSource, textSource } from './containers/open-source.ts';
import { decodeText, NotInEncoding, type TextDecoding } from './decode-text.ts';
import { failureOfFile } from './file-failures.ts';
import { LayoutSorter } from './layout-sorter.ts';
import type { NormaliseRequest, NormaliseSummary, Segment, SourceRequest } from './normalise-request.ts';
import { RecordSorter } from './record-sorter.ts';
import type { Sorter } from './sorter.ts';
import { CardsInReferences } from './stream-writer.ts';

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
    if (thrown instanceof CardsInReferences) throw thrown;
    if (thrown instanceof RecordTooLong)
      return fail('FILE_LINE_TOO_LONG', { file: request.file, limit: request.recordBytes, line: thrown.line });
    if (thrown instanceof NotInEncoding)
      return fail('FILE_ENCODING', { file: request.file, encoding: request.source.kind === 'file' ? request.source.encoding : 'utf-8' });
    if (thrown instanceof XmlDamaged) return fail('FILE_DAMAGED', { file: request.file, reason: thrown.message });
    throw failureOfFile(thrown, request.file);
  }
}

async function readAndSort(request: NormaliseRequest, output: NormaliseOutput): Promise<NormaliseSummary> {
  const sorter = sorterOf(request);
  const { reader } = sorter;
  const { source: asked } = request;
  const decoding = decodeText(asked.kind === 'file' ? asked.encoding : 'utf-8', request.reading.kind === 'table');
  const pending = new PendingText();
  const source = asked.kind === 'file' ? await openSource(asked.path, asked.form) : textSource(asked.text);
  try {
    // What was made from rows stands nowhere in the file.
    const isText = asked.kind === 'text' || asked.form.table.kind === 'text';
    sorter.sourceOffset = (bytes, position) =>
      isText ? pending.base + decoding.markLength() + decoding.sourceLength(bytes, 0, position) : 0;
    const take = async (chunk: Buffer, isLast: boolean) => {
      pending.append(decoding.decode(chunk, isLast), decoding);
      sorter.isMixed = decoding.isMixed();
      pending.from = reader.read(pending.bytes, pending.from, pending.to, isLast);
      output.progress(source.bytesRead());
      await deliver(sorter, output, false);
    };
    for await (const chunk of source.chunks) {
      // A chunk that compresses well can hold many segments' worth of text: it is taken in steps.
      for (let from = 0; from < chunk.length; from += stepBytes) await take(chunk.subarray(from, from + stepBytes), false);
    }
    await take(Buffer.alloc(0), true);
    sorter.end(reader.line - 1);
    await deliver(sorter, output, true);
    sorter.quarantine.flush();
    if (asked.kind === 'file') await refuseChanged(request.file, asked, await source.stat());
    const sha256 = await source.sha256();
    return summaryOf(sorter, reader, { bytes: source.bytes(), sha256, seen: source.notes() });
  } finally {
    await source.close();
  }
}

const stepBytes = 1 << 20;

/** Hands over the segments that are full, or all that hold something. */
async function deliver(sorter: Sorter, output: NormaliseOutput, isLast: boolean): Promise<void> {
  for (const stream of sorter.streams) {
    if (!isLast && !stream.isSegmentFull) continue;
    const segment = stream.takeSegment();
    if (segment !== null) await output.segment(segment);
  }
}

type FileRequest = Extract<SourceRequest, { kind: 'file' }>;

/** A file that grew or was replaced while it was read gives totals of neither its old nor its new content. */
async function refuseChanged(
  file: string,
  { path, stamp }: FileRequest,
  open: { size: number; mtimeMs: number; ino: number },
): Promise<void> {
  const now = await stat(path);
  const isSame = now.ino === open.ino && now.size === stamp.size && now.mtimeMs === stamp.modifiedMs && open.size === now.size;
  if (!isSame) fail('FILE_CHANGED', { file });
}

function sorterOf(request: NormaliseRequest): Sorter {
  const { reading, streams } = request;
  const [only] = streams;
  if (reading.kind === 'table') {
    if (only === undefined) throw new Error('a table has one stream');
    return new RecordSorter(request, only, reading.dialect, reading.place);
  }
  const format = extractFormat(reading.format);
  if (format?.kind !== 'records') throw new Error(`${reading.format} is no layout of records`);
  return new LayoutSorter(request, format, reading.cut, reading.choice, reading.newline);
}

function summaryOf(
  sorter: Sorter,
  reader: TextReader,
  { seen, ...source }: { bytes: number; sha256: string; seen: readonly ContainerNote[] },
): NormaliseSummary {
  const streams = sorter.streams.map((stream) => stream.summary());
  return {
    ...source,
    lines: { physical: reader.line - 1, ...sorter.lines },
    streams,
    quarantined: sorter.quarantine.count,
    quarantinePaths: sorter.quarantine.paths,
    cardNumbersMasked: sorter.cardNumbersMasked,
    controls: sorter.controls,
    notes: [...seen.map((note) => ({ code: note.code.toUpperCase(), message: noteText(note) })), ...sorter.notes],
  };
}
