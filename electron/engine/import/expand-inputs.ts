import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A file that was named, or that a folder or pattern stands for. */
export interface NamedInput {
  /** As it was typed, with what a folder or pattern adds. */
  readonly typed: string;
  readonly path: string;
}

/** What was typed and stands for no file. */
export interface EmptyInput {
  readonly typed: string;
  readonly reason: 'no_such_file' | 'no_match' | 'empty_folder';
}

/** Hidden files are nobody's delivery, and a workbook in the same folder is what is being filled. */
const isOffered = (name: string) => !name.startsWith('.') && !/\.paybench(?:\W|$)/.test(name);

const wildcards = /[*?[]/;

/**
 * The files that names, folders and patterns stand for, in the order typed and by name within a folder or pattern, which leave out what
 * was listed before. A folder is its files, without those in folders of its own; `**` goes into folders, links to folders left alone.
 * Hidden files and workbooks come only by name.
 */
export async function expandInputs(
  typed: readonly string[],
  absolute: (typed: string) => string,
): Promise<readonly (NamedInput | EmptyInput)[]> {
  const inputs: (NamedInput | EmptyInput)[] = [];
  const listed = new Set<string>();
  for (const name of typed) {
    const found = await expandOne(name, absolute);
    if (typeof found === 'string') inputs.push({ typed: name, reason: found });
    else inputs.push(...found.filter((file) => file.typed === name || !listed.has(file.path)));
    if (typeof found !== 'string') for (const { path } of found) listed.add(path);
  }
  return inputs;
}

async function expandOne(typed: string, absolute: (typed: string) => string): Promise<readonly NamedInput[] | EmptyInput['reason']> {
  const path = absolute(typed);
  const kind = await kindOf(path);
  if (kind === 'file') return [{ typed, path }];
  const slashed = sep === '\\' ? typed.replaceAll('\\', '/') : typed;
  if (kind === 'folder') {
    const base = slashed.replace(/(?<=.)\/+$/, '');
    const names = (await listFolder(path)).filter(({ kind: inner, name }) => inner === 'file' && isOffered(name));
    return names.length === 0 ? 'empty_folder' : names.map(({ name }) => ({ typed: `${base}/${name}`, path: join(path, name) }));
  }
  if (!wildcards.test(slashed)) return 'no_such_file';
  const segments = slashed.split('/');
  const first = segments.findIndex((segment) => wildcards.test(segment));
  const base = segments.slice(0, first).join('/');
  const root = first === 1 && base === '' ? '/' : base === '' ? '.' : base;
  const names = await matching(
    absolute(root),
    segments.slice(first).filter((segment) => segment !== ''),
  );
  const before = first === 0 ? '' : `${base}/`;
  return names.length === 0 ? 'no_match' : names.map((name) => ({ typed: before + name, path: join(absolute(root), name) }));
}

/** Names below a folder that match the segments of a pattern, each segment one level and `**` any number of them. */
async function matching(folder: string, [segment, ...rest]: readonly string[]): Promise<readonly string[]> {
  if (segment === undefined) return [];
  const isAnyDepth = segment === '**';
  const entries = (await listFolder(folder)).filter(({ name }) => isOffered(name) || (segment.startsWith('.') && name.startsWith('.')));
  const found: string[] = isAnyDepth && rest.length > 0 ? [...(await matching(folder, rest))] : [];
  const pattern = isAnyDepth ? null : segmentPattern(segment);
  for (const { name, kind } of entries) {
    if (pattern !== null && !pattern.test(name)) continue;
    if (kind === 'file' && rest.length === 0) found.push(name);
    if (kind !== 'folder' || (rest.length === 0 && !isAnyDepth)) continue;
    const inner = await matching(join(folder, name), isAnyDepth ? [segment, ...rest] : rest);
    found.push(...inner.map((below) => `${name}/${below}`));
  }
  return [...new Set(found)].sort(byName);
}

/** `*` any text, `?` one character, `[a-c]` and `[!a-c]` one of or none of these; the rest stands for itself. */
function segmentPattern(segment: string): RegExp {
  const source = segment.replace(/\[(!?)([^\]]+)\]|[*?]|[^\w]/g, (text, not: string | undefined, inner: string | undefined) => {
    if (inner !== undefined) return `[${not === '!' ? '^' : ''}${inner.replace(/[\\^[\]]/g, '\\$&')}]`;
    if (text === '*') return '.*';
    return text === '?' ? '.' : `\\u{${(text.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return new RegExp(`^${source}$`, 'us');
}

type Kind = 'file' | 'folder' | 'link_to_folder' | 'nothing';

async function kindOf(path: string): Promise<Kind> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    // Not there or not ours to look at: either way there is nothing to read.
    return 'nothing';
  }
}

const byName = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

async function listFolder(folder: string): Promise<readonly { readonly name: string; readonly kind: Kind }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    // A folder that cannot be listed has no files to offer; the pattern then says that nothing matched.
    return [];
  });
  const listed = entries.map(async (entry) => {
    const kind = entry.isSymbolicLink() ? await kindOf(join(folder, entry.name)) : entry.isDirectory() ? 'folder' : 'file';
    return { name: entry.name, kind: entry.isSymbolicLink() && kind === 'folder' ? ('link_to_folder' as const) : kind };
  });
  return (await Promise.all(listed)).sort((left, right) => byName(left.name, right.name));
}
