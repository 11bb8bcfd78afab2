/** Field of a 94-character record by its published positions, 1-based and inclusive. */
export const at = (line: string, from: number, to: number) => line.slice(from - 1, to);
export const word = (line: string, from: number, to: number) => at(line, from, to).trim();

export type Direction = 'debit' | 'credit';

/** An entry with what the fields that its class places elsewhere say. */
export interface NachaEntry {
  readonly code: string;
  readonly direction: Direction;
  readonly cents: string;
  readonly rdfi: string;
  readonly accountLast4: string;
  readonly accountType: string | null;
  readonly isPrenote: boolean;
  readonly individualId: string;
  readonly individualName: string;
  readonly trace: string;
  /** Its code is that of a return or notification, which must say why in an addenda record. */
  readonly isBack: boolean;
}

const accountTypes: Readonly<Record<string, string>> = { '2': 'checking', '3': 'savings', '4': 'ledger', '5': 'loan' };

/** Transaction codes: first digit the account, second 1-4 credits and 5-9 debits, of which 1 and 6 come back. */
function directionOf(code: string): Direction | null {
  const [account, kind] = [code[0] ?? '', code[1] ?? ''];
  // Accounting advices between banks: odd codes credit, even ones debit.
  if (account === '8') return /[1-8]/.test(kind) ? (Number(kind) % 2 === 1 ? 'credit' : 'debit') : null;
  if (accountTypes[account] === undefined || !/[1-9]/.test(kind)) return null;
  return kind >= '5' ? 'debit' : 'credit';
}

/** Where entry classes place what the others have elsewhere. */
const places: Readonly<Record<string, { readonly account: readonly [number, number]; readonly amount: readonly [number, number] }>> = {
  IAT: { account: [40, 74], amount: [30, 39] },
  ADV: { account: [13, 27], amount: [28, 39] },
};
const usual = { account: [13, 29], amount: [30, 39] } as const;

/** An entry (6) of a batch of this class, or why it cannot be read. */
export function nachaEntry(line: string, entryClass: string): NachaEntry | string {
  if (line.length !== 94) return `it has ${line.length} characters, not 94`;
  const code = at(line, 2, 3);
  const direction = directionOf(code);
  if (direction === null || (code[0] === '8') !== (entryClass === 'ADV')) return `its transaction code ${code} is not known`;
  const { account, amount } = places[entryClass] ?? usual;
  const cents = at(line, ...amount);
  if (!/^\d+$/.test(cents)) return entryClass === 'ADV' ? 'its amount is not twelve digits' : 'its amount is not ten digits';
  return {
    code,
    direction,
    cents,
    rdfi: at(line, 4, 12),
    accountLast4: word(line, ...account).slice(-4),
    accountType: accountTypes[code[0] ?? ''] ?? null,
    isPrenote: entryClass !== 'ADV' && ['3', '8'].includes(code[1] ?? ''),
    individualId: entryClass === 'IAT' || entryClass === 'ADV' ? '' : word(line, 40, 54),
    // An entry of many addenda counts them before the name; one of another country names the receiver in its addenda.
    individualName: entryClass === 'CTX' ? word(line, 59, 74) : entryClass === 'IAT' ? '' : word(line, 55, 76),
    trace: word(line, 80, 94),
    isBack: code[0] !== '8' && ['1', '6'].includes(code[1] ?? ''),
  };
}

/** What the addenda of an entry of another country say of its receiver. */
export function foreignReceiver(addenda: readonly string[]): { readonly id: string; readonly name: string } {
  const of = (type: string) => addenda.find((line) => at(line, 2, 3) === type) ?? '';
  return { id: word(of('15'), 4, 18), name: word(of('10'), 47, 81) };
}

/** Why an entry comes back: addenda 99 (returns, dishonored and contested ones) and 98 (notifications of change). */
export function returnKind(code: string): 'noc' | 'dishonored' | 'contested' | 'return' {
  if (code.startsWith('C')) return 'noc';
  const number = Number(code.slice(1));
  if (number >= 61 && number <= 70) return 'dishonored';
  return number >= 71 && number <= 77 ? 'contested' : 'return';
}

export interface NachaControl {
  readonly count: string;
  readonly hash: string;
  readonly debit: string;
  readonly credit: string;
}

/** Totals of a batch control (8); accounting advices have longer amounts. */
export const batchControl = (line: string, entryClass: string): NachaControl => ({
  count: at(line, 5, 10),
  hash: at(line, 11, 20),
  debit: entryClass === 'ADV' ? at(line, 21, 40) : at(line, 21, 32),
  credit: entryClass === 'ADV' ? at(line, 41, 60) : at(line, 33, 44),
});

/** Totals of a file control (9). */
export const fileControl = (line: string, isAdvice: boolean): NachaControl & { readonly batches: string } => ({
  batches: at(line, 2, 7),
  count: at(line, 14, 21),
  hash: at(line, 22, 31),
  debit: isAdvice ? at(line, 32, 51) : at(line, 32, 43),
  credit: isAdvice ? at(line, 52, 71) : at(line, 44, 55),
});

/** YYMMDD as ISO; other text as it stands. */
export function isoDay(text: string): string {
  return /^\d{6}$/.test(text) ? `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}` : text.trim();
}

/** Creation date and time of a file; midnight where it states no time. */
export function createdAt(line: string): string {
  const clock = at(line, 30, 33);
  return `${isoDay(at(line, 24, 29))} ${/^\d{4}$/.test(clock) ? `${clock.slice(0, 2)}:${clock.slice(2)}` : '00:00'}:00`;
}

/** The records of a physical line: one, or several where a file has no line ends between them. */
export function recordsOfLine(line: string): readonly string[] {
  if (line.length === 94 || line.length % 94 !== 0) return [line.trimEnd()];
  return Array.from({ length: line.length / 94 }, (_, index) => line.slice(index * 94, index * 94 + 94).trimEnd());
}
