import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from '../../electron/engine/create-engine.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import type { EngineMethod, JobContext, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import { callHandler } from '../../shared/protocol/rpc-server.ts';

/** An engine of a test, in a folder of its own that goes with the test. */
export interface TestEngine extends Engine {
  readonly folder: string;
  readonly dataDir: string;
  /** A path in the test's folder. */
  path(name: string): string;
  /** Calls a handler through the same door as a window: params are parsed, failures are AppFailure. */
  call<M extends EngineMethod>(method: M, params: ParamsOf<M>, context?: Partial<JobContext>): Promise<ResultOf<M>>;
}

/** The day the tests live in: April 15, 2026, noon UTC. */
export const testNow = Date.UTC(2026, 3, 15, 12);

export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paybench-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts an engine; it is closed when the test ends. Give `dataDir` to start a second one on the data of the first. */
export async function startEngine(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const folder = options.dataDir === undefined ? await testFolder() : join(options.dataDir, '..');
  const dataDir = options.dataDir ?? join(folder, 'data');
  const engine = createEngine({
    dataDir,
    appVersion: '0.0.0-test',
    now: () => testNow,
    resolveGrant: (grant) => grant,
    holder: 'window',
    ...options,
  });
  onTestFinished(() => engine.close());
  return {
    ...engine,
    folder,
    dataDir,
    path: (name) => join(folder, name),
    call: async (method, params, context) => {
      const job: JobContext = { signal: context?.signal ?? new AbortController().signal, progress: context?.progress ?? (() => undefined) };
      try {
        return (await callHandler(engine.handlers, method, params, job)) as never;
      } catch (thrown) {
        if (thrown instanceof Error && !(thrown instanceof AppFailure)) throw thrown;
        throw new AppFailure(toAppError(thrown));
      }
    },
  };
}

/** The code with which a promise failed; "nothing failed" otherwise. */
export function failureCode(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing failed',
    (thrown: unknown) => (thrown instanceof AppFailure ? thrown.error.code : String(thrown)),
  );
}
