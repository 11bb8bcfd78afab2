import { constants, copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';

const chunkBytes = 4 * 1024 * 1024;

export interface CopyWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  /** Asks for one call of the system, which needs no turn of this thread and cannot be stopped on the way; called when it has begun. */
  readonly onHandedOver?: () => void;
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) fail('CANCELLED');
}

/** Shares the blocks where the file system can; false where it cannot. */
async function reflink(source: string, target: string): Promise<boolean> {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
    return true;
  } catch {
    // Every failure but "not supported here" comes up again in the plain copy, with its real name.
    await rm(target, { force: true });
    return false;
  }
}

async function copyBytes(source: string, target: string, { signal, onProgress }: CopyWatch): Promise<void> {
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx');
    try {
      const { size } = await from.stat();
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(1, size)));
      for (let at = 0; ; ) {
        stopIfAsked(signal);
        const { bytesRead } = await from.read(buffer, 0, buffer.length, at);
        if (bytesRead === 0) break;
        await to.writeFile(buffer.subarray(0, bytesRead));
        at += bytesRead;
        onProgress?.(size === 0 ? 1 : at / size);
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

const lookEveryMs = 100;

async function copyInOneCall(source: string, target: string, { signal, onProgress, onHandedOver }: CopyWatch): Promise<void> {
  stopIfAsked(signal);
  const { size } = await stat(source);
  const look = () =>
    void stat(target).then(
      (written) => onProgress?.(written.size / Math.max(1, size)),
      () => undefined, // not there yet
    );
  const timer = setInterval(look, lookEveryMs);
  try {
    const copying = copyFile(source, target, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    onHandedOver?.();
    await copying;
  } finally {
    clearInterval(timer);
  }
  stopIfAsked(signal);
}

/** Copies into a new file, by sharing blocks where possible; a copy that fails or is stopped leaves nothing behind. */
export async function copyInto(source: string, target: string, watch: CopyWatch = {}): Promise<void> {
  if (watch.onHandedOver === undefined && (await reflink(source, target))) return;
  try {
    await (watch.onHandedOver === undefined ? copyBytes : copyInOneCall)(source, target, watch);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') await rm(target, { force: true });
    throw thrown;
  }
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename in this folder last; Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps the file under a second name without ever leaving the first name empty. */
async function keepPrevious(path: string, previous: string): Promise<void> {
  await rm(previous, { force: true });
  try {
    await link(path, previous);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    await copyInto(path, previous);
  }
}

/** Puts a finished file in the place of another; that one is kept as `previous`. At every moment the name holds one or the other. */
export async function replaceFile(finished: string, path: string, previous: string): Promise<void> {
  await keepPrevious(path, previous);
  await rename(finished, path);
  await syncFolder(dirname(path));
}
