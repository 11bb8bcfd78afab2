import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors/fail.ts';
import { writeExtracts } from '../synth/write-extracts.ts';
import type { DrawMessage, DrawRequest } from './draw-extracts.ts';

const say = (message: DrawMessage): void => parentPort?.postMessage(message);

try {
  await writeExtracts({
    ...(workerData as DrawRequest),
    onProgress: (share) => say({ kind: 'progress', share }),
    onBytes: (bytes) => say({ kind: 'bytes', bytes }),
    onWritten: (file) => say({ kind: 'written', file }),
  });
  say({ kind: 'done' });
} catch (thrown) {
  say({ kind: 'failed', error: toAppError(thrown) });
}
