import { headerWords } from './name-likeness.ts';

/** What a column says about a person; declared: a person named the column, whatever it says. */
export type PersonalKind = 'name' | 'email' | 'phone' | 'address' | 'tax_id' | 'ip_address' | 'bank_account' | 'birth_date' | 'declared';

/** What becomes of such a column: as it is, mostly covered, replaced by a keyed code that still joins, or not stored. */
export type PersonalAction = 'keep' | 'mask' | 'hash' | 'drop';

export interface PersonalColumn {
  readonly column: number;
  readonly kind: PersonalKind;
}

/** Words of column names, in the form of headerWords; a name that holds one of them is of that kind. */
const nameWords: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /\b(?:e ?mail|email ?address|payer ?email)\b/],
  ['phone', /\b(?:phone|telephone|mobile|msisdn|cell)\b/],
  ['ip_address', /\b(?:ip|ip ?address|ipaddress|shopper ?ip|customer ?ip)\b/],
  [
    'tax_id',
    /\b(?:cpf|cnpj|ssn|itin|tax ?id|tax ?number|vat ?number|user ?document|document ?number|national ?id|curp|rfc|nif|dni|passport)\b/,
  ],
  ['bank_account', /\b(?:iban|account ?number|bank ?account|routing ?number|sort ?code|debtor ?account|creditor ?account)\b/],
  ['birth_date', /\b(?:birth|birthday|date ?of ?birth|dob)\b/],
  ['address', /\b(?:address ?line|street|address ?1|address ?2|postal ?code|zip ?code|zip|postcode|house ?number)\b/],
  [
    'name',
    /\b(?:first ?name|last ?name|given ?name|surname|family ?name|full ?name|cardholder|card ?holder|holder ?name|customer ?name|payer ?name|shopper ?name|buyer ?name|individual ?name|consumer ?name)\b/,
  ],
];

const email = /^[^\s@]+@[^\s@]+\.[A-Za-z]{2,}$/;
const ipAddress = /^(?:\d{1,3}\.){3}\d{1,3}$|^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$/i;
const taxId = /^\d{3}\.\d{3}\.\d{3}-\d{2}$|^\d{3}-\d{2}-\d{4}$/;

/** An IBAN: its digits, letters counted from 10, leave 1 when divided by 97 (ISO 13616). */
function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
  const turned = value.slice(4) + value.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

const contentTests: readonly (readonly [PersonalKind, (value: string) => boolean])[] = [
  ['email', (value) => email.test(value)],
  ['ip_address', (value) => ipAddress.test(value)],
  ['tax_id', (value) => taxId.test(value)],
  ['bank_account', isIban],
];

/** Names of countries, currencies and states of an address are no secret. */
const harmless = /\b(?:country|currency|region|state|city|count|type|status|hash|token|result|check|verification)\b/;

/** The columns of a file that say something about a person, by their names and by what their values look like. */
export function personalColumns(header: readonly string[], sample: readonly (readonly string[])[]): readonly PersonalColumn[] {
  return header.flatMap((given, column): PersonalColumn[] => {
    const name = headerWords(given.replace(/([a-z])(?=[A-Z])/g, '$1 '));
    const byName = harmless.test(name) ? undefined : nameWords.find(([, pattern]) => pattern.test(name))?.[0];
    const values = [...new Set(sample.map((row) => row[column] ?? '').filter((value) => value !== ''))];
    const byContent = contentTests.find(([, test]) => values.length > 0 && values.every(test))?.[0];
    const kind = byContent ?? byName;
    return kind === undefined ? [] : [{ column, kind }];
  });
}

/** What was said of columns about persons and cannot be done: nothing is left uncovered without a word. */
export interface UnmetPersonal {
  /** Columns that the file does not have. */
  readonly absent: readonly string[];
  /** Columns that the layout reads, which are kept as they are. */
  readonly read: readonly string[];
}

/** The personal columns of a file, those that a person named among them, with what becomes of each. */
export function personalRules(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  said: Readonly<Record<string, PersonalAction>>,
): readonly (PersonalColumn & { readonly action: PersonalAction })[] {
  const found = personalColumns(header, sample);
  const named = header.flatMap((name, column): PersonalColumn[] =>
    said[name] === undefined || found.some((known) => known.column === column) ? [] : [{ column, kind: 'declared' }],
  );
  return [...found, ...named].map((known) => ({ ...known, action: said[header[known.column] ?? ''] ?? 'mask' }));
}

/** `headers`: of every table in the file; `covered`: the columns of them that are covered. */
export function unmetPersonal(
  said: Readonly<Record<string, PersonalAction>>,
  headers: readonly (readonly string[])[],
  covered: readonly string[],
): UnmetPersonal {
  const wanted = Object.entries(said).flatMap(([name, action]) => (action === 'keep' ? [] : [name]));
  const isThere = (name: string) => headers.some((header) => header.includes(name));
  return { absent: wanted.filter((name) => !isThere(name)), read: wanted.filter((name) => isThere(name) && !covered.includes(name)) };
}

const star = 42;
const at = 64;
const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;
const isLetterOrDigit = (byte: number) =>
  (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0xc0;

/** How many of its letters and digits stay readable at the beginning and at the end. */
export const keptCharacters: Readonly<Record<PersonalKind, readonly [first: number, last: number]>> = {
  name: [1, 0],
  email: [1, 0],
  phone: [0, 2],
  address: [0, 0],
  tax_id: [0, 2],
  ip_address: [0, 0],
  bank_account: [2, 4],
  birth_date: [4, 0],
  declared: [0, 0],
};

/** Covers the UTF-8 text in bytes [from, to) with stars; its length, separators and, of an e-mail address, the domain stay. */
export function maskPersonal(kind: PersonalKind, bytes: Uint8Array, from: number, to: number): void {
  const mark = kind === 'email' ? bytes.subarray(from, to).indexOf(at) : -1;
  const end = mark < 0 ? to : from + mark;
  const [first, last] = keptCharacters[kind];
  let length = 0;
  for (let index = from; index < end; index++) if (isLetterOrDigit(bytes[index]!)) length++;
  // A value that is hardly longer than what would stay is covered whole.
  const isShort = length <= first + last + 1;
  let seen = 0;
  let stays = true;
  for (let index = from; index < end; index++) {
    const byte = bytes[index]!;
    if (isLetterOrDigit(byte)) {
      stays = !isShort && (seen < first || seen >= length - last);
      seen++;
    } else if (!isContinuation(byte)) continue;
    if (!stays) bytes[index] = star;
  }
}
