import { productLabel } from '../domain/products.ts';
import type { FailureType } from '../explain/friction/failure-types.ts';
import type { FrictionBoard, FrictionCell } from '../explain/friction/friction-board.ts';
import type { Estimate } from '../explain/friction/lost-sales.ts';
import type { Unit } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { textCell, valueCell } from './model-cells.ts';
import type { ModelTable } from './report-spec.ts';

/** How often one code was given: what engineers look for in their logs. */
export interface ImpactCode {
  readonly code: string | null;
  readonly cases: number;
  readonly first: string;
  readonly last: string;
}

export interface ImpactHour {
  /** Start of the hour, UTC, ISO. */
  readonly hour: string;
  readonly cases: number;
}

/** Where a cell lies, in words: "BNPL · Lumen". */
export function placeWords({ product, partner }: Pick<FrictionCell, 'product' | 'partner'>): string {
  return [...(product === null ? [] : [productLabel(product)]), partner ?? 'no partner'].join(' · ');
}

/** An estimate with its interval: "1,240 (1,100 to 1,390)". */
export function estimateWords({ value, low, high }: Estimate, unit: Unit): string {
  const text = (number: number) => formatValue(Math.round(number), unit, 'en-US', unit.kind === 'money' ? { decimals: 0 } : {});
  return `${text(value)} (${text(low)} to ${text(high)})`;
}

const count = (value: number | null): string => (value === null ? 'not named in the rows' : formatValue(value, { kind: 'count' }, 'en-US'));

/** The figures of a failure, one a line. */
export function impactTable(type: FailureType, cell: FrictionCell, { currency, period, margin }: FrictionBoard): ModelTable {
  const lines: [string, string][] = [
    ['Failure', type.label],
    ['What is counted', type.sentence],
    ['Period', `${period.from} to ${period.to}, the end not included`],
    ['Cases', count(cell.cases)],
    ['Orders', count(cell.orders)],
    ['Customers', count(cell.customers)],
    ['Contacts', cell.contacts === null ? 'no contacts are loaded' : count(cell.contacts)],
    ['Contacts for every 1,000 orders', cell.contactsPer1k === null ? '–' : cell.contactsPer1k.toFixed(2)],
    ['Contacts repeated within 7 days', cell.repeats === null ? '–' : count(cell.repeats)],
    ...(cell.lost === null
      ? []
      : [[`Lost ${type.loses ?? 'orders'}, estimate (95 %)`, estimateWords(cell.lost, { kind: 'count' })] as [string, string]]),
    ...(cell.lostSales === null
      ? []
      : [['Lost sales, estimate (95 %)', estimateWords(cell.lostSales, { kind: 'money', currency })] as [string, string]]),
    ...(cell.lostMargin === null || margin === null
      ? []
      : [
          [
            `Lost margin at ${(margin.value * 100).toFixed(1)} %, ${margin.source}`,
            estimateWords(cell.lostMargin, { kind: 'money', currency }),
          ] as [string, string],
        ]),
  ];
  return {
    columns: [
      { label: 'Measure', align: 'left', kind: 'text' },
      { label: 'Value', align: 'left', kind: 'text' },
    ],
    rows: lines.map(([name, value]) => [textCell(name), textCell(value)]),
  };
}

export function codesTable(codes: readonly ImpactCode[], locale: string): ModelTable {
  return {
    columns: [
      { label: 'Code', align: 'left', kind: 'text' },
      { label: 'Cases', align: 'right', kind: 'number' },
      { label: 'First (UTC)', align: 'left', kind: 'text' },
      { label: 'Last (UTC)', align: 'left', kind: 'text' },
    ],
    rows: codes.map(({ code, cases, first, last }) => [
      textCell(code ?? 'none'),
      valueCell(String(cases), { kind: 'count' }, locale),
      textCell(first),
      textCell(last),
    ]),
  };
}

export function hoursTable(hours: readonly ImpactHour[], locale: string): ModelTable {
  return {
    columns: [
      { label: 'Hour (UTC)', align: 'left', kind: 'text' },
      { label: 'Cases', align: 'right', kind: 'number' },
    ],
    rows: hours.map(({ hour, cases }) => [textCell(hour), valueCell(String(cases), { kind: 'count' }, locale)]),
  };
}
