import type { AppError } from '../errors/app-error.ts';
import { appError } from '../errors/catalogue.ts';
import { toAppError } from '../errors/fail.ts';
import {
  type EngineEvents,
  type EngineEventTopic,
  type EngineHandlers,
  type EngineMethod,
  engineProtocol,
  type JobContext,
} from './engine-protocol.ts';
import { isEnvelope } from './envelope.ts';
import type { Port } from './port.ts';

interface Call {
  readonly controller: AbortController;
  /** Answers as cancelled before the handler has ended. */
  readonly quit: (() => void) | null;
}

export interface RpcServer {
  emit<T extends EngineEventTopic>(topic: T, value: EngineEvents[T]): void;
  /** Calls that have not been answered. */
  readonly running: number;
}

function isMethod(method: string): method is EngineMethod {
  return Object.hasOwn(engineProtocol, method);
}

/** What is wrong with the params: where and how, never the value. */
function problemOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]): string {
  return issues
    .slice(0, 3)
    .map(({ path, code }) => `${path.map(String).join('.') || 'params'} (${code})`)
    .join(', ');
}

type Handler = (params: unknown, context: JobContext) => Promise<unknown>;

/** Parses params at the door, then runs the handler; the same for a port, the terminal and tests. */
export async function callHandler(handlers: EngineHandlers, method: string, params: unknown, context: JobContext): Promise<unknown> {
  if (!isMethod(method)) throw appError('INVALID_REQUEST', { problem: 'there is no such call' });
  const parsed = engineProtocol[method].params.safeParse(params);
  if (!parsed.success) throw appError('INVALID_REQUEST', { problem: problemOf(parsed.error.issues) });
  return (handlers[method] as Handler)(parsed.data, context);
}

/**
 * The answering side of a port: one reply or failure for each call; a cancel or the port's end aborts what runs. The database stops
 * between two chunks of rows, but not within one step (the median of a million values, a sort coming together): nobody waits for that.
 */
export function serveRpc(port: Port, handlers: EngineHandlers): RpcServer {
  const running = new Map<number, Call>();
  let isClosed = false;

  const post = (message: unknown) => {
    if (!isClosed) port.post(message);
  };
  const emit: RpcServer['emit'] = (topic, value) => post({ kind: 'event', topic, value });

  async function answer(id: number, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    const job = String(id);
    let hasProgress = false;
    const progress: JobContext['progress'] = (label, fraction, detail = '') => {
      if (!running.has(id)) return;
      hasProgress = true;
      emit('job.progress', { job, label, fraction, detail });
    };
    const end = (failure: AppError | null, value: unknown = null): void => {
      if (!running.delete(id)) return;
      if (hasProgress) emit('job.done', { job });
      post(failure === null ? { kind: 'reply', id, value } : { kind: 'failure', id, error: failure });
    };
    const quits = isMethod(method) && engineProtocol[method].quits;
    running.set(id, { controller, quit: quits ? () => end(appError('CANCELLED')) : null });
    try {
      end(null, await callHandler(handlers, method, params, { signal: controller.signal, progress }));
    } catch (thrown) {
      end(toAppError(thrown));
    }
  }

  function cancel(id: number): void {
    const call = running.get(id);
    call?.controller.abort();
    call?.quit?.();
  }

  port.onMessage((message) => {
    if (!isEnvelope(message)) return;
    if (message.kind === 'call') void answer(message.id, message.method, message.params);
    else if (message.kind === 'cancel') cancel(message.id);
  });
  port.onClose(() => {
    isClosed = true;
    for (const { controller } of running.values()) controller.abort();
  });

  return {
    emit,
    get running() {
      return running.size;
    },
  };
}
