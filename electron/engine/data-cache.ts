import { AppFailure } from '../../shared/errors/app-error.ts';
import type { OpenWorkbook } from './engine-context.ts';

/** Results that hold as long as no row and no extract's state changes; asked for twice at once, they are computed once. */
export interface DataCache {
  once<T>(key: string, signal: AbortSignal, compute: () => Promise<T>): Promise<T>;
  /** The next one who asks computes it again. */
  forget(key: string): void;
  /** Tells the state of the data, for names of scratch tables. */
  readonly state: string;
}

interface State extends DataCache {
  readonly entries: Map<string, Promise<unknown>>;
}

const states = new WeakMap<OpenWorkbook, State>();

/** The cache of the workbook's present data; a change of data begins a new one. */
export function dataCache(workbook: OpenWorkbook): DataCache {
  const state = `${workbook.dataRevision}_${workbook.activeExtracts().join('_')}`;
  const known = states.get(workbook);
  if (known !== undefined && known.state === state) return known;
  const made = newState(state);
  states.set(workbook, made);
  return made;
}

function newState(state: string): State {
  const entries = new Map<string, Promise<unknown>>();
  return {
    state,
    entries,
    forget: (key) => void entries.delete(key),
    async once<T>(key: string, signal: AbortSignal, compute: () => Promise<T>): Promise<T> {
      for (;;) {
        const running = entries.get(key) ?? start(entries, key, compute);
        try {
          return (await running) as T;
        } catch (thrown) {
          // Whoever began the work may have cancelled it; those who still want it begin again.
          const isOthersCancel = thrown instanceof AppFailure && thrown.error.code === 'CANCELLED' && !signal.aborted;
          if (!isOthersCancel) throw thrown;
        }
      }
    },
  };
}

function start<T>(entries: Map<string, Promise<unknown>>, key: string, compute: () => Promise<T>): Promise<T> {
  const promise = compute();
  entries.set(key, promise);
  promise.catch(() => entries.delete(key));
  return promise;
}
