import { damaged, notATable, workbookLimits } from './container-failure.ts';
import { type ArchiveSource, openArchive } from './zip-archive.ts';

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
