import { factTable, type FactTableName, type TableColumn } from '../../domain/tables.ts';
import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { ExtractFormat } from '../extract-format.ts';

function ruleOf(column: TableColumn): ColumnRule {
  const from = column.name;
  switch (column.type) {
    case 'money':
      return { kind: 'amount', plus: [from], minus: [], unit: 'major', format: machineFormat, currency: column.currency ?? null };
    case 'instant':
      return { kind: 'instant', from, zone: { kind: 'zone', zone: 'UTC' } };
    case 'day':
      return { kind: 'day', from, order: 'ymd' };
    case 'integer':
    case 'number':
    case 'boolean':
      return { kind: column.type, from };
    case 'text':
      return column.name === 'ccy' || column.name.startsWith('ccy_') ? { kind: 'currency', from } : { kind: 'text', from };
  }
}

/**
 * A layout of our own: the header is the canonical column names of a fact table, amounts in major units with positive = to us,
 * stamps in UTC or with their offset. For partners whose files are prepared by hand or by a script.
 */
export function templateFormat(table: FactTableName, label: string, required: readonly string[]): ExtractFormat {
  const { columns } = factTable(table);
  return {
    id: `template.${table}`,
    label,
    table,
    verified: true,
    required,
    referenceColumns: columns.filter((column) => column.role === 'id' && column.name !== 'last4').map((column) => column.name),
    rules: (header, choice) => {
      const rules = Object.fromEntries(columns.map((column) => [column.name, ruleOf(column)]));
      return header.includes('partner') ? rules : { ...rules, partner: { kind: 'constant', value: choice.partner } };
    },
    controls: [],
    warnings: () => [],
  };
}
