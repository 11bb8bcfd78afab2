import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './security.ts';

export const appScheme = 'app';
export const appOrigin = `${appScheme}://paybench`;
export const appUrl = `${appOrigin}/index.html`;

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
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

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

/** Answers with whole files. `protocol.handle` would do the same through fetch's own classes, which takes a third of the way to the first paint. */
export function serveApp(session: Session, folder: string): void {
  const notFound = { statusCode: 404, mimeType: 'text/plain', headers, data: Buffer.from('Not found') };
  session.protocol.registerBufferProtocol(appScheme, (request, answer) => {
    const file = request.method === 'GET' ? fileInside(folder, request.url) : null;
    const mimeType = file === null ? undefined : mimeTypes[extname(file)];
    if (file === null || mimeType === undefined) return answer(notFound);
    readFile(file).then(
      (data) => answer({ mimeType, charset: 'utf-8', data, headers }),
      () => answer(notFound),
    );
  });
}
