import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { CopyAhead } from './copy-ahead.ts';
import { isSameStamp, stampOf } from './file-stamp.ts';
import { dropTaken, takeCopied, type TakenFile } from './take-file.ts';

/** A file that is taken in before it is asked for. It is handed out once, and only while the file is what was copied. */
export interface FileAhead {
  /** The copy of this file; null when there is none, or the file has changed since. `source` is its real path. */
  claim(source: string, job: JobContext): Promise<TakenFile | null>;
  /** Gives up a copy that nobody asked for. */
  drop(): Promise<void>;
}

/** Longer than any window takes to load. */
const unclaimedForMs = 30_000;

async function isStill({ source, stamp }: TakenFile): Promise<boolean> {
  return stamp !== null && isSameStamp(stamp, await stampOf(source));
}

/** Opens what is being copied. What is wrong with it is told when the file is asked for, not before. */
export function fileAhead(copying: CopyAhead): FileAhead {
  const taking = copying.copied.then((copied) => (copied === null ? null : takeCopied(copied))).catch(() => null);
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
    const unwanted = await taking;
    if (unwanted !== null) await dropTaken(unwanted);
  }

  // What cannot be removed now is swept away at a later start.
  const forget = () => void drop().catch(() => undefined);
  const timer = setTimeout(forget, unclaimedForMs);
  timer.unref();

  return {
    drop,
    async claim(source, { signal, progress }) {
      if ((await copying.source) !== source) {
        forget();
        return null;
      }
      if (!end()) return null;
      copying.follow(progress);
      if (signal.aborted) copying.stop();
      signal.addEventListener('abort', copying.stop);
      const taken = await taking;
      signal.removeEventListener('abort', copying.stop);
      if (taken === null || (await isStill(taken))) return taken;
      await dropTaken(taken);
      return null;
    },
  };
}
