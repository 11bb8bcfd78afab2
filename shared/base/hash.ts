import { stableJson } from './stable-json.ts';

/** 53-bit non-cryptographic hash (cyrb53) of a text, as 14 hex digits: for cache keys and slice ids, never for trust. */
export function hashText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const value = 4294967296 * (2097151 & low) + (high >>> 0);
  return value.toString(16).padStart(14, '0');
}

/** Hash of any JSON value; key order does not matter. */
export function hashValue(value: unknown): string {
  return hashText(stableJson(value));
}
