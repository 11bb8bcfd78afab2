import { dimension, type FactTable, id, money, number, noted, oneOf, time } from './fact-table.ts';

/** One line of a contracted rate card. */
export const rateCardTable: FactTable = {
  name: 'rate_card',
  label: 'Rate cards',
  timeColumn: 'effective_from',
  rowKey: ['line_id'],
  columns: [
    time('effective_from', 'In force from', 'day'),
    noted(time('effective_to', 'In force through', 'day'), 'Last day in force; empty = open.'),
    id('line_id', 'Line'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('method', 'Method'),
    dimension('scheme', 'Network'),
    dimension('country', 'Country'),
    oneOf('fee', 'Fee', ['fee_interchange', 'fee_scheme', 'fee_markup', 'fee_commission', 'fee_total']),
    noted(number('rate_bps', 'Rate', 'bps'), 'Basis points of gross sales.'),
    money('per_item', 'Per item', 'ccy'),
    dimension('ccy', 'Currency'),
    id('contract_ref', 'Contract'),
    id('clause', 'Clause'),
  ],
};
