import { realpath } from 'node:fs/promises';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { type CopiedFile, copyIn } from './copy-in.ts';

/** A file on its way into a working copy before anybody asked for it. */
export interface CopyAhead {
  /** Its real path; null when there is no such file. */
  readonly source: Promise<string | null>;
  /** The system is busy copying, or it came to nothing: from here on this thread is not needed. */
  readonly handedOver: Promise<unknown>;
  /** null when it could not be copied: why is told when the file is asked for. */
  readonly copied: Promise<CopiedFile | null>;
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
  const source = realpath(path).catch(() => null);
  const copied = source.then((real) => (real === null ? null : copyIn(dataDir, real, job))).catch(() => null);
  return {
    source,
    handedOver: Promise.race([begun, copied]),
    copied,
    follow: (progress) => {
      tell = progress;
    },
    stop: () => controller.abort(),
  };
}
