import { statfs } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';

/** "12 MB", "1.4 GB": how much to free, rounded up. */
export function spaceText(bytes: number): string {
  const megabytes = Math.max(1, Math.ceil(bytes / 1e6));
  return megabytes < 1000 ? `${megabytes} MB` : `${(megabytes / 1000).toFixed(1)} GB`;
}

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Fails with DISK_FULL before anything is written when the folder's disk has less than this left. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free < bytes) fail('DISK_FULL', { needed: spaceText(bytes - free) });
}
