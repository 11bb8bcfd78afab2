import { withFile } from '../../shared/protocol/host-channels.ts';
import type { Granted, HostBridge, HostEvents, HostMethod, HostProtocol } from '../../shared/protocol/host-protocol.ts';

function bridge(): HostBridge {
  if (window.host === undefined) throw new Error('Paybench runs only in its own window.');
  return window.host;
}

/** True when the app was started with a workbook, which follows as soon as the page listens. Asked once: a page that is loaded again waits for nothing. */
export function isFileComing(): boolean {
  const isComing = window.location.hash === withFile;
  if (isComing) window.history.replaceState(null, '', window.location.pathname);
  return isComing;
}

/** The few permission-like calls to the window's owner: dialogs, recents, clipboard, theme, quitting. */
export const host = {
  call<M extends HostMethod>(method: M, params: HostProtocol[M]['params']): Promise<HostProtocol[M]['result']> {
    return bridge().invoke(method, params);
  },
  on<T extends keyof HostEvents>(topic: T, listener: (value: HostEvents[T]) => void): () => void {
    return bridge().on(topic, listener);
  },
  grantDropped(files: FileList): Promise<readonly Granted[]> {
    return bridge().grantDropped([...files]);
  },
};
