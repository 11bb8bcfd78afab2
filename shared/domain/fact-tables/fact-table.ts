/**
 * What a canonical fact table is made of. Physical columns of each table: extract_id INTEGER, line_no BIGINT (where its record begins),
 * row_no BIGINT (its number among the rows of the extract, from 1: several rows may begin on one line), fault VARCHAR (NULL when the row
 * is clean), then its columns below, then the source's other columns as VARCHAR `x_<source name>`, added when a format first brings
 * them. Money is DECIMAL(18,6) in major units beside its ISO 4217 code; positive = to us. Instants are TIMESTAMP
 * in UTC.
 */
export type ColumnType = 'text' | 'money' | 'integer' | 'number' | 'boolean' | 'instant' | 'day';

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly label: string;
  /** dimension: may be grouped and filtered by; id: high-cardinality text; time: orders and buckets rows; measure: summed or compared. */
  readonly role: 'dimension' | 'id' | 'time' | 'measure';
  /** For money: the column that holds its currency. */
  readonly currency?: string;
  readonly unit?: string;
  /** The only words that may stand in it; a metric counts none but these. */
  readonly words?: readonly string[];
  /** What a person who fills it must know, in a sentence. */
  readonly note?: string;
}

export interface FactTable {
  readonly name: FactTableName;
  readonly label: string;
  /** The column that orders rows and answers period filters. */
  readonly timeColumn: string;
  /** Columns that together are the same in one row of two deliveries; rows without any id among them are not compared. Empty: no such thing. */
  readonly rowKey: readonly string[];
  readonly columns: readonly TableColumn[];
}

export const factTableNames = [
  'attempt',
  'settlement_line',
  'availability_sample',
  'plain_line',
  'payment_event',
  'payout',
  'bank_line',
  'order_ledger',
  'dispute',
  'ach_entry',
  'ach_return',
  'application',
  'points_event',
  'bnpl_plan',
  'contact',
  'rate_card',
  'reported_measure',
] as const;

export type FactTableName = (typeof factTableNames)[number];

export const dimension = (name: string, label: string, type: ColumnType = 'text'): TableColumn => ({
  name,
  type,
  label,
  role: 'dimension',
});
export const oneOf = (name: string, label: string, words: readonly string[]): TableColumn => ({ ...dimension(name, label), words });
export const id = (name: string, label: string): TableColumn => ({ name, type: 'text', label, role: 'id' });
export const time = (name: string, label: string, type: 'instant' | 'day' = 'instant'): TableColumn => ({
  name,
  type,
  label,
  role: 'time',
});
export const money = (name: string, label: string, currency: string): TableColumn => ({
  name,
  type: 'money',
  label,
  role: 'measure',
  currency,
});
export const count = (name: string, label: string): TableColumn => ({ name, type: 'integer', label, role: 'measure' });
export const number = (name: string, label: string, unit?: string): TableColumn => ({
  name,
  type: 'number',
  label,
  role: 'measure',
  ...(unit === undefined ? {} : { unit }),
});
export const noted = (column: TableColumn, note: string): TableColumn => ({ ...column, note });
