/** What the free text of an entry (:86:) says in its subfields, of any of the dialects banks write. */
export interface EntryText {
  readonly description: string;
  readonly counterparty: string | null;
  readonly endToEndId: string | null;
  readonly customerRef: string | null;
  /** Business transaction code before the subfields, or the code in them. */
  readonly code: string | null;
}

/** Most characters of a line of the field; a line of this length goes on in the next one, a shorter one ends there. */
const lineLength = 65;
/** Most characters of a text subfield, likewise. */
const subfieldLength = 27;

const joined = (parts: readonly string[], full: number) =>
  parts
    .reduce((text, part, index) => {
      const before = parts[index - 1] ?? '';
      return `${text}${index === 0 || before.length >= full ? '' : ' '}${part}`;
    }, '')
    .replace(/ {2,}/g, ' ')
    .trim();

const given = (text: string | undefined) => {
  const value = (text ?? '').trim();
  return value === '' || value === 'NOTPROVIDED' || value === 'NONREF' ? null : value;
};

/** Text of a SEPA key (EREF+, KREF+ ...) runs up to the next one. */
const sepaKey = (key: string) =>
  new RegExp(`(?:^|[ +])${key}\\+(.*?)(?= ?(?:EREF|KREF|MREF|BREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|RREF|PURP|DATE)\\+|$)`);
/** Text of a slash key (/EREF/, /NAME/ ...) likewise. */
const slashKey = (key: string) => new RegExp(`/${key}/(.*?)(?=/[A-Z]{2,8}/|$)`);
const sepa = { endToEnd: sepaKey('EREF'), customer: sepaKey('KREF') };
const slash = { name: slashKey('NAME'), endToEnd: slashKey('EREF'), customer: slashKey('KREF') };
const find = (text: string, key: RegExp) => given(key.exec(text)?.[1]);

/** What parts subfields: one of these marks before two digits. */
const cuts = new Map([...'?>^@#~'].map((mark) => [mark, new RegExp(`\\${mark}(?=\\d\\d)`)]));
const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
const purposeFields = [...numbered(20, 29), ...numbered(60, 63)];
const nameFields = numbered(32, 33);

function fromSubfields(code: string, text: string, cut: RegExp): EntryText {
  const fields = new Map<string, string>();
  for (const part of text.split(cut).slice(1)) fields.set(part.slice(0, 2), part.slice(2));
  const collect = (names: readonly string[]) => names.flatMap((name) => fields.get(name) ?? []);
  const parts = collect(purposeFields);
  const whole = parts.join('');
  const described = [fields.get('00') ?? '', joined(parts, subfieldLength)].filter((part) => part.trim() !== '');
  return {
    description: joined(described, Number.POSITIVE_INFINITY),
    counterparty: given(joined(collect(nameFields), subfieldLength)),
    endToEndId: find(whole, sepa.endToEnd),
    customerRef: find(whole, sepa.customer),
    code,
  };
}

/** Reads the lines of the field as they stand after its tag. */
export function entryText(lines: readonly string[]): EntryText {
  const [, code = '', mark = ''] = /^ ?(\d{3})([?>^@#~])(?=\d\d)/.exec(lines[0] ?? '') ?? [];
  const whole = lines.join('');
  const cut = cuts.get(mark);
  if (cut !== undefined) return fromSubfields(code, whole, cut);
  return {
    description: joined(lines, lineLength),
    counterparty: find(whole, slash.name),
    endToEndId: find(whole, slash.endToEnd) ?? find(whole, sepa.endToEnd),
    customerRef: find(whole, slash.customer) ?? find(whole, sepa.customer),
    code: null,
  };
}
