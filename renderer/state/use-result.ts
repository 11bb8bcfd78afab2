import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { stableJson } from '../../shared/base/stable-json.ts';
import type { EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import { useDocumentStore } from './document-store.ts';
import { type Followed, ResultFollower } from './result-follower.ts';
import { resultKey } from './result-key.ts';
import { followResult } from './results-cache.ts';

export interface Result<T> extends Followed<T> {
  readonly retry: () => void;
}

/** Asks now for what a screen will follow within its next frame, before it is drawn for it. */
export function askAhead<M extends EngineMethod>(method: M, params: ParamsOf<M>): void {
  const text = stableJson(params);
  const key = resultKey(method, text, useDocumentStore.getState().workbook);
  const leave = followResult(key, method, JSON.parse(text) as ParamsOf<M>, () => {});
  requestAnimationFrame(leave);
}

/**
 * Asks the engine for a result and follows it as data, settings or the question change. Null params: nothing is asked.
 * The params must be plain JSON; equal params are the same question, whichever object they come in.
 */
export function useResult<M extends EngineMethod>(method: M, params: ParamsOf<M> | null): Result<ResultOf<M>> {
  const workbook = useDocumentStore((store) => store.workbook);
  const [follower] = useState(() => new ResultFollower<M>());
  const text = params === null ? null : stableJson(params);
  const key = useMemo(() => (text === null ? null : resultKey(method, text, workbook)), [method, text, workbook]);
  useLayoutEffect(() => {
    if (key === null || text === null) follower.clear();
    else follower.ask(key, method, JSON.parse(text) as ParamsOf<M>);
    return () => follower.stop();
  }, [follower, method, key, text]);
  const followed = useSyncExternalStore(follower.subscribe, follower.read);
  return { ...followed, retry: follower.retry };
}
