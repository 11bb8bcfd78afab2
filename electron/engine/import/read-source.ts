import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Container } from './normalise-request.ts';

const chunkBytes = 1 << 20;
/** Asked for where the end should be: a file may have grown. */
const leastBytes = 4096;

/** The bytes of a file, read once: hashed as they pass, decompressed where needed. */
export interface SourceRead {
  /** Decompressed chunks. */
  readonly chunks: AsyncIterable<Buffer>;
  readonly bytesRead: () => number;
  /** Hash of the bytes as they lie on disk; call once, after the last chunk. */
  readonly sha256: () => string;
}

export class SourceDamaged extends Error {
  constructor() {
    super('compressed data is cut off or broken');
    this.name = 'SourceDamaged';
  }
}

export function readSource(handle: FileHandle, container: Container): SourceRead {
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
  return { chunks: container === 'gzip' ? gunzip(raw()) : raw(), bytesRead: () => bytes, sha256: () => hash.digest('hex') };
}

async function* gunzip(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: chunkBytes });
  pipeline(Readable.from(raw), stream, () => {
    // An error reaches the reader through the stream itself.
  });
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    throw code.startsWith('Z_') ? new SourceDamaged() : thrown;
  }
}

/** Hash of a whole file, for comparing with a receipt. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const source = readSource(handle, 'plain');
    for await (const _chunk of source.chunks) signal?.throwIfAborted();
    return source.sha256();
  } finally {
    await handle.close();
  }
}
