import type { EngineHandlers, EngineMethod, JobContext } from '../../shared/protocol/engine-protocol.ts';

/** The calls that read the open workbook; closing it stops them. */
export interface Jobs {
  run<T>(context: JobContext, task: (context: JobContext) => Promise<T>): Promise<T>;
  stopAll(): void;
}

export function createJobs(): Jobs {
  const running = new Set<AbortController>();

  async function run<T>(context: JobContext, task: (context: JobContext) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (context.signal.aborted) abort();
    context.signal.addEventListener('abort', abort);
    running.add(controller);
    try {
      return await task({ signal: controller.signal, progress: context.progress });
    } finally {
      context.signal.removeEventListener('abort', abort);
      running.delete(controller);
    }
  }

  return {
    run,
    stopAll: () => {
      for (const controller of running) controller.abort();
    },
  };
}

/** These open and close the workbook themselves and are waited for, never stopped by it. */
const isOutside = (method: string) => method.startsWith('workbook.') && method !== ('workbook.verify' satisfies EngineMethod);

/** The same handlers, each call that reads the workbook known to `jobs` while it runs. */
export function withJobs(handlers: EngineHandlers, jobs: Jobs): EngineHandlers {
  type AnyHandler = (params: never, context: JobContext) => Promise<unknown>;
  const wrapped = Object.entries(handlers as Record<string, AnyHandler>).map(([method, handler]) => [
    method,
    isOutside(method) ? handler : (params: never, context: JobContext) => jobs.run(context, (own) => handler(params, own)),
  ]);
  return Object.fromEntries(wrapped) as EngineHandlers;
}
