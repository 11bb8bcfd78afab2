import { realpath } from 'node:fs/promises';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { type CopiedFile, copyIn } from './copy-in.ts';
import { keptContent, type KeptContent } from './kept-content.ts';
import { createWorkingCopy, type WorkingCopy } from './working-copy.ts';

/** A file on its way into a working copy before anybody asked for it. */
export interface CopyAhead {
  /** Its real path; null when there is no such file. */
  readonly source: Promise<string | null>;
  /** What is known of it without reading it: then it is copied when somebody needs it, not at once. */
  readonly kept: Promise<KeptContent | null>;
  readonly copy: Promise<WorkingCopy>;
  readonly copied: Promise<CopiedFile>;
  /** From here on this thread is not needed: the system is busy copying, there is nothing to copy, or no hurry. */
  readonly handedOver: Promise<unknown>;
  begin(): void;
  /** Lets whoever asks for the file hear of the progress. */
  follow(progress: JobContext['progress']): void;
  stop(): void;
}

/** A promise and what resolves it. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

export function copyAhead(dataDir: string, path: string): CopyAhead {
  const controller = new AbortController();
  const [isNeeded, isBegun] = [signal(), signal()];
  let tell: JobContext['progress'] = () => undefined;
  const progress: JobContext['progress'] = (...said) => tell(...said);
  const job = { signal: controller.signal, progress, onHandedOver: isBegun.give };
  const real = realpath(path);
  const source = real.catch(() => null);
  const kept = source.then((found) => (found === null ? null : keptContent(dataDir, found))).catch(() => null);
  const needed = kept.then((content) => (content === null ? undefined : isNeeded.given));
  const copy = real.then(() => createWorkingCopy(dataDir));
  const copied = Promise.all([real, copy, needed]).then(([found, place]) => copyIn(found, place, job));
  const settled = copied.catch(() => undefined); // what went wrong is told to whoever asks for the file
  return {
    source,
    kept,
    copy,
    copied,
    handedOver: kept.then((content) => (content === null ? Promise.race([isBegun.given, settled]) : undefined)),
    begin: isNeeded.give,
    follow: (follower) => {
      tell = follower;
    },
    stop: () => controller.abort(),
  };
}
