import { ipcMain, type WebContents } from 'electron';
import type { AppError } from '../../shared/errors/app-error.ts';
import { fail, toAppError } from '../../shared/errors/fail.ts';
import { droppedChannel, hostChannel, hostEventChannel, hostMethods } from '../../shared/protocol/host-channels.ts';
import type { Granted, HostEvents, HostMethod, HostProtocol } from '../../shared/protocol/host-protocol.ts';
import { isTrustedSender } from './security.ts';

/** A missing handler does not compile. */
export type HostHandlers = {
  readonly [M in HostMethod]: (params: HostProtocol[M]['params']) => Promise<HostProtocol[M]['result']> | HostProtocol[M]['result'];
};

export type HostReply = { readonly value: unknown } | { readonly error: AppError };

export interface TrustedPage {
  readonly contents: () => WebContents | null;
  readonly origin: string;
}

function answer<P>(page: TrustedPage, channel: string, handle: (params: P) => unknown): void {
  ipcMain.handle(channel, async (event, params: P): Promise<HostReply> => {
    try {
      if (!isTrustedSender(event, page.contents(), page.origin)) fail('INVALID_REQUEST', { problem: 'it does not come from the window' });
      return { value: await handle(params) };
    } catch (thrown) {
      return { error: toAppError(thrown) };
    }
  });
}

export function serveHost(
  page: TrustedPage,
  handlers: HostHandlers,
  grantPaths: (paths: readonly string[]) => Promise<readonly Granted[]>,
): void {
  for (const method of hostMethods) answer(page, hostChannel(method), handlers[method] as (params: unknown) => unknown);
  answer(page, droppedChannel, (paths: unknown) => {
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) fail('INVALID_REQUEST', { problem: 'dropped files' });
    return grantPaths(paths as readonly string[]);
  });
}

export function tellWindow<T extends keyof HostEvents>(contents: WebContents | null, topic: T, value: HostEvents[T]): void {
  if (contents !== null && !contents.isDestroyed()) contents.send(hostEventChannel, topic, value);
}
