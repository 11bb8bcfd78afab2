import { dimension, type FactTable, id, money, noted, oneOf, time } from './fact-table.ts';

/** One entry of an ACH file we originated. A debit brings us money, so its amount is positive; a credit is negative. */
export const achEntryTable: FactTable = {
  name: 'ach_entry',
  label: 'ACH entries',
  timeColumn: 'ts_utc',
  rowKey: ['company_id', 'effective_date', 'trace'],
  columns: [
    noted(time('ts_utc', 'File time'), 'Creation time of the file, in the workbook’s zone where the file gives none.'),
    time('effective_date', 'Effective date', 'day'),
    dimension('partner', 'Partner'),
    dimension('company_id', 'Company id'),
    dimension('company_name', 'Company'),
    dimension('sec_code', 'Entry class'),
    id('batch_no', 'Batch'),
    dimension('transaction_code', 'Transaction code'),
    oneOf('direction', 'Direction', ['debit', 'credit']),
    oneOf('account_type', 'Account type', ['checking', 'savings', 'ledger', 'loan']),
    dimension('is_prenote', 'Prenotification', 'boolean'),
    dimension('rdfi', 'Receiving bank'),
    id('account_last4', 'Account, last four'),
    id('individual_id', 'Individual id'),
    id('trace', 'Trace number'),
    money('amount', 'Amount', 'ccy'),
    dimension('ccy', 'Currency'),
  ],
};
