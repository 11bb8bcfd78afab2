import { stat } from 'node:fs/promises';

/** By what a file is known again: it was replaced or written to when any of these differs. */
export interface FileStamp {
  readonly device: string;
  readonly inode: string;
  readonly size: number;
  readonly modifiedNs: string;
}

/** null when there is no file. */
export async function stampOf(path: string): Promise<FileStamp | null> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
    return { device: String(dev), inode: String(ino), size: Number(size), modifiedNs: String(mtimeNs) };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

export function isSameStamp(left: FileStamp | null, right: FileStamp | null): boolean {
  if (left === null || right === null) return left === right;
  return left.device === right.device && left.inode === right.inode && left.size === right.size && left.modifiedNs === right.modifiedNs;
}
