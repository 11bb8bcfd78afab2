/** Letters and digits in lower case, single spaces between, accents off. */
export function headerWords(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words of column names that mean the same in partners' files. */
const sameWords: readonly (readonly string[])[] = [
  ['amount', 'amt', 'betrag', 'montant', 'importe', 'value', 'sum', 'total'],
  ['currency', 'ccy', 'cur', 'wahrung', 'waehrung', 'devise', 'moneda'],
  ['date', 'datum', 'day', 'dt', 'fecha'],
  ['time', 'timestamp', 'ts', 'datetime'],
  ['id', 'identifier', 'number', 'no', 'nr', 'num', 'key', 'code'],
  ['reference', 'ref', 'referenz'],
  ['transaction', 'txn', 'trx', 'tx', 'trans'],
  ['fee', 'fees', 'commission', 'charge', 'charges', 'cost', 'costs'],
  ['merchant', 'mid', 'store', 'shop'],
  ['type', 'kind', 'category', 'class'],
  ['status', 'state', 'result'],
  ['debit', 'dr', 'soll'],
  ['credit', 'cr', 'haben'],
  ['gross', 'brutto'],
  ['net', 'netto'],
];

const meaningOf = new Map(sameWords.flatMap((words, group) => words.map((word) => [word, group] as const)));

/** How alike two words are, 0 to 1: the same, of one meaning, one short for the other, or spelled nearly the same. */
function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  const meaning = meaningOf.get(left);
  if (meaning !== undefined && meaning === meaningOf.get(right)) return 0.9;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length >= 3 && long.startsWith(short)) return 0.8;
  const closeness = 1 - distance(left, right) / long.length;
  return closeness >= 0.7 ? closeness : 0;
}

/** Letters to change, add or leave out to turn one text into the other. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at++) {
    const next = [at];
    for (let other = 1; other <= right.length; other++) {
      const cost = left[at - 1] === right[other - 1] ? 0 : 1;
      next.push(Math.min((row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1, (row[other - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Share of the words of both names that find their like in the other, 0 to 1. */
export function nameLikeness(left: string, right: string): number {
  const [ours, theirs] = [headerWords(left), headerWords(right)];
  if (ours === theirs) return 1;
  const together = 1 - distance(ours.replaceAll(' ', ''), theirs.replaceAll(' ', '')) / Math.max(ours.length, theirs.length, 1);
  return Math.max(wordsInCommon(ours.split(' '), theirs.split(' ')), together >= 0.8 ? together : 0);
}

function wordsInCommon(ours: readonly string[], theirs: readonly string[]): number {
  const free = [...theirs];
  let found = 0;
  for (const word of ours) {
    const likeness = free.map((other) => wordLikeness(word, other));
    const best = Math.max(0, ...likeness);
    if (best === 0) continue;
    found += best;
    free.splice(likeness.indexOf(best), 1);
  }
  return (2 * found) / (ours.length + theirs.length);
}
