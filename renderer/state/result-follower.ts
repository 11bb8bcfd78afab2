import type { AppError } from '../../shared/errors/app-error.ts';
import type { EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import { followResult, forgetResult, peekResult } from './results-cache.ts';

export interface Followed<T> {
  /** The newest value there is; while `stale`, it answers the question before this one and is shown dimmed. */
  readonly value: T | null;
  readonly stale: boolean;
  readonly loading: boolean;
  /** True once the first value has been awaited for 300 ms: time for a skeleton. */
  readonly slow: boolean;
  readonly error: AppError | null;
}

const slowAfterMs = 300;

/** One place on screen that follows one question at a time, and keeps the last answer while the next is on its way. */
export class ResultFollower<M extends EngineMethod> {
  private current: Followed<ResultOf<M>> = { value: null, stale: false, loading: true, slow: false, error: null };
  private readonly listeners = new Set<() => void>();
  private stopFollowing: () => void = () => {};
  private question: { readonly key: string; readonly method: M; readonly params: ParamsOf<M> } | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): Followed<ResultOf<M>> => this.current;

  /** Follows another question from now on. */
  ask(key: string, method: M, params: ParamsOf<M>): void {
    this.stop();
    this.question = { key, method, params };
    const leave = followResult(key, method, params, () => this.refresh());
    const timer = setTimeout(() => {
      if (this.current.loading && this.current.value === null) this.set({ ...this.current, slow: true });
    }, slowAfterMs);
    this.stopFollowing = () => {
      clearTimeout(timer);
      leave();
    };
    this.refresh();
  }

  /** Nothing is asked any more; nothing is shown. */
  clear(): void {
    this.stop();
    this.question = null;
    this.set({ value: null, stale: false, loading: false, slow: false, error: null });
  }

  stop(): void {
    this.stopFollowing();
    this.stopFollowing = () => {};
  }

  readonly retry = (): void => {
    if (this.question === null) return;
    const { key, method, params } = this.question;
    forgetResult(key);
    this.ask(key, method, params);
  };

  private refresh(): void {
    if (this.question === null) return;
    const state = peekResult(this.question.key);
    const { value, slow } = this.current;
    if (state.status === 'ready') {
      this.set({ value: state.value as ResultOf<M>, stale: false, loading: false, slow: false, error: null });
    } else if (state.status === 'loading') {
      this.set({ value, stale: value !== null, loading: true, slow, error: null });
    } else {
      // An interrupted question may still be answered as before; one that has no answer must not show another's.
      const isInterrupted = state.error.code === 'CANCELLED' || state.error.code === 'ENGINE_STOPPED';
      const kept = isInterrupted ? value : null;
      const error = state.error.code === 'CANCELLED' ? null : state.error;
      this.set({ value: kept, stale: kept !== null, loading: false, slow: false, error });
    }
  }

  private set(next: Followed<ResultOf<M>>): void {
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}
