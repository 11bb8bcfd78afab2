import { dimension, type FactTable, id, money, time } from './fact-table.ts';

/** Rows of a file whose layout is not a partner's known one: dialect and columns confirmed by the analyst. */
export const plainLineTable: FactTable = {
  name: 'plain_line',
  label: 'Plain tables',
  timeColumn: 'ts_utc',
  rowKey: [],
  columns: [
    time('ts_utc', 'Time'),
    time('entry_date', 'Date', 'day'),
    dimension('partner', 'Partner'),
    dimension('type', 'Type'),
    dimension('status', 'Status'),
    id('reference', 'Reference'),
    dimension('description', 'Description'),
    money('amount', 'Amount', 'ccy'),
    money('fee', 'Fee', 'ccy'),
    money('balance', 'Balance', 'ccy'),
    dimension('ccy', 'Currency'),
  ],
};
