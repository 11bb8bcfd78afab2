import { parentPort } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors/fail.ts';
import { normalise } from './normalise.ts';
import { CardsInReferences } from './stream-writer.ts';
import type { NormaliseRequest, NormaliserMessage, ToNormaliser } from './normalise-request.ts';

let ahead = 0;
let proceed: (() => void) | null = null;

function say(message: NormaliserMessage): void {
  parentPort?.postMessage(message);
}

async function read(request: NormaliseRequest): Promise<void> {
  ahead = 0;
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
}

parentPort?.on('message', (message: ToNormaliser) => {
  if (message.kind === 'consumed') {
    ahead--;
    proceed?.();
    return;
  }
  read(message.request).catch((thrown: unknown) => {
    if (thrown instanceof CardsInReferences) say({ kind: 'references', column: thrown.column });
    else say({ kind: 'failed', error: toAppError(thrown) });
  });
});
