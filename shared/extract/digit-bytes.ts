/** Full-width and Arabic digits as UTF-8 writes them: first bytes, then the byte of 0. */
const scripts: readonly (readonly [lead: readonly number[], zero: number])[] = [
  [[], 0x30],
  [[0xef, 0xbc], 0x90],
  [[0xd9], 0xa0],
  [[0xdb], 0xb0],
];

/** How many bytes the digit at this place has, in whatever script; 0 where there is none. */
export function digitBytes(bytes: Uint8Array, at: number): number {
  for (const [lead, zero] of scripts) {
    const last = bytes[at + lead.length] ?? 0;
    if (last >= zero && last <= zero + 9 && lead.every((byte, index) => bytes[at + index] === byte)) return lead.length + 1;
  }
  return 0;
}

/** Whether this byte is part of a digit of another script than ASCII's. */
export function isInOtherDigit(bytes: Uint8Array, at: number): boolean {
  return [0, 1, 2].some((before) => at >= before && digitBytes(bytes, at - before) > Math.max(1, before));
}

/** Bytes [from, to) with every digit as one ASCII byte, and where each of them lay. */
export function plainDigits(
  bytes: Uint8Array,
  from: number,
  to: number,
): { readonly bytes: Uint8Array; readonly places: readonly number[] } {
  const plain: number[] = [];
  const places: number[] = [];
  for (let at = from; at < to; ) {
    const size = digitBytes(bytes, at);
    places.push(at);
    // In every script the low half of the last byte is the digit, from 0 on.
    plain.push(size > 1 ? 0x30 + (bytes[at + size - 1]! & 0x0f) : bytes[at]!);
    at += Math.max(1, size);
  }
  return { bytes: Uint8Array.from(plain), places: [...places, to] };
}
