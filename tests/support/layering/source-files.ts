import { existsSync, readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readImports } from './read-imports.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const isSource = (name: string) => /\.(ts|tsx|mjs|js)$/.test(name) && !name.endsWith('.d.ts') && !name.endsWith('.d.mts');

/** Source files below the folders, relative to the project, with forward slashes. */
export function sourceFiles(folders: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).split(sep).join('/')),
    )
    .filter(isSource);
}

export const absolute = (file: string): string => join(root, file);

export interface Edge {
  readonly from: string;
  /** Project path of a relative import, else the package's name. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

export function edgesOf(file: string): readonly Edge[] {
  return readImports(absolute(file)).map(({ from, isTypeOnly }) => {
    const isPackage = !from.startsWith('.');
    const plain = from.replace(/\?.*$/, '');
    return { from: file, to: isPackage ? from : posix.join(posix.dirname(file), plain), isPackage, isTypeOnly };
  });
}

/** Import cycles, each once, as the files along it. */
export function cyclesIn(edges: readonly Edge[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isPackage, isTypeOnly } of edges) if (!isPackage && !isTypeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const follow = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file]);
    if (at >= 0 || finished.has(file)) return;
    for (const target of next.get(file) ?? []) follow(target, [...path, file]);
    finished.add(file);
  };
  for (const file of next.keys()) follow(file, []);
  return cycles;
}
