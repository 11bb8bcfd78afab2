import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { archiveLimits } from '../../../electron/engine/import/containers/container-failure.ts';
import { gunzip } from '../../../electron/engine/import/containers/gunzip.ts';
import { NoteBook } from '../../../shared/extract/containers/container-note.ts';

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function unpack(bytes: Buffer, size = bytes.length, limits = archiveLimits) {
  const notes = new NoteBook();
  const parts: Buffer[] = [];
  for await (const chunk of gunzip(chunksOf(bytes, size), 'a.csv.gz', notes, limits)) parts.push(chunk);
  return { text: Buffer.concat(parts).toString(), notes: notes.notes() };
}

const one = gzipSync('a,b\n1,2\n');
const two = gzipSync('3,4\n');
const refused = (code: string, reason: string) => ({ error: { code, title: expect.stringContaining(reason) as string } });

// Whole, byte by byte, and cut in the middle of the second member.
describe.each([1000, 1, one.length + 5])('in chunks of %s bytes', (size) => {
  test('one member, and several in a row', async () => {
    expect(await unpack(one, size)).toEqual({ text: 'a,b\n1,2\n', notes: [] });
    expect(await unpack(Buffer.concat([one, two, one]), size)).toEqual({ text: 'a,b\n1,2\n3,4\na,b\n1,2\n', notes: [] });
  });

  test('zeros behind the data are padding', async () => {
    const { text, notes } = await unpack(Buffer.concat([one, two, Buffer.alloc(5000)]), size);
    expect(text).toBe('a,b\n1,2\n3,4\n');
    expect(notes).toMatchObject([{ code: 'padding_bytes', count: 5000 }]);
  });

  test.each([
    ['text behind the data', Buffer.concat([one, Buffer.from('5,6\n')])],
    ['zeros and then text', Buffer.concat([one, Buffer.alloc(20), Buffer.from('5,6\n')])],
  ])('%s is refused', async (_, bytes) => {
    await expect(unpack(bytes, size)).rejects.toMatchObject(refused('FILE_DAMAGED', 'bytes follow its compressed data'));
  });

  test.each([
    ['in its first member', one.subarray(0, -3)],
    ['in a later member', Buffer.concat([one, two.subarray(0, 12)])],
    ['after two bytes of a later member', Buffer.concat([one, two.subarray(0, 2)])],
  ])('data that is cut off %s is refused', async (_, bytes) => {
    await expect(unpack(bytes, size)).rejects.toMatchObject(refused('FILE_DAMAGED', 'cut off'));
  });

  test('a checksum that does not fit is refused', async () => {
    const wrong = Buffer.from(one);
    wrong[one.length - 8] = (wrong[one.length - 8] ?? 0) ^ 1;
    await expect(unpack(wrong, size)).rejects.toMatchObject(refused('FILE_DAMAGED', 'broken'));
  });
});

test('data that unpacks to a thousand times its size stops early', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  let seen = 0;
  const reading = async () => {
    for await (const chunk of gunzip(chunksOf(bomb, 4096), 'a.csv.gz', new NoteBook())) seen += chunk.length;
  };
  await expect(reading()).rejects.toMatchObject(refused('FILE_UNPACKS_TOO_LARGE', 'more than 200'));
  expect(seen).toBeLessThan(20 * 1024 * 1024);
});

test('a small file that is read in one piece is measured by what was used of it', async () => {
  const zeros = gzipSync(Buffer.alloc(16 * 1024 * 1024));
  const bomb = Buffer.concat(Array.from({ length: 40 }, () => zeros));
  let seen = 0;
  const reading = async () => {
    for await (const chunk of gunzip(chunksOf(bomb, bomb.length), 'a.csv.gz', new NoteBook())) seen += chunk.length;
  };
  await expect(reading()).rejects.toMatchObject(refused('FILE_UNPACKS_TOO_LARGE', 'more than 200'));
  expect(seen).toBeLessThan(80 * 1024 * 1024);
});

test('a reader that stops early leaves nothing running', async () => {
  let isClosed = false;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      for (;;) yield gzipSync(Buffer.alloc(100_000, 'x,y\n'));
    } finally {
      isClosed = true;
    }
  }
  for await (const chunk of gunzip(endless(), 'a.csv.gz', new NoteBook())) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(isClosed).toBe(true);
});
