import { type AppError, AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { startWorker } from '../start-worker.ts';
import type { WriteExtractsOptions, WrittenExtract } from '../synth/write-extracts.ts';

export type DrawRequest = Pick<WriteExtractsOptions, 'size' | 'seed' | 'outDir'>;

export type DrawMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'written'; readonly file: WrittenExtract }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Writes the partner files of a world on a thread of its own: the one that loads them meanwhile is not held up. */
export function drawExtracts(
  request: DrawRequest,
  { onProgress, onBytes, onWritten, signal }: Omit<WriteExtractsOptions, keyof DrawRequest>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('draw-extracts-worker', { workerData: request });
    let isOver = false;
    const end = (how: () => void): void => {
      isOver = true;
      signal?.removeEventListener('abort', cancel);
      void worker.terminate().then(how);
    };
    const cancel = (): void => end(() => reject(new AppFailure(appError('CANCELLED'))));
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel);
    worker.on('error', (thrown) => end(() => reject(thrown)));
    worker.on('exit', () => {
      if (!isOver) reject(new Error('the drawing thread ended early'));
    });
    worker.on('message', (message: DrawMessage) => {
      if (message.kind === 'progress') onProgress?.(message.share);
      else if (message.kind === 'bytes') onBytes?.(message.bytes);
      else if (message.kind === 'written') onWritten?.(message.file);
      else if (message.kind === 'done') end(resolve);
      else end(() => reject(new AppFailure(message.error)));
    });
  });
}
