import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { CopyAhead } from './copy-ahead.ts';
import type { CopiedFile } from './copy-in.ts';
import { type FileStamp, isSameStamp, stampOf } from './file-stamp.ts';
import { dropTaken, takeCopied, type TakenFile } from './take-file.ts';
import type { WorkbookContent } from './workbook-content.ts';

/** A file that is still being taken in, and what was kept of it when it was last read or written. */
export interface ExpectedFile extends CopiedFile {
  readonly content: WorkbookContent;
  readonly found: Promise<TakenFile>;
  /** Somebody needs the database: it is copied and opened now, not after the first page. */
  readonly hurry: () => void;
}

/** A file that is taken in before it is asked for. It is handed out once, and only while the file is what was copied. */
export interface FileAhead {
  /** The copy of this file; null when there is none, or the file has changed since. `source` is its real path. */
  claim(source: string, job: JobContext): Promise<TakenFile | ExpectedFile | null>;
  /** Gives up a copy that nobody asked for. */
  drop(): Promise<void>;
}

/** Longer than the first page takes to be drawn from what was kept: until then both processors are its own. */
const firstPageMs = 250;
/** Longer than any window takes to load. */
const unclaimedForMs = 30_000;

async function isStill({ source, stamp }: TakenFile): Promise<boolean> {
  return stamp !== null && isSameStamp(stamp, await stampOf(source));
}

/** Opens what is being copied. What is wrong with it is told when the file is asked for, not before. */
export function fileAhead(copying: CopyAhead): FileAhead {
  const taking = copying.copied.then(takeCopied);
  const taken = taking.catch(() => null);
  let isOver = false;

  /** True for the first who asks or gives up. */
  function end(): boolean {
    clearTimeout(timer);
    const isFirst = !isOver;
    isOver = true;
    return isFirst;
  }

  async function drop(): Promise<void> {
    if (!end()) return;
    copying.stop();
    copying.begin();
    const unwanted = await taken;
    if (unwanted !== null) await dropTaken(unwanted);
  }

  // What cannot be removed now is swept away at a later start.
  const forget = () => void drop().catch(() => undefined);
  const timer = setTimeout(forget, unclaimedForMs);
  timer.unref();

  async function foundAs(stamp: FileStamp): Promise<TakenFile> {
    const file = await taking;
    if (isSameStamp(file.stamp, stamp)) return file;
    await dropTaken(file);
    return fail('FILE_CHANGED', { file: basename(file.source) });
  }

  async function whenTaken({ signal, progress }: JobContext): Promise<TakenFile | null> {
    copying.follow(progress);
    if (signal.aborted) copying.stop();
    signal.addEventListener('abort', copying.stop);
    const file = await taken;
    signal.removeEventListener('abort', copying.stop);
    if (file === null || (await isStill(file))) return file;
    await dropTaken(file);
    return null;
  }

  return {
    drop,
    async claim(source, job) {
      if ((await copying.source) !== source) {
        forget();
        return null;
      }
      if (!end()) return null;
      const kept = await copying.kept;
      if (kept === null || !isSameStamp(kept.stamp, await stampOf(source))) {
        copying.begin();
        return whenTaken(job);
      }
      setTimeout(copying.begin, firstPageMs);
      return { source, ...kept, copy: await copying.copy, found: foundAs(kept.stamp), hurry: copying.begin };
    },
  };
}
