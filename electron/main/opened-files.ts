import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

/** The files among command-line arguments; the app's own folder and switches are not files. */
export function filesIn(args: readonly string[], workingFolder: string): readonly string[] {
  return args
    .filter((arg) => arg !== '' && !arg.startsWith('-'))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(workingFolder, arg)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
