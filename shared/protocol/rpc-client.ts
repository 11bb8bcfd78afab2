import { AppFailure } from '../errors/app-error.ts';
import { appError } from '../errors/catalogue.ts';
import type { EngineEvents, EngineEventTopic, EngineMethod, ParamsOf, ResultOf } from './engine-protocol.ts';
import { isEnvelope } from './envelope.ts';
import type { Port } from './port.ts';

export interface CallOptions {
  /** Aborting asks the other side to stop; the call then fails with CANCELLED, in its own time. */
  readonly signal?: AbortSignal;
  /** Told of progress of this call alone. */
  readonly onProgress?: (progress: EngineEvents['job.progress']) => void;
}

export interface RpcClient {
  /** Rejects with AppFailure only. */
  call<M extends EngineMethod>(method: M, params: ParamsOf<M>, options?: CallOptions): Promise<ResultOf<M>>;
  on<T extends EngineEventTopic>(topic: T, listener: (value: EngineEvents[T]) => void): () => void;
  readonly pending: number;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: AppFailure) => void;
  readonly onProgress: CallOptions['onProgress'];
}

/** The asking side of a port. When the port closes, every pending and later call fails with ENGINE_STOPPED. */
export function createRpcClient(port: Port): RpcClient {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  let nextId = 1;
  let isClosed = false;

  function take(id: number): Pending | undefined {
    const call = pending.get(id);
    pending.delete(id);
    return call;
  }

  port.onMessage((message) => {
    if (!isEnvelope(message)) return;
    if (message.kind === 'reply') take(message.id)?.resolve(message.value);
    else if (message.kind === 'failure') take(message.id)?.reject(new AppFailure(message.error));
    else if (message.kind === 'event') {
      if (message.topic === 'job.progress') {
        const progress = message.value as EngineEvents['job.progress'];
        pending.get(Number(progress.job))?.onProgress?.(progress);
      }
      for (const listener of listeners.get(message.topic) ?? []) listener(message.value as never);
    }
  });

  port.onClose(() => {
    isClosed = true;
    const calls = [...pending.values()];
    pending.clear();
    for (const call of calls) call.reject(new AppFailure(appError('ENGINE_STOPPED')));
  });

  return {
    call: (method, params, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new AppFailure(appError('ENGINE_STOPPED')));
        if (signal?.aborted === true) return reject(new AppFailure(appError('CANCELLED')));
        const id = nextId++;
        const cancel = () => port.post({ kind: 'cancel', id });
        const settle = () => signal?.removeEventListener('abort', cancel);
        pending.set(id, {
          resolve: (value) => {
            settle();
            resolve(value as never);
          },
          reject: (failure) => {
            settle();
            reject(failure);
          },
          onProgress,
        });
        signal?.addEventListener('abort', cancel);
        port.post({ kind: 'call', id, method, params });
      }),
    on: (topic, listener) => {
      const known = listeners.get(topic) ?? new Set();
      listeners.set(topic, known);
      known.add(listener as (value: never) => void);
      return () => known.delete(listener as (value: never) => void);
    },
    get pending() {
      return pending.size;
    },
  };
}
