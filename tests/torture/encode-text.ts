/** Characters above ASCII by their code in Shift-JIS, as its standard lists them. */
const shiftJis: Readonly<Record<string, number>> = {
  決: 0x8c88,
  済: 0x8dcf,
  番: 0x94d4,
  号: 0x8d86,
  支: 0x8e78,
  払: 0x95a5,
  日: 0x93fa,
  金: 0x8be0,
  額: 0x8a7a,
  通: 0x92ca,
  貨: 0x89dd,
  カ: 0x834a,
  ー: 0x815b,
  ド: 0x8368,
  備: 0x94f5,
  考: 0x8d6c,
  東: 0x938c,
  京: 0x8b9e,
  大: 0x91e5,
  阪: 0x8de3,
  ﾃ: 0xc3,
  ｽ: 0xbd,
  ﾄ: 0xc4,
  返: 0x95d4,
  ご: 0x82b2,
  利: 0x9798,
  用: 0x9770,
  手: 0x8ee8,
  数: 0x9094,
  料: 0x97bf,
  表: 0x955c,
  示: 0x8ea6,
  株: 0x8a94,
  式: 0x8eae,
  会: 0x89ef,
  社: 0x8ed0,
};

/** What windows-1252 and ISO 8859-15 have where ISO 8859-1 has something else. */
const differing: Readonly<Record<'windows-1252' | 'iso-8859-15', Readonly<Record<string, number>>>> = {
  'windows-1252': {
    '€': 0x80,
    '„': 0x84,
    '“': 0x93,
    '”': 0x94,
    '’': 0x92,
    '–': 0x96,
    Š: 0x8a,
    š: 0x9a,
    Œ: 0x8c,
    œ: 0x9c,
    Ž: 0x8e,
    ž: 0x9e,
  },
  'iso-8859-15': { '€': 0xa4, Š: 0xa6, š: 0xa8, Ž: 0xb4, ž: 0xb8, Œ: 0xbc, œ: 0xbd, Ÿ: 0xbe },
};

export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'iso-8859-15' | 'shift_jis';

/** The bytes of a text, by tables of its own; throws where the encoding has no such character. */
export function encodeText(text: string, encoding: EncodingName): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes: number[] = [];
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      bytes.push(...(encoding === 'utf-16le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff]));
    }
    return Uint8Array.from(bytes);
  }
  for (const letter of text) {
    const code = codeOf(letter, encoding);
    bytes.push(...(code > 0xff ? [code >> 8, code & 0xff] : [code]));
  }
  return Uint8Array.from(bytes);
}

function codeOf(letter: string, encoding: Exclude<EncodingName, 'utf-8' | 'utf-16le' | 'utf-16be'>): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return point;
  if (encoding === 'shift_jis') return shiftJis[letter] ?? missing(letter, encoding);
  const own = encoding === 'iso-8859-1' ? undefined : differing[encoding][letter];
  if (own !== undefined) return own;
  return point >= 0xa0 && point <= 0xff ? point : missing(letter, encoding);
}

function missing(letter: string, encoding: string): never {
  throw new Error(`${encoding} has no ${letter}`);
}
