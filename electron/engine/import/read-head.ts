import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { failureOfFile } from './file-failures.ts';
import { readSource, SourceDamaged } from './read-source.ts';

/** The first bytes of a file, decompressed, and what its bytes on disk say. */
export interface FileHead {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly container: 'plain' | 'gzip' | 'parquet';
  readonly head: Buffer;
  /** The head is the whole content. */
  readonly isWhole: boolean;
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isParquet = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PAR1';

export async function readHead(path: string, most: number): Promise<FileHead> {
  const file = basename(path);
  try {
    const stamp = await stat(path);
    if (stamp.isDirectory()) return fail('FILE_UNREADABLE', { file });
    if (stamp.size === 0) return fail('FILE_EMPTY', { file });
    const handle = await open(path, 'r');
    try {
      const first = Buffer.alloc(Math.min(most, stamp.size));
      await handle.read(first, 0, first.length, 0);
      const common = { path, file, bytes: stamp.size, modifiedMs: stamp.mtimeMs };
      if (isParquet(first)) return { ...common, container: 'parquet', head: first, isWhole: false };
      if (!isGzip(first)) return { ...common, container: 'plain', head: first, isWhole: first.length === stamp.size };
      const inside = await inflateHead(readSource(handle, 'gzip').chunks, most);
      if (inside.head.length === 0) return fail('FILE_EMPTY', { file });
      return { ...common, container: 'gzip', ...inside };
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (thrown instanceof SourceDamaged) return fail('FILE_DAMAGED', { file, reason: thrown.message });
    throw failureOfFile(thrown, file);
  }
}

async function inflateHead(chunks: AsyncIterable<Buffer>, most: number): Promise<{ head: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > most) return { head: Buffer.concat(parts).subarray(0, most), isWhole: false };
  }
  return { head: Buffer.concat(parts), isWhole: true };
}
