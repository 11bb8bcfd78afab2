import { realpath } from 'node:fs/promises';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { type CopiedFile, copyIn } from './copy-in.ts';
import { createWorkingCopy, type WorkingCopy } from './working-copy.ts';

/** A file on its way into a working copy before anybody asked for it. */
export interface CopyAhead {
  /** Its real path; null when there is no such file. */
  readonly source: Promise<string | null>;
  readonly copy: Promise<WorkingCopy>;
  readonly copied: Promise<CopiedFile>;
  /** The system is busy copying, or it came to nothing: from here on this thread is not needed. */
  readonly handedOver: Promise<unknown>;
  /** Lets whoever asks for the file hear of the progress. */
  follow(progress: JobContext['progress']): void;
  stop(): void;
}

export function copyAhead(dataDir: string, path: string): CopyAhead {
  const controller = new AbortController();
  let tell: JobContext['progress'] = () => undefined;
  let onHandedOver: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    onHandedOver = resolve;
  });
  const job = { signal: controller.signal, progress: (...said: Parameters<typeof tell>) => tell(...said), onHandedOver };
  const real = realpath(path);
  const copy = real.then(() => createWorkingCopy(dataDir));
  const copied = copy.then(async (place) => copyIn(await real, place, job));
  const settled = copied.catch(() => undefined); // what went wrong is told to whoever asks for the file
  return {
    source: real.catch(() => null),
    copy,
    copied,
    handedOver: Promise.race([begun, settled]),
    follow: (progress) => {
      tell = progress;
    },
    stop: () => controller.abort(),
  };
}
