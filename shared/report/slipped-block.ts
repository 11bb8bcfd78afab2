import type { Unit } from '../base/column-batch.ts';
import type { Ledger, LedgerRow } from '../business-case/ledger/ledger-result.ts';
import { estimateText } from '../charts/case-chart.ts';
import { ledgerBase } from './ledger-blocks.ts';
import { numberColumn, textCell, textColumn, valueCell } from './model-cells.ts';
import type { ModelBlock } from './report-model.ts';

/** Less than this is rounding, in money. */
const least = 1;

interface Slip {
  readonly row: LedgerRow;
  /** Of the year's commitment, what was due through the last measured month. */
  readonly due: number;
  readonly short: number;
  readonly why: string;
}

/** Initiatives that are behind what was due by now, the furthest first, each with the steps that took from it. */
function slips(ledger: Ledger, locale: string): readonly Slip[] {
  return ledger.rows
    .flatMap((row): Slip[] => {
      const isDue = ledger.through !== null && row.initiative.committed.from.slice(0, 7) <= ledger.through;
      const ahead = row.steps.find(({ id }) => id === 'ahead')?.amount ?? 0;
      const due = row.committed + ahead;
      const short = due - row.realized;
      if (!isDue || short < least) return [];
      const reasons = row.steps
        .filter(({ id, amount }) => id !== 'ahead' && amount < -least)
        .toSorted((a, b) => a.amount - b.amount)
        .map(({ label, amount }) => `${label} ${estimateText(amount, ledger.currency, locale)}`);
      return [{ row, due, short, why: [...reasons, ...row.notes].join('; ') }];
    })
    .toSorted((a, b) => b.short - a.short);
}

/** What slipped and why: from the ledger's own steps, no reason typed by hand. */
export function slippedBlock(id: string, ledger: Ledger, locale: string): ModelBlock {
  const unit: Unit = { kind: 'money', currency: ledger.currency };
  const amount = (value: number) => valueCell(value, unit, locale, 0);
  const found = slips(ledger, locale);
  const whole = found.reduce((sum, { short }) => sum + short, 0);
  const count = `${found.length} of ${ledger.rows.length} initiatives`;
  return {
    kind: 'table',
    id,
    title:
      found.length === 0
        ? `Nothing slipped: every initiative realized what was due`
        : `${count} slipped: ${estimateText(whole, ledger.currency, locale)} less realized than was due`,
    table: {
      columns: [
        textColumn('Initiative'),
        numberColumn('Due by now'),
        numberColumn('Realized'),
        numberColumn('Short by'),
        textColumn('Why'),
      ],
      rows: found.map(({ row, due, short, why }) => [
        textCell(row.initiative.name),
        amount(due),
        amount(row.realized),
        amount(short),
        textCell(why),
      ]),
    },
    ...ledgerBase(ledger),
  };
}
