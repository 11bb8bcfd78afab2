import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors/fail.ts';
import { normalise } from './normalise.ts';
import { CardsInReferences } from './stream-writer.ts';
import type { NormaliseRequest, NormaliserMessage, SegmentConsumed } from './normalise-request.ts';

const request = workerData as NormaliseRequest;
let ahead = 0;
let proceed: (() => void) | null = null;

function say(message: NormaliserMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (message: SegmentConsumed) => {
  if (message.kind !== 'consumed') return;
  ahead--;
  proceed?.();
});

try {
  const summary = await normalise(request, {
    async segment(segment) {
      ahead++;
      say({ kind: 'segment', segment });
      while (ahead >= request.segmentsAhead)
        await new Promise<void>((resolve) => {
          proceed = resolve;
        });
    },
    progress: (bytes) => say({ kind: 'progress', bytes }),
  });
  say({ kind: 'done', summary });
} catch (thrown) {
  if (thrown instanceof CardsInReferences) say({ kind: 'references', column: thrown.column });
  else say({ kind: 'failed', error: toAppError(thrown) });
} finally {
  parentPort?.close();
}
