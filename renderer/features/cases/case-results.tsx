import type { JSX } from 'react';
import type { CaseResult, CaseScenario } from '../../../shared/business-case/case-result.ts';
import { isScalarInput } from '../../../shared/business-case/driver-schema.ts';
import { scenariosOf } from '../../../shared/business-case/scenarios.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { driverText } from './driver-text.ts';

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

function weightedText({ weighted, case: plan }: CaseResult): string {
  if (weighted === null) return '';
  return weighted.npv === null
    ? `No expected NPV: ${weighted.problem ?? ''}.`
    : `Expected NPV by the weights: ${moneyText(weighted.npv, plan.currency)}.`;
}

/** Every scenario with its figures, and the drivers that differ between them. */
export function ScenarioTable({ result }: { readonly result: CaseResult }): JSX.Element {
  const { currency } = result.case;
  const share = (value: number | null) => formatValue(value, { kind: 'ratio' });
  const overrides = new Map(scenariosOf(result.case).map((scenario) => [scenario.id, scenario.overrides]));
  const changed = result.case.drivers.filter(isScalarInput).filter(({ id }) => [...overrides.values()].some((values) => values.has(id)));
  return (
    <>
      <Table
        label="Scenarios"
        rows={result.scenarios}
        rowKey={({ scenario }) => scenario}
        columns={[
          { id: 'scenario', header: 'Scenario', cell: ({ label }) => <strong>{label}</strong> },
          { id: 'npv', header: 'NPV, end', align: 'right', cell: ({ npvEnd }) => moneyText(npvEnd, currency) },
          { id: 'mid', header: 'NPV, mid', align: 'right', cell: ({ npvMid }) => moneyText(npvMid, currency) },
          { id: 'irr', header: 'IRR', align: 'right', cell: ({ irr }) => irrText(irr) },
          { id: 'payback', header: 'Payback', align: 'right', cell: ({ payback }) => yearsText(payback) },
          { id: 'discounted', header: 'Discounted', align: 'right', cell: ({ discountedPayback }) => yearsText(discountedPayback) },
          { id: 'roi', header: 'ROI', align: 'right', cell: ({ roi }) => share(roi) },
          {
            id: 'bcr',
            header: 'B / C',
            align: 'right',
            cell: ({ bcr }) => formatValue(bcr, { kind: 'none' }, 'en-US', { decimals: 2 }),
          },
          { id: 'weight', header: 'Weight', align: 'right', cell: ({ weight }) => share(weight) },
        ]}
      />
      <p className="case-note muted">
        {weightedText(result)} NPV with cash at the end or in the middle of each period; ROI is undiscounted; B / C are benefits over costs
        at present value.
      </p>
      <Table
        label="Drivers that differ"
        rows={changed}
        rowKey={({ id }) => id}
        columns={[
          { id: 'driver', header: 'Driver', cell: ({ label }) => label },
          ...result.scenarios.map(({ scenario, label, drivers }) => ({
            id: scenario,
            header: label,
            align: 'right' as const,
            cell: ({ id, unit, currency: own }: (typeof changed)[number]) => {
              const text = driverText(unit, drivers.find((value) => value.id === id)?.value ?? null, own ?? currency);
              return overrides.get(scenario)?.has(id) === true ? <strong>{text}</strong> : <span className="muted">{text}</span>;
            },
          })),
        ]}
      />
    </>
  );
}
