const longest = 240;

/** Characters that change how a name is read: controls, marks of direction, invisible spaces. */
const hostile = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * The name of an archive's member as it may be shown: a path below the archive, without drive, leading slash or `..`, and every
 * character that hides or turns text shown as an underscore. Never a place to write to.
 */
export function memberName(raw: string): string {
  const parts = raw
    .replaceAll('\\', '/')
    .replace(hostile, '_')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .map((part) => part.replace(/^[A-Za-z]:(?=.)/, ''));
  const name = parts.join('/');
  if (name === '') return 'unnamed';
  return name.length <= longest ? name : `…${name.slice(name.length - longest)}`;
}

/** Names that differ: the second `a.csv` becomes `a.csv (2)`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    let name = given;
    for (let count = 2; taken.has(name); count++) name = `${given} (${count})`;
    taken.add(name);
    return name;
  });
}

/** What an operating system put beside the files: folders, resource forks, folder settings. */
export function isSystemEntry(raw: string): boolean {
  const path = raw.replaceAll('\\', '/');
  const base = path.slice(path.lastIndexOf('/') + 1);
  return (
    path.endsWith('/') || /(^|\/)__MACOSX\//.test(path) || base.startsWith('._') || ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(base)
  );
}

/** Whether a member is itself an archive that would have to be unpacked first; a single gzip file is not. */
export function isArchiveName(name: string): boolean {
  return /\.(zip|7z|rar|tar|tgz|tbz2?|txz|tar\.\w+|cab|jar)$/i.test(name);
}
