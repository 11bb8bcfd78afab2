import { addDays, dayNumber } from '../calendar/day.ts';
import { moneyText } from '../money/exact-money.ts';
import { fractionNumber } from '../money/fraction.ts';
import { allOf, type Filter } from '../query/filter.ts';
import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';
import { counted } from '../base/words.ts';
import { dayWords } from './finding-words.ts';
import type { Overbilling } from './overbilling.ts';

export interface OverbilledLine {
  readonly id: string;
  readonly partner: string;
  readonly fee: 'fee_scheme' | 'fee_interchange' | 'fee_markup' | 'fee_commission' | 'fee_total';
  readonly product: string | null;
  readonly bps: number;
  readonly effectiveTo: string | null;
}

const feeWords: Readonly<Record<OverbilledLine['fee'], string>> = {
  fee_scheme: 'network-fee',
  fee_interchange: 'interchange',
  fee_markup: 'markup',
  fee_commission: 'commission',
  fee_total: 'total-fee',
};

/** "Meridian has billed 3.0 bps over contract since Feb 16": owed to us, exact to the cent. */
export function overbillingFinding(
  line: OverbilledLine,
  found: Overbilling,
  currency: string,
  dataThrough: string,
  lineage: Lineage,
): BriefFinding {
  const over = formatValue(found.billedBps - line.bps, { kind: 'bps' });
  const isOver = found.through < dataThrough && dayNumber(dataThrough) - dayNumber(found.through) > 7;
  const since = isOver ? `from ${dayWords(found.from)} to ${dayWords(found.through)}` : `since ${dayWords(found.from)}`;
  const days = dayNumber(found.through) - dayNumber(found.from) + 1;
  const yearly = (fractionNumber(found.excess) / days) * 365;
  const money = { kind: 'money', currency } as const;
  const compact = (amount: number): string => formatValue(amount, money, 'en-US', { style: 'compact' });
  const where: Filter = allOf(
    { kind: 'compare', column: 'partner', operator: '=', value: line.partner },
    ...(line.product === null ? [] : [{ kind: 'compare', column: 'product', operator: '=', value: line.product } as const]),
    { kind: 'compare', column: 'type', operator: '=', value: 'sale' },
  );
  return {
    id: `overbilling-${line.id}`,
    money: moneyText(found.excess, currency),
    moneyLabel: 'owed to us',
    tone: 'bad',
    lead: `${line.partner} has billed ${over} over contract ${since},`,
    rest: `in the ${feeWords[line.fee]} line: ${formatValue(found.billedBps, { kind: 'bps' })} against ${formatValue(line.bps, { kind: 'bps' })} on ${compact(fractionNumber(found.sales))} of sales.${isOver ? '' : ` At this volume it is ${compact(yearly)} a year.`}`,
    small: `${counted(found.lines, 'transaction')} recomputed from the rate card in force`,
    deadline: null,
    actions: [
      {
        label: 'Fee lines',
        action: {
          kind: 'rows',
          rows: {
            table: 'settlement_line',
            where,
            period: { from: found.from, to: addDays(found.through, 1) },
            metric: null,
            part: 'all',
            sort: null,
          },
        },
      },
      { label: 'Cost by product', action: { kind: 'slice', metric: 'cost_of_acceptance_bps', by: 'product' } },
    ],
    lineage: [lineage],
  };
}
