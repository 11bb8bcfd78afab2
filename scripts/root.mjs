import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The package's folder, whatever the working directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export const inRoot = (...parts) => join(root, ...parts);

/** Progress and remarks: standard output is kept for results. */
export const say = (text) => process.stderr.write(`${text}\n`);
