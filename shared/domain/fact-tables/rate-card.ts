import { dimension, type FactTable, id, money, number, oneOf, time } from './fact-table.ts';

/** One line of a contracted rate card. */
export const rateCardTable: FactTable = {
  name: 'rate_card',
  label: 'Rate cards',
  timeColumn: 'effective_from',
  columns: [
    time('effective_from', 'In force from', 'day'),
    /** Last day in force; empty = open. */
    time('effective_to', 'In force through', 'day'),
    id('line_id', 'Line'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('method', 'Method'),
    dimension('scheme', 'Network'),
    dimension('country', 'Country'),
    oneOf('fee', 'Fee', ['fee_interchange', 'fee_scheme', 'fee_markup', 'fee_commission', 'fee_total']),
    /** Basis points of gross sales. */
    number('rate_bps', 'Rate', 'bps'),
    money('per_item', 'Per item', 'ccy'),
    dimension('ccy', 'Currency'),
    id('contract_ref', 'Contract'),
    id('clause', 'Clause'),
  ],
};
