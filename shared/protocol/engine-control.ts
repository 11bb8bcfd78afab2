/** What main tells the engine process on its parent port; never data. */
export type EngineControl =
  /** Carries one port to a window. */
  | { readonly kind: 'connect' }
  | { readonly kind: 'grant'; readonly grant: string; readonly path: string }
  /** Close files and leave with exit code 0. */
  | { readonly kind: 'close' };

/** What the engine process tells main. */
export type EngineSignal =
  | { readonly kind: 'ready' }
  /** Sent every `aliveEveryMs`: the watchdog ends a process that no longer says so. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'granted'; readonly grant: string };

export const aliveEveryMs = 1000;
