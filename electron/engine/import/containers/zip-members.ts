import { createHash } from 'node:crypto';
import { fail } from '../../../../shared/errors/fail.ts';
import { distinctNames, isArchiveName, isSystemEntry, memberName } from '../../../../shared/extract/containers/member-name.ts';
import { archiveLimits, notATable, type UnpackLimits, unpackProblem } from './container-failure.ts';
import { type Archive, type ArchiveEntry, type ArchiveSource, openArchive } from './zip-archive.ts';

/** One file in an archive, as it may be shown and chosen by name. */
export interface ZipMember {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Why it cannot be read; null when it can. */
  readonly refusal: 'encrypted' | 'archive' | 'method' | 'too_large' | null;
}

/** A member while it is read; its hash is of the unpacked bytes and stands after the last chunk. */
export interface MemberRead {
  readonly chunks: AsyncGenerator<Buffer>;
  readonly bytesRead: () => number;
  readonly sha256: () => string;
}

export interface ZipMembers {
  readonly members: readonly ZipMember[];
  /** Fails by name when there is no such member or it cannot be read. */
  read(name: string): MemberRead;
  close(): void;
}

export async function openZipMembers(source: ArchiveSource, file: string, limits: UnpackLimits = archiveLimits): Promise<ZipMembers> {
  const archive = await openArchive(source, file, limits);
  const entries = archive.entries.filter((entry) => !isSystemEntry(entry.name));
  const names = distinctNames(entries.map((entry) => memberName(entry.name)));
  const byName = new Map(entries.map((entry, index) => [names[index] ?? '', entry]));
  const members = [...byName].map(([name, entry]) => memberOf(name, entry, limits));
  return {
    members,
    read(name) {
      const entry = byName.get(name) ?? fail('INVALID_REQUEST', { problem: `${file} has no member ${name}` });
      const path = `${file}/${name}`;
      if (isArchiveName(name)) notATable(path, 'it is an archive in an archive; unpack it first');
      return readMember(archive, entry, path);
    },
    close: archive.close,
  };
}

function memberOf(name: string, entry: ArchiveEntry, limits: UnpackLimits): ZipMember {
  return { name, bytes: entry.bytes, packedBytes: entry.packedBytes, method: entry.method, refusal: refusalOf(name, entry, limits) };
}

function refusalOf(name: string, entry: ArchiveEntry, limits: UnpackLimits): ZipMember['refusal'] {
  if (entry.isEncrypted) return 'encrypted';
  if (isArchiveName(name)) return 'archive';
  if (entry.method !== 0 && entry.method !== 8) return 'method';
  return unpackProblem(limits, entry.packedBytes, entry.bytes) === null ? null : 'too_large';
}

function readMember(archive: Archive, entry: ArchiveEntry, label: string): MemberRead {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of archive.read(entry, label)) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { chunks: hashed(), bytesRead: () => bytes, sha256: () => hash.digest('hex') };
}
