import { createHmac } from 'node:crypto';

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

const isDigit = (byte: number) => byte >= 48 && byte <= 57;
const mark = 35;

/** Writes the code of a card number over its digits: # and hex digits, the separators stay. */
export function hashCardNumber(code: KeyedCode, bytes: Uint8Array, start: number, end: number): void {
  let digits = '';
  for (let index = start; index < end; index++) if (isDigit(bytes[index]!)) digits += String.fromCharCode(bytes[index]!);
  const hex = code.of(digits);
  let written = 0;
  for (let index = start; index < end; index++) {
    if (!isDigit(bytes[index]!)) continue;
    bytes[index] = written === 0 ? mark : hex.charCodeAt(written - 1);
    written++;
  }
}
