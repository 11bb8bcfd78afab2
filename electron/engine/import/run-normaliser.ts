import { AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { dropThread, giveBack, takeThread } from './reading-thread.ts';
import { CardsInReferences } from './stream-writer.ts';
import type { NormaliseRequest, NormaliserMessage, NormaliseSummary, Segment, ToNormaliser } from './normalise-request.ts';

/** A file from this size on has a thread of its own, which ends before the checks begin. */
const ownThreadBytes = 256 << 20;

/** Runs the reading thread and hands over its segments one by one; the next is read while this one is loaded. */
export async function runNormaliser(
  request: NormaliseRequest,
  onSegment: (segment: Segment) => Promise<void>,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<NormaliseSummary> {
  const worker = takeThread();
  const tell = (message: ToNormaliser) => worker.postMessage(message);
  const messages: NormaliserMessage[] = [];
  let failure: unknown = null;
  let hasEnded = false;
  let wake: (() => void) | null = null;
  const rouse = () => wake?.();
  worker.on('message', (message: NormaliserMessage) => {
    if (message.kind === 'progress') onProgress(message.bytes);
    else messages.push(message);
    rouse();
  });
  worker.on('error', (thrown) => {
    failure = thrown;
    rouse();
  });
  worker.on('exit', () => {
    hasEnded = true;
    rouse();
  });
  // The segment that is being loaded comes to its end sooner with both processors.
  const stop = () => void worker.terminate().then(rouse);
  signal.addEventListener('abort', stop);
  let isReusable = false;
  tell({ kind: 'read', request });
  try {
    for (;;) {
      if (signal.aborted) throw new AppFailure(appError('CANCELLED'));
      const message = messages.shift();
      if (message === undefined) {
        if (failure !== null) throw failure;
        if (hasEnded) throw new Error('the reading thread ended early');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (message.kind === 'references') throw new CardsInReferences(message.column);
      if (message.kind === 'failed') throw new AppFailure(message.error);
      if (message.kind === 'done') {
        // A thread that read a large file is full of its text.
        isReusable = message.summary.bytes < ownThreadBytes;
        return message.summary;
      }
      if (message.kind === 'segment') {
        await onSegment(message.segment);
        tell({ kind: 'consumed' });
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await (isReusable ? giveBack(worker) : dropThread(worker));
  }
}
