import type { FactTableName } from '../domain/tables.ts';
import { decimalOf, microsOf } from '../money/micros.ts';
import type { AmountControl, Correction, ExtractSummary, Receipt, StatedControl } from './receipt.ts';

const plus = (left: string, right: string) => decimalOf((microsOf(left) ?? 0n) + (microsOf(right) ?? 0n));
const minus = (left: string, right: string) => decimalOf((microsOf(left) ?? 0n) - (microsOf(right) ?? 0n));
const keyOf = ({ table, column, currency }: Pick<AmountControl, 'table' | 'column' | 'currency'>) => `${table ?? ''} ${column} ${currency}`;

/** What corrected records add to the sums, and what they no longer hold back. */
function amountsWith(
  amounts: readonly AmountControl[],
  added: readonly AmountControl[],
  { settled }: Correction,
): readonly AmountControl[] {
  const all = new Map(amounts.map((amount) => [keyOf(amount), amount]));
  const empty = (amount: AmountControl): AmountControl => ({ ...amount, loaded: '0', quarantined: '0', independent: '0' });
  for (const amount of added) {
    const known = all.get(keyOf(amount)) ?? empty(amount);
    all.set(keyOf(amount), {
      ...known,
      loaded: plus(known.loaded, amount.loaded),
      independent: plus(known.independent, amount.independent),
    });
  }
  for (const part of settled) {
    const known = all.get(keyOf(part));
    if (known === undefined) continue;
    const [quarantined, independent] = [minus(known.quarantined, part.amount), minus(known.independent, part.amount)];
    all.set(keyOf(part), { ...known, quarantined, independent });
  }
  return [...all.values()];
}

/** Totals that the file states are held against its rows again, now that there are more of them. */
function controlsWith(
  before: readonly StatedControl[],
  asked: readonly StatedControl[],
  amounts: readonly AmountControl[],
  records: number,
): readonly StatedControl[] {
  const again = (control: StatedControl, over: NonNullable<StatedControl['over']>): StatedControl => {
    const sum = over === 'records' ? null : amounts.find(({ column, currency }) => column === over.column && currency === over.currency);
    const computed = over === 'records' ? String(records) : (sum?.loaded ?? control.computed);
    return { ...control, computed, ok: computed === control.stated };
  };
  const stated = before.flatMap((control) => (control.over === undefined ? [] : [again(control, control.over)]));
  return [...(asked.length === 0 ? before.filter(({ over }) => over === undefined) : asked), ...stated];
}

const edge = (side: 'first' | 'last', left: string | null, right: string | null): string | null => {
  const known = [left, right].filter((instant) => instant !== null).sort();
  return (side === 'first' ? known[0] : known.at(-1)) ?? null;
};

/** The receipt of a file after records of its quarantine were corrected and loaded. */
export function withCorrection(receipt: Receipt, loaded: Receipt): Receipt {
  const [correction] = loaded.corrections ?? [];
  if (correction === undefined) return receipt;
  const { lines, rows } = receipt;
  const records = correction.records.length;
  const quarantined = rows.quarantined - records;
  const amounts = amountsWith(receipt.amounts, loaded.amounts, correction);
  return {
    ...receipt,
    lines: { ...lines, loaded: lines.loaded + loaded.lines.loaded, quarantined: lines.quarantined - loaded.lines.loaded },
    ...(receipt.tables === undefined ? {} : { tables: receipt.tables.map((part) => withRows(part, loaded)) }),
    rows: { loaded: rows.loaded + loaded.rows.loaded, quarantined, faulty: rows.faulty + loaded.rows.faulty },
    amounts,
    controls: controlsWith(receipt.controls, loaded.controls, amounts, rows.loaded + loaded.rows.loaded),
    firstInstant: edge('first', receipt.firstInstant, loaded.firstInstant),
    lastInstant: edge('last', receipt.lastInstant, loaded.lastInstant),
    missingDays: receipt.missingDays.filter((day) => !correction.days.includes(day)),
    warnings: [
      ...receipt.warnings.flatMap((warning) => {
        if (warning.code !== 'RECORDS_QUARANTINED') return [warning];
        return quarantined === 0 ? [] : [{ ...warning, message: waiting(quarantined) }];
      }),
      ...loaded.warnings.map(({ code, message }) => ({ code, message: `Of the corrected records: ${message}` })),
    ],
    guard: {
      ...receipt.guard,
      pansMasked: receipt.guard.pansMasked + loaded.guard.pansMasked,
      columnsWithPans: [...new Set([...receipt.guard.columnsWithPans, ...loaded.guard.columnsWithPans])],
    },
    corrections: [...(receipt.corrections ?? []), correction],
  };
}

const withRows = (part: { readonly table: FactTableName; readonly rows: number }, loaded: Receipt) =>
  part.table === loaded.table ? { ...part, rows: part.rows + loaded.rows.loaded } : part;

const waiting = (records: number) =>
  `${records.toLocaleString('en-US')} ${records === 1 ? 'record' : 'records'} did not fit and ${records === 1 ? 'waits' : 'wait'} in quarantine; no total holds them.`;

const corrections = (extracts: readonly ExtractSummary[], file: number) =>
  extracts.filter(({ corrects, state }) => corrects === file && state !== 'undone');

/** Records of an extract that no total holds, after those that were corrected. */
export function stillWaiting({ id, receipt }: ExtractSummary, extracts: readonly ExtractSummary[]): number {
  const loaded = corrections(extracts, id).flatMap((part) => part.receipt.corrections ?? []);
  return loaded.reduce((waiting, { records }) => waiting - records.length, receipt.rows.quarantined);
}

/** Files as a person sees them: what was corrected is part of the file it came from. */
export function withCorrections(extracts: readonly ExtractSummary[]): readonly ExtractSummary[] {
  return extracts
    .filter(({ corrects }) => corrects === null)
    .map((extract) => {
      const corrected = corrections(extracts, extract.id);
      return {
        ...extract,
        receipt: corrected.reduce((receipt, part) => withCorrection(receipt, part.receipt), extract.receipt),
        correctedBy: corrected.map(({ id }) => id),
      };
    });
}
