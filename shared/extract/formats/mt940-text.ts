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

/** Text of a SEPA key (EREF+, KREF+ ...) up to the next one. */
const sepaKey = (text: string, key: string) =>
  given(
    new RegExp(
      `(?:^|[ +])${key}\\+(.*?)(?= ?(?:EREF|KREF|MREF|BREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|RREF|PURP|DATE)\\+|$)`,
    ).exec(text)?.[1],
  );

/** Text of a slash key (/EREF/, /NAME/ ...) up to the next one. */
const slashKey = (text: string, key: string) => given(new RegExp(`/${key}/(.*?)(?=/[A-Z]{2,8}/|$)`).exec(text)?.[1]);

function subfields(text: string, mark: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const parts = text.split(new RegExp(`\\${mark}(?=\\d\\d)`));
  for (const part of parts.slice(1)) found.set(part.slice(0, 2), part.slice(2));
  return found;
}

function fromSubfields(code: string, text: string, mark: string): EntryText {
  const fields = subfields(text, mark);
  const collect = (...ranges: readonly (readonly [number, number])[]) =>
    ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => fields.get(String(from + index).padStart(2, '0'))).flatMap(
        (field) => field ?? [],
      ),
    );
  const purpose = joined(collect([20, 29], [60, 63]), subfieldLength);
  const whole = collect([20, 29], [60, 63]).join('');
  return {
    description: joined(
      [fields.get('00') ?? '', purpose].filter((part) => part.trim() !== ''),
      Number.POSITIVE_INFINITY,
    ),
    counterparty: given(joined(collect([32, 33]), subfieldLength)),
    endToEndId: sepaKey(whole, 'EREF'),
    customerRef: sepaKey(whole, 'KREF'),
    code,
  };
}

/** Reads the lines of the field as they stand after its tag. */
export function entryText(lines: readonly string[]): EntryText {
  const [, code = '', mark = ''] = /^ ?(\d{3})([?>^@#~])(?=\d\d)/.exec(lines[0] ?? '') ?? [];
  if (code !== '') return fromSubfields(code, lines.join(''), mark);
  const text = joined(lines, lineLength);
  const whole = lines.join('');
  return {
    description: text,
    counterparty: slashKey(whole, 'NAME'),
    endToEndId: slashKey(whole, 'EREF') ?? sepaKey(whole, 'EREF'),
    customerRef: slashKey(whole, 'KREF') ?? sepaKey(whole, 'KREF'),
    code: null,
  };
}
