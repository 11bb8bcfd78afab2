/**
 * The canonical fact tables: what every partner layout is turned into.
 * Physical columns of each table, in order: extract_id INTEGER, line_no BIGINT, fault VARCHAR (NULL when the row is clean),
 * then the columns below, then the source's other columns as VARCHAR `x_<source name>`, added when a format first brings them.
 * Money is DECIMAL(18,6) in major units beside its ISO 4217 code; positive = to us. Instants are TIMESTAMP in UTC.
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
}

export interface FactTable {
  readonly name: FactTableName;
  readonly label: string;
  /** The column that orders rows and answers period filters. */
  readonly timeColumn: string;
  readonly columns: readonly TableColumn[];
}

export type FactTableName = 'attempt' | 'settlement_line' | 'availability_sample' | 'plain_line';

const dimension = (name: string, label: string, type: ColumnType = 'text'): TableColumn => ({ name, type, label, role: 'dimension' });
const id = (name: string, label: string): TableColumn => ({ name, type: 'text', label, role: 'id' });
const time = (name: string, label: string, type: 'instant' | 'day' = 'instant'): TableColumn => ({ name, type, label, role: 'time' });
const money = (name: string, label: string, currency: string): TableColumn => ({ name, type: 'money', label, role: 'measure', currency });
const count = (name: string, label: string): TableColumn => ({ name, type: 'integer', label, role: 'measure' });

export const attemptTable: FactTable = {
  name: 'attempt',
  label: 'Payment attempts',
  timeColumn: 'ts_utc',
  columns: [
    time('ts_utc', 'Attempt time'),
    id('attempt_id', 'Attempt id'),
    id('order_id', 'Order id'),
    id('customer_id', 'Customer id'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('mid', 'Merchant account'),
    dimension('method', 'Method'),
    dimension('scheme', 'Network'),
    dimension('bin', 'BIN'),
    id('last4', 'Last four digits'),
    dimension('issuer', 'Issuer'),
    dimension('country', 'Country'),
    dimension('channel', 'Channel'),
    money('amount', 'Attempted amount', 'ccy'),
    money('captured_amount', 'Captured amount', 'ccy'),
    money('refunded_amount', 'Refunded amount', 'ccy'),
    dimension('ccy', 'Currency'),
    { name: 'attempt_no', type: 'integer', label: 'Attempt number', role: 'dimension' },
    dimension('is_mit', 'Merchant initiated', 'boolean'),
    dimension('is_3ds', '3-D Secure', 'boolean'),
    dimension('eci', 'ECI'),
    /** approved | declined | error | timeout | blocked | voided | pending | test */
    dimension('result', 'Result'),
    dimension('raw_code', 'Response code'),
    dimension('advice_code', 'Advice code'),
    /** One of shared/domain/decline-taxonomy; NULL for approvals. */
    dimension('decline_cat', 'Decline category'),
    { name: 'latency_ms', type: 'number', label: 'Latency', role: 'measure', unit: 'ms' },
    dimension('timed_out', 'Timed out', 'boolean'),
    time('captured_at', 'Capture time'),
  ],
};

export const settlementLineTable: FactTable = {
  name: 'settlement_line',
  label: 'Settlement lines',
  timeColumn: 'ts_utc',
  columns: [
    time('ts_utc', 'Booking time'),
    time('posting_date', 'Posting date', 'day'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('mid', 'Merchant account'),
    dimension('method', 'Method'),
    dimension('scheme', 'Network'),
    dimension('country', 'Country'),
    /** sale | refund | refund_reversal | chargeback | chargeback_reversal | fee | payout | adjustment */
    dimension('type', 'Line type'),
    dimension('source_type', 'Partner line type'),
    id('partner_ref', 'Partner reference'),
    id('merchant_ref', 'Order reference'),
    money('gross', 'Gross', 'ccy_gross'),
    dimension('ccy_gross', 'Gross currency'),
    /** Fees as the partner charged them, negative = cost to us; fee_total is the sum of its parts when parts are given. */
    money('fee_total', 'Fees', 'ccy_net'),
    money('fee_interchange', 'Interchange', 'ccy_net'),
    money('fee_scheme', 'Network fees', 'ccy_net'),
    money('fee_markup', 'Markup', 'ccy_net'),
    money('fee_commission', 'Commission', 'ccy_net'),
    money('tax', 'Tax', 'ccy_net'),
    money('net', 'Net', 'ccy_net'),
    dimension('ccy_net', 'Net currency'),
    { name: 'fx_rate', type: 'number', label: 'Exchange rate', role: 'measure' },
    dimension('batch_id', 'Batch'),
    id('payout_id', 'Payout'),
  ],
};

export const availabilitySampleTable: FactTable = {
  name: 'availability_sample',
  label: 'Availability minutes',
  timeColumn: 'minute',
  columns: [
    time('minute', 'Minute'),
    dimension('partner', 'Partner'),
    dimension('endpoint', 'Endpoint'),
    count('requests', 'Requests'),
    count('ok', 'Answered'),
    count('err_partner', 'Partner errors'),
    count('err_own', 'Own-side errors'),
    { name: 'p95_ms', type: 'number', label: 'p95 latency', role: 'measure', unit: 'ms' },
  ],
};

/** Rows of a file whose layout is not a partner's known one: dialect and columns confirmed by the analyst. */
export const plainLineTable: FactTable = {
  name: 'plain_line',
  label: 'Plain tables',
  timeColumn: 'ts_utc',
  columns: [
    time('ts_utc', 'Time'),
    time('entry_date', 'Date', 'day'),
    dimension('partner', 'Partner'),
    dimension('type', 'Type'),
    dimension('status', 'Status'),
    id('reference', 'Reference'),
    { name: 'description', type: 'text', label: 'Description', role: 'dimension' },
    money('amount', 'Amount', 'ccy'),
    money('fee', 'Fee', 'ccy'),
    money('balance', 'Balance', 'ccy'),
    dimension('ccy', 'Currency'),
  ],
};

export const factTables: readonly FactTable[] = [attemptTable, settlementLineTable, availabilitySampleTable, plainLineTable];

export function factTable(name: FactTableName): FactTable {
  const found = factTables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`No fact table ${name}`);
  return found;
}
