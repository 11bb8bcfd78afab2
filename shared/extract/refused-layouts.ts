import type { LayoutSample } from './extract-format.ts';

interface RefusedLayout {
  readonly label: string;
  /** Completes "is not a table Paybench can read yet: ...". */
  readonly reason: string;
  readonly matches: (sample: LayoutSample) => boolean;
}

const firstLine = (sample: LayoutSample) => sample.lines[0] ?? '';
const firstWord = (line: string) => line.replace(/^"/, '').split(/["|,]/)[0] ?? '';
const startsEachLine = (sample: LayoutSample, words: readonly string[]) => {
  const full = sample.lines.filter((line) => line !== '').slice(0, 20);
  return full.length > 1 && full.every((line) => words.includes(firstWord(line)));
};

/** Known layouts that a table reader would load wrongly, each turned away by name. */
export const refusedLayouts: readonly RefusedLayout[] = [
  { label: 'XML', reason: 'it is XML or HTML, not rows and columns', matches: (sample) => /^\s*<[?!a-zA-Z]/.test(firstLine(sample)) },
  { label: 'JSON', reason: 'it is JSON, not rows and columns', matches: (sample) => /^\s*[[{]\s*(?:["{[]|$)/.test(firstLine(sample)) },
  {
    label: 'NACHA',
    reason: 'it is a NACHA file, whose 94-character records hold entries, batches and controls',
    matches: (sample) =>
      /^1\d{2}[ \d]\d{8}/.test(firstLine(sample)) && sample.lines.slice(0, 5).every((line) => line === '' || line.length === 94),
  },
  {
    label: 'BAI',
    reason: 'it is a BAI bank file of another version than 2',
    matches: (sample) => /^01,[^,]*,[^,]*,\d{6}/.test(firstLine(sample)) && (sample.lines[1] ?? '').startsWith('02,'),
  },
  {
    label: 'Other PayPal report',
    reason: 'it is a PayPal report of several record types (RH, FH, SH, CH, SB, SF) that states neither transactions nor disputes',
    matches: (sample) => startsEachLine(sample, ['RH', 'FH', 'SH', 'CH', 'SB', 'SF', 'SC', 'RF', 'RC', 'FF']),
  },
];

const indicatorNames = new Set([
  'd/c',
  'c/d',
  'cr/dr',
  'dr/cr',
  'dc',
  'debit/credit',
  'credit/debit',
  'credit debit indicator',
  'debit credit indicator',
  'soll/haben',
  's/h',
]);

/** A column that says debit or credit beside an amount: whether the sign or the letter holds cannot be known from the file. */
export function debitCreditColumn(header: readonly string[]): string | null {
  return header.find((name) => indicatorNames.has(name.trim().toLowerCase())) ?? null;
}

export function refusedLayout(sample: LayoutSample): RefusedLayout | null {
  return refusedLayouts.find((layout) => layout.matches(sample)) ?? null;
}
