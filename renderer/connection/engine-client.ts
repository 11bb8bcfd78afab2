import { AppFailure } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import type { EngineEvents, EngineEventTopic, EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import type { Port } from '../../shared/protocol/port.ts';
import { type CallOptions, createRpcClient, type RpcClient } from '../../shared/protocol/rpc-client.ts';

export type { CallOptions };
export type EngineStatus = 'starting' | 'ready' | 'stopped';

interface Current {
  readonly port: Port;
  readonly client: RpcClient;
}

let current: Current | null = null;
let status: EngineStatus = 'starting';
/** Calls made before the first port arrives. After a stop nothing waits: a step that was cut must be asked for again. */
let waiting: (() => void)[] = [];
/** While the workbook of a process that died is being brought back, everything else would find none open. */
let resuming: Promise<unknown> | null = null;
const statusListeners = new Set<(status: EngineStatus) => void>();
const topics = new Map<EngineEventTopic, Set<(value: never) => void>>();

function setStatus(next: EngineStatus): void {
  status = next;
  for (const listener of statusListeners) listener(next);
}

/** Takes a port into use; what waits on the one before it, if any, fails with ENGINE_STOPPED. */
export function connectEngine(port: Port): void {
  current?.port.close();
  const client = createRpcClient(port);
  current = { port, client };
  for (const [topic, listeners] of topics) client.on(topic, (value) => listeners.forEach((listener) => listener(value as never)));
  port.onClose(() => {
    if (current?.port === port) disconnectEngine();
  });
  const queued = waiting;
  waiting = [];
  for (const go of queued) go();
  setStatus('ready');
}

/** The data process went away; its port closes and takes every pending call with it. */
export function disconnectEngine(): void {
  if (current === null) return;
  const { port } = current;
  current = null;
  port.close();
  setStatus('stopped');
}

/** Asks the data process. Rejects with AppFailure only. */
export function callEngine<M extends EngineMethod>(method: M, params: ParamsOf<M>, options: CallOptions = {}): Promise<ResultOf<M>> {
  if (method === 'workbook.resume' && current !== null) return resume(current.client.call(method, params, options));
  if (resuming !== null) return resuming.then(() => callEngine(method, params, options));
  if (current !== null) return current.client.call(method, params, options);
  if (status === 'stopped') return Promise.reject(new AppFailure(appError('ENGINE_STOPPED')));
  return new Promise<void>((resolve) => waiting.push(resolve)).then(() => callEngine(method, params, options));
}

function resume<T>(call: Promise<T>): Promise<T> {
  const settled: Promise<unknown> = Promise.allSettled([call]).then(() => {
    if (resuming === settled) resuming = null;
  });
  resuming = settled;
  return call;
}

/** Follows a topic across restarts. Must be called before the first port arrives. */
export function onEngineEvent<T extends EngineEventTopic>(topic: T, listener: (value: EngineEvents[T]) => void): () => void {
  const listeners = topics.get(topic) ?? new Set();
  topics.set(topic, listeners);
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
