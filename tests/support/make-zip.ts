import { crc32, deflateRawSync } from 'node:zlib';

/** A member as a zip archive is to hold it; what is not given is worked out, what is given may be a lie. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly method?: number;
  /** General purpose bits: 1 encrypted, 64 strongly encrypted, 2048 name in UTF-8. */
  readonly flags?: number;
  readonly crc?: number;
  readonly bytes?: number;
  readonly packed?: Buffer;
  /** Where the list says the member begins. */
  readonly offset?: number;
}

const u16 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

/** A zip archive made byte by byte from the specification, so that it can also be a wrong one. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name as string);
    const content = Buffer.from(part.content as string);
    const method = part.method ?? 8;
    const packed = part.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const common = Buffer.concat([
      u16(part.flags ?? 2048),
      u16(method),
      u32(0),
      u32(part.crc ?? crc32(content)),
      u32(packed.length),
      u32(part.bytes ?? content.length),
      u16(name.length),
      u16(0),
    ]);
    const local = Buffer.concat([u32(0x04034b50), u16(20), common, name, packed]);
    list.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), common, u16(0), u16(0), u16(0), u32(0), u32(part.offset ?? offset), name]));
    bodies.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(parts.length),
    u16(parts.length),
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...bodies, directory, end]);
}
