export interface NamedFile {
  readonly name: string;
  readonly bytes: number;
}

/** The parts of one delivery, or a file that is whole. */
export interface Delivery {
  /** Name without the number of the part: what the parts have in common. */
  readonly name: string;
  readonly parts: readonly DeliveryPart[];
  /** How many parts the names say there are; null where they do not. */
  readonly stated: number | null;
  /** Numbers that should be there and are not. Where no total is stated, only gaps below the highest number are known. */
  readonly missing: readonly number[];
  /** Numbers that came more than once, under different names or with different totals. */
  readonly repeated: readonly number[];
  /** Names of parts without a byte. */
  readonly empty: readonly string[];
}

export interface DeliveryPart {
  readonly number: number;
  readonly file: NamedFile;
}

interface PartName {
  readonly delivery: string;
  readonly number: number;
  readonly total: number | null;
  /** The name cannot mean anything else; otherwise a second part must be there. */
  readonly isSure: boolean;
}

/** What may follow the number of a part. */
const endings = '((?:\\.[A-Za-z]\\w{0,4}){0,3})';
/** A part that came anew says so behind its number. */
const anew = '(?:[-_. ](?:re-?issued?|re-?sent|re-?send|re-?run|corrected|correction|final|new|v\\d{1,2}))?';
const patterns: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => PartName | null }[] = [
  // STL-20260115.01.009.CSV: day, part, version of the layout.
  {
    pattern: new RegExp(`^([A-Z]{3}-\\d{8})\\.(\\d{1,3})\\.(\\d{1,3})${endings}$`, 'i'),
    read: ([, day = '', number = '', version = '', ending = '']) => part(`${day}.*.${version}${ending}`, number, null, true),
  },
  // P11KFUN-...-0001of0003.csv, settlement_part1of3.csv, export-1-of-3.csv
  {
    pattern: new RegExp(`^(.*?[-_. ]?)(part[-_ ]?)?(\\d{1,6})[-_ ]?of[-_ ]?(\\d{1,6})${anew}${endings}$`, 'i'),
    read: ([, before = '', , number = '', total = '', ending = '']) => part(`${before}*${ending}`, number, Number(total), true),
  },
  // settlement.csv.01, settlement.01, settlement.01.csv
  {
    pattern: /^(.*[^.\d].*?)\.(\d{2,3})((?:\.(?:csv|txt|tsv|gz|zip|dat))*)$/i,
    read: ([, before = '', number = '', ending = '']) =>
      isDate.test(before) ? null : part(`${before}.*${ending}`, number, null, isFileName.test(before)),
  },
];

/** `.2026` or `.2026.01` before a number: the number is a month or a day. */
const isDate = /(^|\D)(19|20)\d\d([-_.]\d\d)?$/;
const isFileName = /\.(csv|txt|tsv|dat|gz|zip)$/i;

function part(delivery: string, number: string, total: number | null, isSure: boolean): PartName | null {
  const value = Number(number);
  if (total !== null && (total === 0 || value > total)) return null;
  return { delivery, number: value, total, isSure };
}

function partName(name: string): PartName | null {
  for (const { pattern, read } of patterns) {
    const match = pattern.exec(name);
    const found = match === null ? null : read(match);
    if (found !== null) return found;
  }
  return null;
}

interface Found {
  readonly part: PartName;
  readonly file: NamedFile;
}

/** Puts the parts of each delivery together by their names, in the order in which deliveries first come; folders in names count. */
export function groupDeliveries(files: readonly NamedFile[]): readonly Delivery[] {
  const groups = new Map<string, { readonly name: string; readonly found: Found[] }>();
  const keys = files.map((file) => {
    const slash = file.name.lastIndexOf('/') + 1;
    const part = partName(file.name.slice(slash));
    if (part === null) return null;
    const name = file.name.slice(0, slash) + part.delivery;
    const key = name.toLowerCase();
    const group = groups.get(key) ?? { name, found: [] };
    group.found.push({ part, file });
    groups.set(key, group);
    return key;
  });
  const given = new Set<string>();
  return files.flatMap((file, index) => {
    const key = keys[index] ?? null;
    const group = key === null ? undefined : groups.get(key);
    if (key === null || group === undefined || (group.found.length === 1 && group.found[0]?.part.isSure === false))
      return [wholeFile(file)];
    if (given.has(key)) return [];
    given.add(key);
    return [delivery(group.name, group.found)];
  });
}

/** What is wrong with deliveries that came in parts, a sentence each, without a full stop. */
export function partProblems(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.flatMap(({ name, missing, repeated, stated }) => {
    const of = stated === null ? '' : ` of ${stated}`;
    const word = (numbers: readonly number[]) => (numbers.length === 1 ? `part ${numbers[0]}${of}` : `parts ${numbers.join(', ')}${of}`);
    return [
      ...(missing.length === 0 ? [] : [`${name}: ${word(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`]),
      ...(repeated.length === 0 ? [] : [`${name}: ${word(repeated)} came more than once`]),
    ];
  });
}

function wholeFile(file: NamedFile): Delivery {
  const empty = file.bytes === 0 ? [file.name] : [];
  return { name: file.name, parts: [{ number: 1, file }], stated: null, missing: [], repeated: [], empty };
}

function delivery(name: string, found: readonly Found[]): Delivery {
  const parts = found.map(({ part, file }) => ({ number: part.number, file })).sort((left, right) => left.number - right.number);
  const numbers = new Set(parts.map(({ number }) => number));
  const totals = found.flatMap(({ part }) => (part.total === null ? [] : [part.total]));
  const stated = totals.length === 0 ? null : Math.max(...totals);
  const first = numbers.has(0) ? 0 : 1;
  const last = stated === null ? Math.max(...numbers) : stated - 1 + first;
  const expected = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    name,
    parts,
    stated,
    missing: expected.filter((number) => !numbers.has(number)),
    repeated: [...numbers].filter((number) => parts.filter((part) => part.number === number).length > 1),
    empty: parts.filter(({ file }) => file.bytes === 0).map(({ file }) => file.name),
  };
}
