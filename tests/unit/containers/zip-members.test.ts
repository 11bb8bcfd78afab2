import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { archiveLimits, type UnpackLimits } from '../../../electron/engine/import/containers/container-failure.ts';
import { openZipMembers } from '../../../electron/engine/import/containers/zip-members.ts';
import { makeZip, type ZipPart } from '../../support/make-zip.ts';

const open = (parts: readonly ZipPart[], limits: UnpackLimits = archiveLimits) =>
  openZipMembers({ kind: 'bytes', bytes: makeZip(parts) }, 'march.zip', limits);

async function readAll(parts: readonly ZipPart[], name: string, limits: UnpackLimits = archiveLimits) {
  const { read, close } = await open(parts, limits);
  const member = read(name);
  const chunks: Buffer[] = [];
  for await (const chunk of member.chunks) chunks.push(chunk);
  close();
  return { text: Buffer.concat(chunks).toString(), sha256: member.sha256(), bytes: member.bytesRead() };
}

const refused = (code: string, reason = '') => ({ error: { code, title: expect.stringContaining(reason) as string } });

describe('members', () => {
  test('are listed with their sizes, without what an operating system put there', async () => {
    const { members } = await open([
      { name: 'reports/', content: '', method: 0 },
      { name: 'reports/march.csv', content: 'a,b\n'.repeat(100) },
      { name: 'plain.csv', content: 'a,b\n', method: 0 },
      { name: '__MACOSX/reports/._march.csv', content: 'x' },
      { name: 'reports/.DS_Store', content: 'x' },
      { name: 'reports/._march.csv', content: 'x' },
    ]);
    expect(members).toEqual([
      { name: 'reports/march.csv', bytes: 400, packedBytes: deflateRawSync('a,b\n'.repeat(100)).length, method: 8, refusal: null },
      { name: 'plain.csv', bytes: 4, packedBytes: 4, method: 0, refusal: null },
    ]);
  });

  test.each([8, 0])('are read whole, with the hash of what was packed (method %s)', async (method) => {
    const content = 'amount\n'.repeat(50_000);
    const found = await readAll([{ name: 'a.csv', content, method }], 'a.csv');
    expect(found).toEqual({ text: content, bytes: 350_000, sha256: createHash('sha256').update(content).digest('hex') });
  });

  test.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\windows\\a.csv', 'windows/a.csv'],
    ['C:a.csv', 'a.csv'],
    ['a/./b/../c.csv', 'a/b/c.csv'],
    ['fdp\u202evsc.csv', 'fdp_vsc.csv'],
    ['a\u0000\u001b[31m.csv', 'a__[31m.csv'],
    ['a\r\nb.csv', 'a__b.csv'],
    ['..', 'unnamed'],
    ['Zahlungen März.csv', 'Zahlungen März.csv'],
  ])('a hostile name is shown tamed: %j', async (name, shown) => {
    const { members, read } = await open([{ name, content: 'x' }]);
    expect(members.map((member) => member.name)).toEqual([shown]);
    const chunks: Buffer[] = [];
    for await (const chunk of read(shown).chunks) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('x');
  });

  test('names in the old code page', async () => {
    const { members } = await open([{ name: Buffer.from([0x4d, 0x84, 0x72, 0x7a]), content: 'x', flags: 0 }]);
    expect(members[0]?.name).toBe('März');
  });

  test('two of the same name are told apart', async () => {
    const parts = [
      { name: 'a.csv', content: 'first' },
      { name: '../a.csv', content: 'second' },
    ];
    expect((await open(parts)).members.map(({ name }) => name)).toEqual(['a.csv', 'a.csv (2)']);
    expect((await readAll(parts, 'a.csv (2)')).text).toBe('second');
  });
});

describe('what is not read', () => {
  test.each([
    ['an encrypted member', { name: 'a.csv', content: 'x'.repeat(13), method: 0, flags: 1, bytes: 1 }, 'encrypted', 'FILE_PROTECTED'],
    ['an archive in it', { name: 'inner.zip', content: 'PK' }, 'archive', 'FILE_NOT_A_TABLE'],
    ['a tar ball in it', { name: 'inner.tar.gz', content: 'x' }, 'archive', 'FILE_NOT_A_TABLE'],
    ['another way of packing', { name: 'a.csv', content: 'x', method: 14 }, 'method', 'FILE_NOT_A_TABLE'],
    ['a bomb', { name: 'a.csv', content: Buffer.alloc(32 * 1024 * 1024) }, 'too_large', 'FILE_UNPACKS_TOO_LARGE'],
    ['a size beyond all limits', { name: 'a.csv', content: 'x', bytes: 0xfffffffe }, 'too_large', 'FILE_UNPACKS_TOO_LARGE'],
  ])('%s is named in the list and refused by name', async (_, part, refusal, code) => {
    expect((await open([part])).members[0]?.refusal).toBe(refusal);
    await expect(readAll([part], part.name)).rejects.toMatchObject(refused(code, 'march.zip/'));
  });

  test('a strongly encrypted archive', async () => {
    await expect(open([{ name: 'a.csv', content: 'x', flags: 65 }])).rejects.toMatchObject(refused('FILE_PROTECTED'));
  });

  test('a member that is not there', async () => {
    await expect(readAll([{ name: 'a.csv', content: 'x' }], 'b.csv')).rejects.toMatchObject(refused('INVALID_REQUEST', 'b.csv'));
  });

  test('more members, or more bytes in all of them, than the limits', async () => {
    const parts = [1, 2, 3].map((index) => ({ name: `${index}.csv`, content: 'x'.repeat(50) }));
    await expect(open(parts, { ...archiveLimits, entries: 2 })).rejects.toMatchObject(refused('FILE_UNPACKS_TOO_LARGE', '3 members'));
    await expect(open(parts, { ...archiveLimits, totalBytes: 149 })).rejects.toMatchObject(refused('FILE_UNPACKS_TOO_LARGE', '149 bytes'));
    expect((await open(parts, { ...archiveLimits, totalBytes: 150, entries: 3 })).members).toHaveLength(3);
  });

  test('members that share their bytes', async () => {
    const packed = deflateRawSync(Buffer.alloc(1000));
    const overlapping = [
      { name: 'a', content: Buffer.alloc(1000), packed },
      { name: 'b', content: Buffer.alloc(1000), packed, offset: 5 },
    ];
    await expect(open(overlapping)).rejects.toMatchObject(refused('FILE_DAMAGED', 'over each other'));
  });
});

describe('what is damaged', () => {
  const content = 'a,b,c\n'.repeat(1000);
  const packed = deflateRawSync(content);

  test.each([
    ['a wrong checksum', { name: 'a.csv', content, crc: 1 }, 'checksum'],
    ['a wrong checksum of stored bytes', { name: 'a.csv', content, crc: 1, method: 0 }, 'checksum'],
    ['more bytes than listed', { name: 'a.csv', content, bytes: 5999 }, 'more than the 5999 bytes'],
    ['fewer bytes than listed', { name: 'a.csv', content, bytes: 6001 }, '6000 bytes where the archive lists 6001'],
    ['packed bytes that are cut off', { name: 'a.csv', content, packed: packed.subarray(0, -4) }, 'broken or cut off'],
    ['packed bytes that are broken', { name: 'a.csv', content, packed: Buffer.alloc(40, 0xff) }, 'broken or cut off'],
    ['bytes behind the packed ones', { name: 'a.csv', content, packed: Buffer.concat([packed, Buffer.from('more')]) }, 'bytes follow'],
  ])('%s', async (_, part, reason) => {
    await expect(readAll([part], 'a.csv')).rejects.toMatchObject(refused('FILE_DAMAGED', reason));
  });

  test('an archive that is cut off', async () => {
    const bytes = makeZip([{ name: 'a.csv', content }]);
    for (const length of [bytes.length - 1, bytes.length - 22, 40, 0])
      await expect(openZipMembers({ kind: 'bytes', bytes: bytes.subarray(0, length) }, 'march.zip')).rejects.toMatchObject(
        refused('FILE_DAMAGED'),
      );
  });

  test('a list that points outside of the file', async () => {
    await expect(readAll([{ name: 'a.csv', content, offset: 1_000_000 }], 'a.csv')).rejects.toMatchObject(refused('FILE_DAMAGED'));
  });
});

test.runIf(process.platform === 'linux')('a file that was listed and half read is let go of', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-zip-'));
  try {
    const path = join(folder, 'march.zip');
    writeFileSync(path, makeZip([{ name: 'a.csv', content: randomBytes(2_000_000) }]));
    const { read, close } = await openZipMembers({ kind: 'path', path }, 'march.zip');
    for await (const chunk of read('a.csv').chunks) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    close();
    const isOpen = () => readdirSync('/proc/self/fd').some((fd) => isLinkTo(`/proc/self/fd/${fd}`, path));
    await expect.poll(isOpen).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function isLinkTo(link: string, path: string): boolean {
  try {
    return readlinkSync(link) === path;
  } catch {
    // The descriptor that listed the folder is gone by now.
    return false;
  }
}
