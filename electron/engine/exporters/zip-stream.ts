import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';
import { fail } from '../../../shared/errors/fail.ts';

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const largest = 0xffff_ffff;
/** 2000-01-01, so that the same rows give the same bytes. */
const dosDate = 0x2821;
/** Sizes follow the data; names are UTF-8. */
const flags = 0x0808;

/** A zip file written entry by entry, each as it is made, whatever its size up to 4 GB. */
export class ZipStream {
  private readonly file: FileHandle;
  private readonly entries: Entry[] = [];
  private offset = 0;

  constructor(file: FileHandle) {
    this.file = file;
  }

  async add(name: string, parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void> {
    const [offset, bytes] = [this.offset, Buffer.from(name)];
    await this.write(localHeader(bytes));
    const [start, counted] = [this.offset, { crc: 0, size: 0 }];
    async function* measured(): AsyncGenerator<Buffer> {
      for await (const part of parts) {
        const buffer = Buffer.from(part as string);
        counted.crc = crc32(buffer, counted.crc);
        counted.size += buffer.length;
        yield buffer;
      }
    }
    await pipeline(
      Readable.from(measured(), { objectMode: false }),
      createDeflateRaw({ level: constants.Z_BEST_SPEED + 2 }),
      async (packed) => {
        for await (const part of packed) await this.write(part as Buffer);
      },
    );
    const packed = this.offset - start;
    if (counted.size > largest || this.offset > largest)
      fail('RESULT_TOO_LARGE', { limit: '4 GB', unit: 'in one workbook; CSV and Parquet take more' });
    await this.write(descriptor(counted.crc, packed, counted.size));
    this.entries.push({ name: bytes, crc: counted.crc, packed, size: counted.size, offset });
  }

  async end(): Promise<void> {
    const start = this.offset;
    for (const entry of this.entries) await this.write(directoryEntry(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(this.offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.write(end);
  }

  private async write(bytes: Buffer): Promise<void> {
    await this.file.writeFile(bytes);
    this.offset += bytes.length;
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor(crc: number, packed: number, size: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function directoryEntry({ name, crc, packed, size, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt16LE(dosDate, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}
