import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const chunkBytes = 1 << 20;
/** Asked for where the end should be: a file may have grown. */
const leastBytes = 4096;

/** The bytes of a file as they lie on disk, read once and hashed as they pass. */
export interface SourceRead {
  readonly chunks: AsyncIterable<Buffer>;
  readonly bytesRead: () => number;
  /** Call once, after the last chunk. */
  readonly sha256: () => string;
}

export function readSource(handle: FileHandle): SourceRead {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* raw(): AsyncGenerator<Buffer> {
    const { size } = await handle.stat();
    for (;;) {
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(size - bytes, leastBytes)));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
      if (bytesRead === 0) return;
      bytes += bytesRead;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: raw(), bytesRead: () => bytes, sha256: () => hash.digest('hex') };
}

/** Hash of a whole file, for comparing with a receipt. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const source = readSource(handle);
    for await (const _chunk of source.chunks) signal?.throwIfAborted();
    return source.sha256();
  } finally {
    await handle.close();
  }
}
