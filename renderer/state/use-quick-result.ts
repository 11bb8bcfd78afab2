import type { ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import { type Result, useResult } from './use-result.ts';

type QuickMethod = 'brief.run' | 'scorecard.run' | 'money.run';

export interface QuickResult<T> extends Result<T> {
  /** What is not in the value yet, in words. */
  readonly awaits: readonly string[];
  /** Why it will not come. */
  readonly failure: AppError | null;
}

/** A result in two steps: at once without what takes seconds, then whole. Asked once where nothing has to be waited for. */
export function useQuickResult<M extends QuickMethod>(method: M, params: ParamsOf<M> | null): QuickResult<ResultOf<M>> {
  const quick = useResult(method, params === null ? null : { ...params, isQuick: true });
  const awaits = quick.stale ? [] : (quick.value?.awaits ?? []);
  const whole = useResult(method, awaits.length > 0 ? params : null);
  if (awaits.length === 0) return { ...quick, awaits: [], failure: null };
  if (whole.value !== null && !whole.stale) return { ...whole, awaits: [], failure: null };
  return { ...quick, awaits, failure: whole.error };
}
