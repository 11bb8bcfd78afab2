import type { JSX } from 'react';
import type { CaseResult, CaseScenario } from '../../../shared/business-case/case-result.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly years: readonly (number | null)[];
  readonly total: number | null;
}

const sumOf = (flows: readonly (number | null)[]): number | null =>
  flows.includes(null) ? null : flows.reduce<number>((sum, flow) => sum + (flow ?? 0), 0);

/** Flows added up to years from the start. */
function byYear(flows: readonly (number | null)[], perYear: number): (number | null)[] {
  return Array.from({ length: Math.ceil(flows.length / perYear) }, (_, year) => sumOf(flows.slice(year * perYear, (year + 1) * perYear)));
}

const countsWords = { cashable: '', cost_avoidance: 'cost avoidance', capacity: 'capacity, not counted as cash' } as const;

/** Every line of a scenario by year from the start of the case, and what they come to. */
export function CashFlowTable({ result, scenario }: { readonly result: CaseResult; readonly scenario: CaseScenario }): JSX.Element {
  const { case: plan } = result;
  const perYear = plan.periods === 'year' ? 1 : 12;
  const money = (value: number | null) => formatValue(value, { kind: 'money', currency: plan.currency }, 'en-US', { decimals: 0 });
  const lines = plan.lines.map((line, at): Row => {
    const flows = scenario.lines[at]?.flows ?? [];
    return { id: line.id, label: line.label, note: countsWords[line.counts], years: byYear(flows, perYear), total: sumOf(flows) };
  });
  const net: Row = { id: 'net', label: 'Net cash', note: '', years: byYear(scenario.flows, perYear), total: sumOf(scenario.flows) };
  const years = net.years.map((_, at) => ({ at, label: `Year ${at + 1}` }));
  return (
    <Table
      label="Cash flows by year"
      rows={[...lines, net]}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'line',
          header: `Line, ${plan.currency}`,
          cell: ({ id, label, note }) => (
            <>
              {id === 'net' ? <strong>{label}</strong> : label} {note !== '' && <span className="muted">{note}</span>}
            </>
          ),
        },
        ...years.map(({ at, label }) => ({
          id: label,
          header: label,
          align: 'right' as const,
          cell: ({ years: values }: Row) => money(values[at] ?? null),
        })),
        { id: 'total', header: 'Total', align: 'right', cell: ({ total }) => <strong>{money(total)}</strong> },
      ]}
    />
  );
}
