import { type JSX, useState } from 'react';
import { factTables, type FactTableName } from '../../../shared/domain/tables.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { type Aggregate, type AggregateName, aggregateNames } from '../../../shared/metrics/metric-text.ts';
import { metricTableColumns } from '../../../shared/metrics/table-columns.ts';
import { everything } from '../../../shared/query/filter.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { aggregateLabels } from './new-metric.ts';

const tables = factTables.map(({ name, label }) => ({ value: name, label }));
const names = aggregateNames.map((name) => ({ value: name, label: aggregateLabels[name] }));
const numbers: ReadonlySet<string> = new Set(['money', 'integer', 'number']);

function columnsFor(name: AggregateName, table: FactTableName): readonly { readonly value: string; readonly label: string }[] {
  return metricTableColumns(table)
    .filter(({ type }) => name === 'distinct' || numbers.has(type))
    .map((column) => ({ value: column.name, label: column.label }));
}

/** One aggregate put together from choices; its filter is typed. */
export function AggregateForm({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Aggregate;
  readonly onChange: (value: Aggregate) => void;
}): JSX.Element {
  const [where, setWhere] = useState(value.where.kind === 'all' ? '' : printFilter(value.where));
  const [problem, setProblem] = useState<string | null>(null);
  const { name, table } = value;
  const columns = columnsFor(name, table);
  const change = (next: AggregateName, of: FactTableName): void => {
    const offered = columnsFor(next, of);
    const kept = value.columns.filter((column) => offered.some((each) => each.value === column)).slice(0, 1);
    const first = offered[0]?.value;
    const chosen = next === 'count' ? [] : kept.length > 0 ? kept : first === undefined ? [] : [first];
    if (of !== table) setWhere('');
    onChange({ name: next, table: of, columns: chosen, where: of === table ? value.where : everything });
  };
  const limit = (text: string): void => {
    setWhere(text);
    try {
      onChange({ ...value, where: parseFilter(text) });
      setProblem(null);
    } catch (thrown) {
      setProblem(toAppError(thrown).title);
    }
  };
  return (
    <fieldset className="metrics-aggregate">
      <legend>{label}</legend>
      <div className="metrics-row">
        <Select label={`${label}: what`} hideLabel width={180} options={names} value={name} onChange={(next) => change(next, table)} />
        {name !== 'count' && (
          <Select
            label={`${label}: column`}
            hideLabel
            width={190}
            options={columns}
            value={value.columns[0] ?? null}
            onChange={(column) => onChange({ ...value, columns: [column] })}
          />
        )}
        <Select label={`${label}: table`} hideLabel width={190} options={tables} value={table} onChange={(next) => change(name, next)} />
      </div>
      <Field
        label={`${label}: only rows with`}
        hideLabel
        placeholder='Only rows with, like result = "approved"'
        value={where}
        onChange={limit}
        error={problem}
      />
    </fieldset>
  );
}
