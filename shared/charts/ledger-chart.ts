import type { Unit } from '../base/column-batch.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import { estimateText } from './case-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';

/** What the chart needs of a ledger; amounts in its currency. */
export interface LedgerSteps {
  readonly year: number;
  readonly currency: string;
  readonly totals: { readonly committed: number; readonly realized: number };
  readonly rows: readonly { readonly steps: readonly { readonly id: string; readonly label: string; readonly amount: number }[] }[];
}

/** From what was committed for a year to what is realized, reason by reason over all initiatives. */
export function ledgerChart(ledger: LedgerSteps, source: string, locale = 'en-US'): ChartSpec {
  const unit: Unit = { kind: 'money', currency: ledger.currency };
  const sums = new Map<string, { label: string; amount: number }>();
  for (const { id, label, amount } of ledger.rows.flatMap(({ steps }) => steps))
    sums.set(id, { label: sums.get(id)?.label ?? label, amount: (sums.get(id)?.amount ?? 0) + amount });
  const order = ['later', 'ahead', 'volume', 'unit', 'cause', 'double', 'validation'];
  const steps = [...sums].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([, step]) => step);
  const exact = (amount: number) => formatValue(amount, unit, locale, { decimals: 0 });
  const total = (x: string, y: number): ChartPoint => ({ x, y, text: estimateText(y, ledger.currency, locale), exact: exact(y), label: x });
  const points = [
    total('Committed', ledger.totals.committed),
    ...steps.map(
      ({ label, amount }): ChartPoint => ({
        x: label,
        y: amount,
        text: `${amount > 0 ? '+' : ''}${estimateText(amount, ledger.currency, locale)}`,
        exact: formatChange(amount, unit, locale, { decimals: 0 }),
        label,
      }),
    ),
    total('Realized', ledger.totals.realized),
  ];
  const title = `${estimateText(ledger.totals.realized, ledger.currency, locale)} realized of ${estimateText(ledger.totals.committed, ledger.currency, locale)} committed for ${ledger.year}`;
  return {
    kind: 'waterfall',
    title,
    subtitle: `From committed to realized savings by reason, ${ledger.currency}`,
    xKind: 'category',
    yLabel: `Savings of ${ledger.year}, ${ledger.currency}`,
    unit,
    series: [{ key: 'steps', label: 'Savings', points }],
    steps: ['total', ...steps.map(() => 'delta' as const), 'total'],
    annotations: [],
    direction: 'up',
    source,
    alternative: `${title}. ${steps.map(({ label, amount }) => `${label} ${formatChange(amount, unit, locale, { decimals: 0 })}`).join(', ')}.`,
  };
}
