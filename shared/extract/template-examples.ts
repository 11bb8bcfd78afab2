import type { FactTableName, TableColumn } from '../domain/tables.ts';

/** Values of one made-up row; what is not listed follows from the column's type. */
const examples: Readonly<Partial<Record<FactTableName, Readonly<Record<string, string>>>>> = {
  attempt: {
    decline_cat: '',
    advice_code: '',
    raw_code: '00',
    bin: '411111',
    last4: '1111',
    captured_amount: '125.00',
    refunded_amount: '0.00',
    authorized_amount: '125.00',
    authentication: 'frictionless',
    late_approval_at: '',
    is_sca: 'false',
  },
  settlement_line: {
    gross: '125.00',
    fee_total: '-2.75',
    fee_interchange: '-1.90',
    fee_scheme: '-0.35',
    fee_markup: '-0.50',
    fee_commission: '',
    tax: '0.00',
    net: '122.25',
    fx_rate: '1',
    mid_rate: '1',
  },
  availability_sample: { requests: '1200', ok: '1197', err_partner: '2', err_own: '1' },
  payout: { amount: '122.25', fee_total: '-2.75' },
  rate_card: { fee: 'fee_scheme', rate_bps: '14', per_item: '0.02', effective_to: '' },
  reported_measure: {
    measure: 'availability',
    numerator: '43151',
    denominator: '43200',
    value: '99.89',
    unit: 'percent',
    target: '99.95',
    version: '1',
    page: '3',
  },
  bnpl_plan: {
    plan_type: 'pay_in_4',
    term_months: '4',
    days_past_due: '0',
    down_payment: '31.25',
    balance: '93.75',
    fee_total: '-5.00',
    refunded_amount: '0.00',
  },
  application: { decision_reason: '', is_used_in_session: 'true', credit_line: '5000.00', bounty: '100.00', decision_ms: '820' },
  points_event: { points: '12500', expected_points: '12500', value: '125.00', order_amount: '180.00', original_event_id: '', reason: '' },
  contact: {
    reason: 'payment_failed',
    is_payment: 'true',
    is_transfer: 'false',
    handle_seconds: '340',
    cost: '6.40',
    parent_contact_id: '',
    severity: '3',
  },
  dispute: { stage: 'chargeback', outcome: 'open', reason_code: '13.1', responded_at: '' },
  bank_line: { is_reversal: 'false', type: 'PMNT', account: 'Operating 4021', balance: '10122.25', amount: '122.25' },
};

const byName: Readonly<Record<string, string>> = {
  partner: 'Northbank',
  product: 'card',
  mid: 'US_WEB',
  method: 'card',
  scheme: 'visa',
  country: 'US',
  channel: 'web',
  issuer: 'First Harbor',
  currency: 'USD',
};

/** What the made-up row of a template holds in a column. */
export function exampleOf(table: FactTableName, column: TableColumn): string {
  const own = examples[table]?.[column.name];
  if (own !== undefined) return own;
  if (isCurrency(column)) return 'USD';
  if (column.words !== undefined) return column.words[0] ?? '';
  const known = byName[column.name];
  if (known !== undefined) return known;
  switch (column.type) {
    case 'money':
      return '125.00';
    case 'integer':
      return '1';
    case 'number':
      return '120';
    case 'boolean':
      return 'false';
    case 'instant':
      return '2026-01-31T15:05:00Z';
    case 'day':
      return '2026-01-31';
    case 'text':
      return column.role === 'id' ? `${column.name.replace(/_(?:id|ref)$/, '').replaceAll('_', '-')}-1001` : '';
  }
}

/** Whether a column holds the code of a currency. */
export function isCurrency({ name }: TableColumn): boolean {
  return name === 'ccy' || name.startsWith('ccy_');
}
