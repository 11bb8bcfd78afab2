import { currencyExponent } from '../money/iso4217.ts';
import { breakWords } from '../reconcile/break-type.ts';
import { legInfo } from '../reconcile/leg.ts';
import { matchRules } from '../reconcile/match-rule.ts';
import type { EntrySide, EntryState, QueueEntry } from '../reconcile/result.ts';
import { csvLine } from './csv-line.ts';
import { missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelTable } from './report-model.ts';

/** How a state of the break queue is called on screen and in files. */
export const stateWords: Readonly<Record<EntryState, string>> = {
  open: 'Open',
  suggested: 'Suggested',
  timing: 'Waiting',
  tolerated: 'Within tolerance',
  accepted: 'Accepted',
  written_off: 'Written off',
  matched: 'Matched',
};

/** What is wrong with an entry of the queue, in two or three words. */
export function typeWords({ type, state }: Pick<QueueEntry, 'type' | 'state'>): string {
  if (type !== null) return breakWords[type].label;
  return state === 'matched' ? 'Match' : state === 'tolerated' ? 'Small difference' : 'Possible match';
}

interface QueueColumn {
  readonly label: string;
  /** An exact amount, or text; null where there is none. */
  readonly of: (entry: QueueEntry) => string | null;
  /** Of an amount. */
  readonly currency?: (entry: QueueEntry) => string;
}

const rowsOf = (side: EntrySide | null): string | null =>
  side === null
    ? null
    : `${side.rows.map(({ extract, line }) => `${extract}:${line}`).join(' ')}${side.count > side.rows.length ? ` of ${side.count}` : ''}`;

const columns: readonly QueueColumn[] = [
  { label: 'Comparison', of: ({ leg }) => legInfo[leg].label },
  { label: 'Type', of: typeWords },
  { label: 'State', of: ({ state }) => stateWords[state] },
  { label: 'Partner', of: ({ partner }) => partner },
  { label: 'Item', of: ({ itemType }) => itemType },
  { label: 'Reference', of: ({ reference }) => reference },
  { label: 'Our amount', of: ({ left }) => left?.amount ?? null, currency: ({ left }) => left?.currency ?? '' },
  { label: 'Our currency', of: ({ left }) => left?.currency ?? null },
  { label: 'Their amount', of: ({ right }) => right?.amount ?? null, currency: ({ right }) => right?.currency ?? '' },
  { label: 'Their currency', of: ({ right }) => right?.currency ?? null },
  { label: 'Difference', of: ({ difference }) => difference, currency: (entry) => entry.currency },
  { label: 'Day', of: ({ day }) => day },
  { label: 'Age, days', of: ({ age }) => (age === null ? null : String(age)) },
  { label: 'Owner', of: ({ owner }) => owner },
  { label: 'Rule', of: ({ match }) => (match === null ? null : matchRules[match.rule].label) },
  { label: 'Reason', of: ({ writtenOff }) => writtenOff?.reason ?? null },
  { label: 'Approver', of: ({ writtenOff }) => writtenOff?.approver ?? null },
  { label: 'Our rows (extract:line)', of: ({ left }) => rowsOf(left) },
  { label: 'Their rows (extract:line)', of: ({ right }) => rowsOf(right) },
];

/** The queue as CSV text with exact amounts; the header line first. */
export function queueCsvHeader(): string {
  return csvLine(columns.map(({ label }) => label));
}

export function queueCsvLine(entry: QueueEntry): string {
  return csvLine(columns.map(({ of }) => of(entry)));
}

/** The queue as a table whose amounts are numbers. */
export function queueTable(entries: readonly QueueEntry[], locale: string): ModelTable {
  const cell = ({ of, currency }: QueueColumn, entry: QueueEntry): ModelCell => {
    const value = of(entry);
    if (value === null) return missingCell;
    if (currency === undefined) return textCell(value);
    const digits = value.split('.')[1]?.replace(/0+$/, '').length ?? 0;
    return valueCell(value, { kind: 'none' }, locale, Math.max(currencyExponent(currency(entry)) ?? 2, digits));
  };
  return {
    columns: columns.map(({ label, currency }) =>
      currency !== undefined
        ? { label, align: 'right' as const, kind: 'number' as const }
        : { label, align: 'left' as const, kind: 'text' as const },
    ),
    rows: entries.map((entry) => columns.map((column) => cell(column, entry))),
  };
}
