import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import { maskCardNumbers } from '../../../../shared/extract/card-number-guard.ts';
import type { SourceForm } from '../../../../shared/extract/containers/source-form.ts';
import { readSource } from '../read-source.ts';
import { gunzip } from './gunzip.ts';
import { openZipMembers } from './zip-members.ts';

/** Bytes of one file, or of one member of an archive, unpacked; its identity is what was packed in gzip and unpacked from zip. */
export interface PackedSource {
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes of the file or member itself. */
  readonly bytesRead: () => number;
  /** Call once, after the last chunk. */
  readonly sha256: () => string;
  readonly notes: NoteBook;
  close(): void;
}

/** Name under which a file or a member of an archive is known; a card number in it is covered as one in its rows is. */
export const sourceName = (path: string, member: string | null) =>
  maskCardNumbers(member === null ? basename(path) : `${basename(path)}/${member}`);

export async function openPacked(
  path: string,
  handle: FileHandle,
  { member, isGzip }: Pick<SourceForm, 'member' | 'isGzip'>,
): Promise<PackedSource> {
  const notes = new NoteBook();
  const file = sourceName(path, member);
  const archive = member === null ? null : await openZipMembers({ kind: 'path', path }, basename(path));
  const raw = archive === null || member === null ? readSource(handle) : archive.read(member);
  return {
    chunks: isGzip ? gunzip(raw.chunks, file, notes) : raw.chunks,
    bytesRead: raw.bytesRead,
    sha256: raw.sha256,
    notes,
    close: () => archive?.close(),
  };
}
