import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';

/** Plain JSON as it was given first, for as long as it says the same. */
export function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}

/** One function for as long as the component lives, which does what the newest one given does. Not to be called while drawing. */
export function useSteady<A extends readonly unknown[]>(callback: (...given: A) => void): (...given: A) => void {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...given: A) => newest.current(...given), []);
}
