import { callEngine } from '../connection/engine-client.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import type { EngineMethod, ParamsOf } from '../../shared/protocol/engine-protocol.ts';
import { holdSettled } from './settle.ts';

export type CacheState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: unknown }
  | { readonly status: 'failed'; readonly error: AppError };

interface Entry {
  state: CacheState;
  readonly controller: AbortController;
  readonly listeners: Set<() => void>;
}

const capacity = 150;
const entries = new Map<string, Entry>();
const loading: CacheState = { status: 'loading' };

function trim(): void {
  for (const [key, entry] of entries) {
    if (entries.size <= capacity) return;
    if (entry.listeners.size === 0 && entry.state.status !== 'loading') entries.delete(key);
  }
}

function start<M extends EngineMethod>(key: string, method: M, params: ParamsOf<M>): Entry {
  const entry: Entry = { state: loading, controller: new AbortController(), listeners: new Set() };
  entries.set(key, entry);
  const release = holdSettled();
  const settle = (state: CacheState) => {
    release();
    entry.state = state;
    if (state.status === 'failed' && state.error.code === 'CANCELLED' && entries.get(key) === entry) entries.delete(key);
    for (const listener of entry.listeners) listener();
    trim();
  };
  callEngine(method, params, { signal: entry.controller.signal }).then(
    (value) => settle({ status: 'ready', value }),
    (thrown: unknown) => settle({ status: 'failed', error: toAppError(thrown) }),
  );
  return entry;
}

/** Follows a result: asks for it unless it is known or under way. The last follower to leave cancels what is still running. */
export function followResult<M extends EngineMethod>(key: string, method: M, params: ParamsOf<M>, listener: () => void): () => void {
  const entry = entries.get(key) ?? start(key, method, params);
  entry.listeners.add(listener);
  return () => {
    entry.listeners.delete(listener);
    // A follower that comes back at once (a re-render) keeps it alive.
    setTimeout(() => {
      if (entry.listeners.size > 0 || entry.state.status !== 'loading') return;
      if (entries.get(key) === entry) entries.delete(key);
      entry.controller.abort();
    }, 50);
  };
}

export function peekResult(key: string): CacheState {
  return entries.get(key)?.state ?? loading;
}

/** Forgets a failed result, so that the next follower asks again. */
export function forgetResult(key: string): void {
  entries.delete(key);
}

export function forgetAllResults(): void {
  entries.clear();
}

/** What failed because the engine stopped may be asked again now that it is back. */
export function forgetFailedResults(): void {
  for (const [key, entry] of entries) if (entry.state.status === 'failed') entries.delete(key);
}
