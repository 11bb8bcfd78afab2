import { dimension, type FactTable, id, money, noted, oneOf, time } from './fact-table.ts';

/** One returned, dishonored or contested ACH entry, or a notification of change. A returned debit takes money back: negative. */
export const achReturnTable: FactTable = {
  name: 'ach_return',
  label: 'ACH returns',
  timeColumn: 'ts_utc',
  rowKey: ['company_id', 'effective_date', 'trace', 'kind'],
  columns: [
    time('ts_utc', 'File time'),
    time('effective_date', 'Effective date', 'day'),
    dimension('partner', 'Partner'),
    dimension('company_id', 'Company id'),
    dimension('company_name', 'Company'),
    dimension('sec_code', 'Entry class'),
    id('batch_no', 'Batch'),
    dimension('transaction_code', 'Transaction code'),
    noted(oneOf('direction', 'Direction', ['debit', 'credit']), 'Of the entry that comes back.'),
    oneOf('kind', 'Kind', ['return', 'noc', 'dishonored', 'contested']),
    noted(dimension('return_code', 'Return code'), 'Rnn of a return, Cnn of a notification of change.'),
    dimension('rdfi', 'Receiving bank'),
    id('account_last4', 'Account, last four'),
    id('individual_id', 'Individual id'),
    id('original_trace', 'Original trace number'),
    id('trace', 'Trace number'),
    money('amount', 'Amount', 'ccy'),
    dimension('ccy', 'Currency'),
    id('corrected_data', 'Corrected data'),
  ],
};
