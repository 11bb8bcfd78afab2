import { createHmac } from 'node:crypto';
import { digitBytes, plainDigits } from '../../../shared/extract/digit-bytes.ts';

/** Replaces values by codes that are the same for the same value: HMAC-SHA256 under a key that is not in the workbook. */
export class KeyedCode {
  private readonly key: Buffer;

  /** `key`: hex. */
  constructor(key: string) {
    this.key = Buffer.from(key, 'hex');
  }

  /** 64 hex digits. */
  of(value: string | Uint8Array): string {
    return createHmac('sha256', this.key).update(value).digest('hex');
  }
}

/** Writes the code of a card number over the bytes of its digits: # and hex digits, the separators stay. */
export function hashCardNumber(code: KeyedCode, bytes: Uint8Array, start: number, end: number): void {
  const plain = plainDigits(bytes, start, end);
  const digits = plain.bytes.filter((byte) => byte >= 48 && byte <= 57);
  const written = Buffer.from(`#${code.of(digits)}`);
  let taken = 0;
  for (let at = start; at < end; ) {
    const size = digitBytes(bytes, at);
    for (const last = at + size; at < last; at++) bytes[at] = written[taken++]!;
    if (size === 0) at++;
  }
}
