import { maskCardNumbers } from '../extract/card-number-guard.ts';
import type { ReportModel } from './report-model.ts';

/** Text that any file format may hold: no control characters, lone surrogates or non-characters; tab and line ends stay. */
export function removeIllegal(text: string): string {
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isAllowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff && code !== 0x7f) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    if (isAllowed) kept += character;
  }
  return kept;
}

/** Fingerprints are hexadecimal and are compared letter by letter: they stay as they are. */
const fingerprints = new Set(['sha256', 'sliceHash']);

/** A value whose texts, at any depth, hold no card number and nothing a file format forbids: the last scan before anything is written. */
export function cleanTexts<T>(value: T): T {
  return clean(value, '') as T;
}

export function cleanModel(model: ReportModel): ReportModel {
  return cleanTexts(model);
}

function clean(value: unknown, key: string): unknown {
  if (typeof value === 'string') return fingerprints.has(key) ? value : maskCardNumbers(removeIllegal(value));
  if (Array.isArray(value)) return value.map((each) => clean(each, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, name)]));
}
