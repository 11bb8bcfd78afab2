import { dirname, join, normalize } from 'node:path/posix';
import { strFromU8, unzipSync } from 'fflate';

const attributes = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

const sourceOf = (rels: string): string => normalize(join(dirname(rels), '..', rels.replace(/^.*\//, '').replace(/\.rels$/, '')));

/** What an office program would repair: parts without a type or a way to them, relations that lead nowhere, ids that are there twice. */
export function packageProblems(bytes: Uint8Array): readonly string[] {
  const parts = unzipSync(bytes);
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'));
  const types = text('[Content_Types].xml');
  const [extensions, overrides] = [attributes(types, 'Extension'), attributes(types, 'PartName')];
  const problems: string[] = [];
  for (const name of new Set([...extensions, ...overrides]))
    if ([...extensions, ...overrides].filter((each) => each === name).length > 1) problems.push(`${name} has two types`);
  for (const override of overrides) if (!names.includes(override.slice(1))) problems.push(`A type for ${override}, which is not there`);
  const reached = new Set(['[Content_Types].xml']);
  const relations = new Map<string, ReadonlySet<string>>();
  for (const rels of names.filter((name) => name.endsWith('.rels'))) {
    const source = sourceOf(rels);
    if (source !== '.' && !names.includes(source)) problems.push(`${rels} is of no part`);
    reached.add(rels);
    const found = [...text(rels).matchAll(/<Relationship\s[^>]*>/g)].map(([entry]) => entry);
    const ids = found.map((entry) => attributes(entry, 'Id')[0] ?? '');
    if (new Set(ids).size !== ids.length) problems.push(`${rels} has an id twice`);
    relations.set(source, new Set(ids));
    for (const entry of found.filter((each) => !each.includes('TargetMode="External"'))) {
      const target = attributes(entry, 'Target')[0] ?? '';
      const part = target.startsWith('/') ? target.slice(1) : normalize(join(source === '.' ? '' : dirname(source), target));
      reached.add(part);
      if (!names.includes(part)) problems.push(`${rels} leads to ${part}, which is not there`);
    }
  }
  for (const name of names) {
    if (!reached.has(name)) problems.push(`Nothing leads to ${name}`);
    const hasType = overrides.includes(`/${name}`) || extensions.includes(name.replace(/^.*\./, ''));
    if (!hasType && name !== '[Content_Types].xml') problems.push(`${name} has no type`);
    if (!name.endsWith('.xml') || name === '[Content_Types].xml') continue;
    const xml = text(name);
    for (const id of attributes(xml, 'r:(?:id|embed|link|pict)'))
      if (id !== '' && relations.get(name)?.has(id) !== true) problems.push(`${name} asks for ${id}, which it has not`);
    for (const shapes of ['p:cNvPr', 'wp:docPr', 'sheet']) {
      const ids = [...xml.matchAll(new RegExp(`<${shapes} [^>]*?(?:\\bid|sheetId)="(\\d+)"`, 'g'))].map(([, id]) => id);
      if (new Set(ids).size !== ids.length) problems.push(`${name} has an id of ${shapes} twice`);
    }
  }
  return problems;
}
