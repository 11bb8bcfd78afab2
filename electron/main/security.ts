import { app, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';

/** Plot and the grid need inline style; script is never inline. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface BlockedRequest {
  readonly url: string;
  readonly kind: string;
}

/** Requests that tried to leave the app since it started; a test fails unless it is empty. */
export const blockedRequests: BlockedRequest[] = [];
Object.defineProperty(globalThis, Symbol.for('paybench.blockedRequests'), { value: blockedRequests });

/** Silences what Chromium would ask the network for on its own. Must run before the ready event. */
export function forbidNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings']) {
    app.commandLine.appendSwitch(name);
  }
}

/** Lets only `allowed` URL prefixes through and records all else. */
export function guardRequests(session: Session, allowed: readonly string[]): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = allowed.some((prefix) => details.url.startsWith(prefix));
    if (!isAllowed) blockedRequests.push({ url: details.url, kind: details.resourceType });
    answer({ cancel: !isAllowed });
  });
}

/** Everything is denied but writing text to the clipboard from our own page. */
export function guardPermissions(session: Session, origin: string): void {
  const isGranted = (permission: string, from: string) => permission === 'clipboard-sanitized-write' && from.startsWith(origin);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(isGranted(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, from) => isGranted(permission, from));
  session.setDevicePermissionHandler(() => false);
}

/** No page may leave the app, open a window or embed another one. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Only the top frame of our own window, showing our own page, may ask main for anything. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  contents: WebContents | null,
  origin: string,
): boolean {
  const frame = event.senderFrame;
  return (
    contents !== null && event.sender === contents && frame !== null && frame === contents.mainFrame && frame.url.startsWith(`${origin}/`)
  );
}
