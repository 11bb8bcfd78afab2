import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule, ColumnRules } from '../column-rule.ts';
import type { FormatChoice, RecordFormat } from '../extract-format.ts';
import { NachaReader } from './nacha-reader.ts';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const cents: ColumnRule = {
  kind: 'amount',
  plus: ['to_us_cents'],
  minus: ['from_us_cents'],
  unit: 'minor',
  format: machineFormat,
  currency: null,
  fixedCurrency: 'USD',
};

/** What entries and returns have in common. */
const shared = (choice: FormatChoice): ColumnRules => ({
  ts_utc: { kind: 'instant', from: 'created', zone: { kind: 'zone', zone: choice.zone } },
  effective_date: { kind: 'day', from: 'effective_date', order: 'ymd' },
  partner: { kind: 'constant', value: choice.partner ?? 'ACH' },
  company_id: text('company_id'),
  company_name: text('company_name'),
  sec_code: text('sec_code'),
  batch_no: text('batch_no'),
  transaction_code: text('transaction_code'),
  direction: text('direction'),
  rdfi: text('rdfi'),
  account_last4: text('account_last4'),
  individual_id: text('individual_id'),
  trace: text('trace'),
});

const common = [
  'created',
  'effective_date',
  'company_id',
  'company_name',
  'sec_code',
  'batch_no',
  'transaction_code',
  'direction',
  'rdfi',
  'account_last4',
  'individual_id',
  'individual_name',
  'trace',
];

/** NACHA (ACH) file of 94-character records: entries we originate, returns and notifications of change. Amounts in cents. */
export const nacha: RecordFormat = {
  kind: 'records',
  id: 'nacha',
  label: 'NACHA (ACH) file',
  verified: true,
  recognisedBy: 'a first line of type 1 with record size 094 and lines of 94 characters',
  detect: ({ lines: [first = '', second = ''] }) =>
    /^1\d{2}.{20}\d{6}.{5}09410\d/.test(first) && (second === '' || /^[59]/.test(second)) ? { kind: 'lines' } : null,
  streams: {
    entry: {
      table: 'ach_entry',
      columns: [...common, 'account_type', 'is_prenote', 'to_us_cents', 'from_us_cents', 'currency'],
      referenceColumns: ['trace', 'individual_id'],
      naturalKey: { file: ['ts_utc', 'company_id', 'batch_no'] },
      rules: (choice) => ({
        ...shared(choice),
        account_type: text('account_type'),
        is_prenote: { kind: 'boolean', from: 'is_prenote' },
        amount: cents,
        ccy: { kind: 'currency', from: 'currency' },
      }),
    },
    return: {
      table: 'ach_return',
      columns: [...common, 'kind', 'return_code', 'original_trace', 'corrected_data', 'to_us_cents', 'from_us_cents', 'currency'],
      referenceColumns: ['trace', 'original_trace', 'individual_id'],
      naturalKey: { file: ['ts_utc', 'company_id', 'batch_no'] },
      rules: (choice) => ({
        ...shared(choice),
        kind: text('kind'),
        return_code: text('return_code'),
        original_trace: text('original_trace'),
        amount: cents,
        ccy: { kind: 'currency', from: 'currency' },
        corrected_data: text('corrected_data'),
      }),
    },
  },
  open: () => new NachaReader(),
  controls: [],
  warnings: ({ timeZone, zone, partner }) => [
    ...(timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times; they were read in ${zone}.` }]
      : []),
    ...(partner === null
      ? [{ code: 'PARTNER_ASSUMED', message: 'The file does not name the processor; its rows are kept under the partner ACH.' }]
      : []),
  ],
};
