import { factTable, type FactTableName, type TableColumn } from '../../domain/tables.ts';
import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule, ColumnRules } from '../column-rule.ts';
import type { HeaderFormat } from '../extract-format.ts';

function ruleOf(column: TableColumn, zone: string): ColumnRule {
  const from = column.name;
  switch (column.type) {
    case 'money':
      return { kind: 'amount', plus: [from], minus: [], unit: 'major', format: machineFormat, currency: column.currency ?? null };
    case 'instant':
      return { kind: 'instant', from, zone: { kind: 'zone', zone } };
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

const noPartner: ColumnRule = { kind: 'constant', value: null };

/** Rows that are dated by day only happened when that day began, in the zone they are read in. */
function bookingTime(header: readonly string[], zone: string): ColumnRules {
  if (header.includes('ts_utc') || !header.includes('booking_date')) return {};
  return { ts_utc: { kind: 'instant', from: 'booking_date', zone: { kind: 'zone', zone } } };
}

/**
 * A layout of our own: the header is the canonical column names of a fact table, amounts in major units with positive = to us,
 * stamps in UTC or with their offset. For partners whose files are prepared by hand or by a script.
 */
export function templateFormat(table: FactTableName, label: string, required: readonly string[]): HeaderFormat {
  const { columns } = factTable(table);
  return {
    kind: 'header',
    id: `template.${table}`,
    label,
    table,
    verified: true,
    required,
    referenceColumns: columns.filter((column) => column.role === 'id' && column.name !== 'last4').map((column) => column.name),
    rules: (header, choice) => {
      // Stamps without an offset are UTC unless a person says otherwise.
      const rules = Object.fromEntries(columns.map((column) => [column.name, ruleOf(column, choice.timeZone ?? 'UTC')]));
      const partner: ColumnRule = header.includes('partner')
        ? (rules['partner'] ?? noPartner)
        : { kind: 'constant', value: choice.partner };
      return { ...rules, ...bookingTime(header, choice.zone), partner };
    },
    controls: [],
    warnings: () => [],
  };
}
