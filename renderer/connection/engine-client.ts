import { appError } from '../../shared/errors/catalogue.ts';
import { AppFailure, type AppError } from '../../shared/errors/app-error.ts';
import type { EngineEvents, EngineEventTopic, EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import { isEnvelope } from '../../shared/protocol/envelope.ts';
import type { Port } from '../../shared/protocol/port.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: AppFailure) => void;
}
interface Waiting {
  readonly id: number;
  readonly method: EngineMethod;
  readonly params: unknown;
}
export type EngineStatus = 'starting' | 'ready' | 'stopped';

let port: Port | null = null;
let nextId = 1;
let status: EngineStatus = 'starting';
const pending = new Map<number, Pending>();
/** Calls made before the first port arrives; never refilled after a stop, since a step that was cut must be asked for again. */
let waiting: Waiting[] = [];
const statusListeners = new Set<(status: EngineStatus) => void>();
const topicListeners = new Map<string, Set<(value: never) => void>>();

function setStatus(next: EngineStatus): void {
  status = next;
  for (const listener of statusListeners) listener(next);
}

function receive(message: unknown): void {
  if (!isEnvelope(message)) return;
  if (message.kind === 'event') {
    for (const listener of topicListeners.get(message.topic) ?? []) listener(message.value as never);
    return;
  }
  if (message.kind !== 'reply' && message.kind !== 'failure') return;
  const call = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === 'reply') call?.resolve(message.value);
  else call?.reject(new AppFailure(message.error));
}

function rejectAll(error: AppError): void {
  const calls = [...pending.values()];
  pending.clear();
  for (const call of calls) call.reject(new AppFailure(error));
}

/** Takes a port into use; the one before it, if any, is forgotten and what waited on it fails with ENGINE_STOPPED. */
export function connectEngine(next: Port): void {
  if (port !== null) disconnectEngine(port);
  port = next;
  next.onMessage(receive);
  next.onClose(() => disconnectEngine(next));
  const queued = waiting;
  waiting = [];
  for (const { id, method, params } of queued) next.post({ kind: 'call', id, method, params });
  setStatus('ready');
}

/** The data process went away: everything that waited on it is told so at once. */
export function disconnectEngine(which: Port | null = port): void {
  if (port !== which || which === null) return;
  port = null;
  setStatus('stopped');
  rejectAll(appError('ENGINE_STOPPED'));
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Told the call's id, by which progress events name it. */
  readonly onStart?: (id: number) => void;
}

/** Asks the data process. Rejects with AppFailure only. */
export function callEngine<M extends EngineMethod>(
  method: M,
  params: ParamsOf<M>,
  { signal, onStart }: CallOptions = {},
): Promise<ResultOf<M>> {
  const id = nextId++;
  return new Promise<ResultOf<M>>((resolve, reject) => {
    if (signal?.aborted) {
      reject(new AppFailure(appError('CANCELLED')));
      return;
    }
    pending.set(id, { resolve: (value) => resolve(value as ResultOf<M>), reject });
    signal?.addEventListener('abort', () => cancelCall(id), { once: true });
    onStart?.(id);
    if (port !== null) port.post({ kind: 'call', id, method, params });
    else if (status === 'starting') waiting.push({ id, method, params });
    else {
      pending.delete(id);
      reject(new AppFailure(appError('ENGINE_STOPPED')));
    }
  });
}

/** Asks a running call to stop; it then fails with CANCELLED on its own. */
export function cancelCall(id: number): void {
  if (!pending.has(id)) return;
  if (port !== null) {
    port.post({ kind: 'cancel', id });
    return;
  }
  waiting = waiting.filter((call) => call.id !== id);
  pending.get(id)?.reject(new AppFailure(appError('CANCELLED')));
  pending.delete(id);
}

export function onEngineEvent<T extends EngineEventTopic>(topic: T, listener: (value: EngineEvents[T]) => void): () => void {
  const listeners = topicListeners.get(topic) ?? new Set();
  topicListeners.set(topic, listeners);
  listeners.add(listener as (value: never) => void);
  return () => listeners.delete(listener as (value: never) => void);
}

export function onEngineStatus(listener: (status: EngineStatus) => void): () => void {
  statusListeners.add(listener);
  return () => statusListeners.delete(listener);
}

export function engineStatus(): EngineStatus {
  return status;
}
