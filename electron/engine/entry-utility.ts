import { config } from 'zod';
import { fail } from '../../shared/errors/fail.ts';
import type { ParentPort } from './serve-window.ts';
import { copyAhead } from './workbook/copy-ahead.ts';

/** The value of `--name=value` among the arguments main starts this process with. */
function argument(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((text) => text.startsWith(prefix))?.slice(prefix.length);
}

const required = (name: string) => argument(name) ?? fail('INVALID_REQUEST', { problem: `the process was started without ${name}` });

const dataDir = required('data-dir');
const appVersion = required('app-version');
const file = argument('first-file');
const firstFile = file === undefined ? null : copyAhead(dataDir, file);

// Compiling a schema at its first use takes longer than all later uses save. Must be said before a schema is made.
config({ jitless: true });

// The file is copied while the rest of the program is read.
await firstFile?.handedOver;
const { serveWindow } = await import('./serve-window.ts');
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
serveWindow(parentPort, { dataDir, appVersion, firstFile });
