import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { fail } from '../../../../shared/errors/fail.ts';
import { checkUnpacked, damaged, damagedBy, notATable, tooLarge, type UnpackLimits } from './container-failure.ts';

/** Where the bytes of an archive lie: in a file, or in memory when it came inside another archive. */
export type ArchiveSource = { readonly kind: 'path'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Buffer };

export interface ArchiveEntry {
  /** As the archive spells it, which may be hostile: for looking up, never for showing or writing. */
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  /** 0 stored, 8 deflated; others cannot be read. */
  readonly method: number;
  readonly isEncrypted: boolean;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** Bytes of an entry, checked against its size, its checksum and the limits while they pass; `label` names it in messages. */
  read(entry: ArchiveEntry, label: string): AsyncGenerator<Buffer>;
  close(): void;
}

const chunkBytes = 1 << 18;

/** Reads the list of a zip archive; `file` names it in messages. */
export async function openArchive(source: ArchiveSource, file: string, limits: UnpackLimits): Promise<Archive> {
  const zip = await openZip(source, file);
  try {
    const entries = await listEntries(zip, file, limits);
    refuseOverlaps([...entries.values()], file);
    return {
      entries: [...entries.keys()],
      read: (entry, label) => readEntry(zip, entry, entries.get(entry) ?? damaged(label, 'it is not in this archive'), label, limits),
      close: () => zip.close(),
    };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

async function openZip(source: ArchiveSource, file: string): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  try {
    return source.kind === 'path' ? await yauzl.openPromise(source.path, options) : await yauzl.fromBufferPromise(source.bytes, options);
  } catch (thrown) {
    throw damagedBy(thrown, file, 'the list at the end of the archive is missing; it is cut off or not an archive');
  }
}

async function listEntries(zip: yauzl.ZipFile, file: string, limits: UnpackLimits): Promise<Map<ArchiveEntry, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) tooLarge(file, `it has ${zip.entryCount} members, and ${limits.entries} is the most`);
  const entries = new Map<ArchiveEntry, yauzl.Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > limits.totalBytes) tooLarge(file, `its members hold more than ${limits.totalBytes} bytes together`);
      const listed: ArchiveEntry = {
        name: yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
        bytes: entry.uncompressedSize,
        packedBytes: entry.compressedSize,
        method: entry.compressionMethod,
        isEncrypted: entry.isEncrypted(),
      };
      entries.set(listed, entry);
    }
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.includes('strong encryption')) return fail('FILE_PROTECTED', { file });
    throw damagedBy(thrown, file, 'its list of members cannot be read');
  }
  return entries;
}

/** Members that share bytes are how a small archive claims to hold a large one. */
function refuseOverlaps(entries: readonly yauzl.Entry[], file: string): void {
  const byPlace = [...entries].sort((left, right) => left.relativeOffsetOfLocalHeader - right.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } of byPlace) {
    if (start < end) damaged(file, 'two of its members lie over each other');
    end = start + localHeaderBytes + fileNameLength + compressedSize;
  }
}

const localHeaderBytes = 30;

async function* readEntry(
  zip: yauzl.ZipFile,
  entry: ArchiveEntry,
  record: yauzl.Entry,
  file: string,
  limits: UnpackLimits,
): AsyncGenerator<Buffer> {
  if (entry.isEncrypted) fail('FILE_PROTECTED', { file });
  if (entry.method !== 0 && entry.method !== 8)
    notATable(file, `it is packed in a way (${entry.method}) that is not read; pack it as a plain zip`);
  checkUnpacked(file, limits, entry.packedBytes, entry.bytes);
  let bytes = 0;
  let checksum = 0;
  try {
    const packed = await zip.openReadStreamPromise(record, { decodeFileData: false });
    for await (const chunk of entry.method === 8 ? inflate(packed, entry.packedBytes, file) : packed) {
      bytes += (chunk as Buffer).length;
      checksum = crc32(chunk as Buffer, checksum);
      if (bytes > entry.bytes) damaged(file, `it holds more than the ${entry.bytes} bytes that the archive lists`);
      checkUnpacked(file, limits, entry.packedBytes, bytes);
      yield chunk as Buffer;
    }
  } catch (thrown) {
    throw damagedBy(thrown, file, 'its packed bytes are broken or cut off');
  }
  if (bytes !== entry.bytes) damaged(file, `it holds ${bytes} bytes where the archive lists ${entry.bytes}`);
  if (checksum !== record.crc32) damaged(file, 'its bytes do not have the checksum that the archive lists');
}

async function* inflate(packed: Readable, packedBytes: number, file: string): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: chunkBytes });
  pipeline(packed, stream, () => {
    // An error reaches the reader through the stream itself.
  });
  for await (const chunk of stream) yield chunk as Buffer;
  if (stream.bytesWritten !== packedBytes) damaged(file, 'bytes follow its packed data that belong to nothing');
}
