import { create } from 'zustand';

/** How many things the current screen still waits for. */
export const useUnsettled = create<{ readonly count: number }>(() => ({ count: 0 }));

/** Marks the screen as not settled until the returned function is called (once). */
export function holdSettled(): () => void {
  useUnsettled.setState(({ count }) => ({ count: count + 1 }));
  let released = false;
  return () => {
    if (released) return;
    released = true;
    useUnsettled.setState(({ count }) => ({ count: count - 1 }));
  };
}
