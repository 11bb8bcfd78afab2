import type { FactTableName, TableColumn } from '../domain/tables.ts';

/** Columns that are worked out over several rows of a table before a query that names one runs. */
export interface PreparedColumns {
  readonly id: string;
  readonly table: FactTableName;
  readonly columns: readonly TableColumn[];
}

const column = (name: string, label: string, type: TableColumn['type'], role: TableColumn['role'], currency?: string): TableColumn => ({
  name,
  label,
  type,
  role,
  ...(currency === undefined ? {} : { currency }),
});

export const preparedColumns: readonly PreparedColumns[] = [
  {
    id: 'repeats',
    table: 'attempt',
    columns: [
      column('is_duplicate', 'Submitted twice', 'boolean', 'dimension'),
      column('is_excess_retry', 'Retried against network rules', 'boolean', 'dimension'),
    ],
  },
  {
    id: 'origins',
    table: 'settlement_line',
    columns: [column('origin_at', 'Time of the sale', 'instant', 'time')],
  },
  {
    id: 'repeats',
    table: 'contact',
    columns: [column('next_contact_at', 'Next contact about the same', 'instant', 'time')],
  },
  {
    id: 'originals',
    table: 'ach_return',
    columns: [
      column('original_at', 'File time of the original entry', 'instant', 'time'),
      column('original_file', 'File of the original entry', 'text', 'id'),
      column('original_file_debits', 'Debits in the file of the original entry', 'integer', 'measure'),
    ],
  },
  {
    id: 'settled',
    table: 'order_ledger',
    columns: [
      column('settlement_lag', 'Business days to settlement', 'integer', 'measure'),
      column('is_settled_on_time', 'Settled by the promised day', 'boolean', 'dimension'),
      column('is_settlement_due', 'Settlement due', 'boolean', 'dimension'),
      column('reconciled', 'Reconciled', 'text', 'dimension'),
    ],
  },
  {
    id: 'refunds',
    table: 'settlement_line',
    columns: [
      column('is_duplicate_refund', 'Refunded twice', 'boolean', 'dimension'),
      column('is_over_refund', 'Refunded more than was sold', 'boolean', 'dimension'),
    ],
  },
  {
    id: 'contracted',
    table: 'settlement_line',
    columns: [
      column('contracted_fee', 'Fee by contract', 'money', 'measure', 'ccy_net'),
      column('billed_fee', 'Fee billed where a contract covers it', 'money', 'measure', 'ccy_net'),
    ],
  },
  {
    id: 'repeats',
    table: 'points_event',
    columns: [column('is_double_redemption', 'Redeemed twice', 'boolean', 'dimension')],
  },
];
