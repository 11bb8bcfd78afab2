import { createGunzip } from 'node:zlib';
import type { NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import { archiveLimits, checkUnpacked, damaged, damagedBy, type UnpackLimits } from './container-failure.ts';

const chunkBytes = 1 << 20;
/** From here on the packed bytes are counted as they are used up, not as they are read: a small bomb is read in one piece. */
const exactFrom = 64 << 20;

/**
 * Unpacks gzip as it comes, one member or several in a row. Data that is cut off or broken, and bytes behind it that are no gzip, are
 * refused: they may be what is left of rows. Zero bytes at the end are padding and noted. Every packed byte is read, so that a hash of
 * them is of the whole file.
 */
export async function* gunzip(
  packed: AsyncIterable<Buffer>,
  file: string,
  notes: NoteBook,
  limits: UnpackLimits = archiveLimits,
): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: chunkBytes });
  const source = packed[Symbol.asyncIterator]();
  let given = 0;
  let unpacked = 0;
  const closed = new Promise<void>((resolve) => stream.once('close', resolve));
  /** Hands over chunk after chunk; what is left of the last one when the packed data ends before the file does, else null. */
  const feed = async (): Promise<Buffer | null> => {
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      given += next.value.length;
      await Promise.race([new Promise<void>((resolve) => stream.write(next.value, () => resolve())), closed]);
      const left = given - stream.bytesWritten;
      if (stream.destroyed || left > 0) return next.value.subarray(next.value.length - left);
    }
    stream.end();
    return null;
  };
  const feeding = feed();
  feeding.catch((thrown: unknown) => stream.destroy(thrown instanceof Error ? thrown : new Error('reading stopped')));
  try {
    for await (const chunk of stream) {
      unpacked += (chunk as Buffer).length;
      checkUnpacked(file, limits, unpacked > exactFrom ? stream.bytesWritten : given, unpacked);
      yield chunk as Buffer;
    }
    let rest = await feeding;
    while (rest !== null) {
      refuseOthersThanZeros(rest, file);
      notes.add('padding_bytes', () => file, null, rest.length);
      const next = await source.next();
      rest = next.done === true ? null : next.value;
    }
  } catch (thrown) {
    throw damagedBy(thrown, file, reasonOf(thrown));
  } finally {
    await source.return?.();
  }
}

function refuseOthersThanZeros(bytes: Buffer, file: string): void {
  if (bytes.some((byte) => byte !== 0)) damaged(file, 'bytes follow its compressed data that are not gzip');
}

function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : '';
  // The first header was looked at before: only what follows a complete member can lack one.
  if (message === 'incorrect header check') return 'bytes follow its compressed data that are not gzip';
  return message === 'unexpected end of file' ? 'its compressed data is cut off' : 'its compressed data is broken';
}
