import type { JSX } from 'react';
import type { CaseResult, CaseScenario } from '../../../shared/business-case/case-result.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

export function moneyText(value: number | null, currency: string): string {
  if (value === null) return '–';
  return formatValue(value.toFixed(2), { kind: 'money', currency }, 'en-US', { style: 'compact' });
}

export function yearsText(years: number | null): string {
  return years === null ? 'never' : `${years.toFixed(2)} y`;
}

export function irrText(irr: CaseScenario['irr']): string {
  return typeof irr === 'number' ? formatValue(irr, { kind: 'ratio' }) : (irr ?? '–');
}

/** Low, base and high side by side. */
export function ScenarioTable({ result }: { readonly result: CaseResult }): JSX.Element {
  const { currency } = result.case;
  return (
    <Table
      label="Scenarios"
      rows={result.scenarios}
      rowKey={({ scenario }) => scenario}
      columns={[
        { id: 'scenario', header: 'Scenario', cell: ({ label }) => <strong>{label}</strong> },
        { id: 'npv', header: 'NPV, end of period', align: 'right', cell: ({ npvEnd }) => moneyText(npvEnd, currency) },
        { id: 'mid', header: 'NPV, mid-period', align: 'right', cell: ({ npvMid }) => moneyText(npvMid, currency) },
        { id: 'irr', header: 'IRR, a year', align: 'right', cell: ({ irr }) => irrText(irr) },
        { id: 'payback', header: 'Payback', align: 'right', cell: ({ payback }) => yearsText(payback) },
        { id: 'discounted', header: 'Discounted', align: 'right', cell: ({ discountedPayback }) => yearsText(discountedPayback) },
        { id: 'roi', header: 'ROI, undiscounted', align: 'right', cell: ({ roi }) => formatValue(roi, { kind: 'ratio' }) },
      ]}
    />
  );
}
