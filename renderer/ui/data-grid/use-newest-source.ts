import { useLayoutEffect, useMemo } from 'react';
import type { WindowSource } from './window-source.ts';

/**
 * The source that `make` gives, which is told whether it is still the newest: the answer to the question before may come after the answer
 * to this one, and is not to be heard. Another `make` is another source.
 */
export function useNewestSource(make: (isNewest: () => boolean) => WindowSource): WindowSource {
  const { left, source } = useMemo(() => {
    const over = new Set<'over'>();
    return { left: over, source: make(() => !over.has('over')) };
  }, [make]);
  useLayoutEffect(() => {
    left.delete('over');
    return () => void left.add('over');
  }, [left]);
  return source;
}
