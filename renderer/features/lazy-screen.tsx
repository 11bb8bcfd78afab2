import { type ComponentType, type JSX, lazy, Suspense, useEffect } from 'react';
import { holdSettled } from '../state/settle.ts';

/** Keeps the screen marked as not settled while its code is read. */
function Waiting(): null {
  useEffect(holdSettled, []);
  return null;
}

/** A screen whose code is read when it is first opened, so that a workbook opens without the grids and editors it does not show yet. */
export function lazyScreen(load: () => Promise<ComponentType>): ComponentType {
  const Screen = lazy(async () => ({ default: await load() }));
  return function LazyScreen(): JSX.Element {
    return (
      <Suspense fallback={<Waiting />}>
        <Screen />
      </Suspense>
    );
  };
}
