import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './security.ts';

export const appScheme = 'app';
export const appOrigin = `${appScheme}://paybench`;
export const appUrl = `${appOrigin}/index.html`;

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Must run before the ready event. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** The file that a URL names inside the folder, or null when it points outside of it or to another host. */
export function fileInside(folder: string, url: string): string | null {
  const { origin, host, pathname } = new URL(url);
  if (host !== 'paybench' || (origin !== 'null' && origin !== appOrigin)) return null;
  let relative: string;
  try {
    relative = decodeURIComponent(pathname);
  } catch {
    return null; // a malformed escape names no file
  }
  if (relative.includes('\0') || relative.includes('\\')) return null;
  const file = normalize(join(folder, relative));
  return file.startsWith(folder + sep) ? file : null;
}

const headers = (type: string) => ({
  'content-type': type,
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
});

export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = fileInside(folder, request.url);
    const type = file === null ? undefined : mimeTypes[extname(file)];
    if (file === null || type === undefined || request.method !== 'GET')
      return new Response('Not found', { status: 404, headers: headers('text/plain') });
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: headers(type) });
    } catch {
      return new Response('Not found', { status: 404, headers: headers('text/plain') });
    }
  });
}
