import type { HostBridge } from '../shared/protocol/host-protocol.ts';

declare global {
  interface Window {
    /** Exposed by preload; absent only outside of the desktop window. */
    readonly host?: HostBridge;
  }
}
