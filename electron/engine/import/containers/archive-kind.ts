import { open } from 'node:fs/promises';
import { damaged, notATable, workbookLimits } from './container-failure.ts';
import { type ArchiveSource, openArchive } from './zip-archive.ts';
import { openZipMembers, type ZipMember } from './zip-members.ts';

/** Whether bytes begin like a zip archive, an empty one included. */
export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** What a zip archive is by its names; documents that are no table are refused by theirs. */
export async function archiveKind(source: ArchiveSource, file: string): Promise<'xlsx' | 'zip'> {
  const archive = await openArchive(source, file, { ...workbookLimits, totalBytes: Number.POSITIVE_INFINITY });
  archive.close();
  const names = archive.entries.map(({ name }) => name.replaceAll('\\', '/').toLowerCase());
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (names.includes('[content_types].xml')) {
    if (has('xl/')) return 'xlsx';
    notATable(
      file,
      has('word/') ? 'it is a Word document' : has('ppt/') ? 'it is a PowerPoint deck' : 'it is an Office file without sheets',
    );
  }
  if (names[0] === 'mimetype' && names.includes('content.xml')) notATable(file, 'it is an OpenDocument file; save it as xlsx or CSV');
  return names.length === 0 ? damaged(file, 'it is an empty archive') : 'zip';
}

/** Members of an archive; null when the file is none, or cannot be read, which it says itself when it is loaded. */
export async function archiveMembers(path: string): Promise<readonly ZipMember[] | null> {
  try {
    const handle = await open(path, 'r');
    const magic = Buffer.alloc(4);
    await handle.read(magic, 0, 4, 0);
    await handle.close();
    const source = { kind: 'path', path } as const;
    if (!isZip(magic) || (await archiveKind(source, path)) !== 'zip') return null;
    const { members, close } = await openZipMembers(source, path);
    close();
    return members.length === 0 ? null : members;
  } catch {
    // What is wrong with it is told by whoever loads it.
    return null;
  }
}
