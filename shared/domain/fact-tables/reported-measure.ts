import { dimension, type FactTable, number, noted, oneOf, time } from './fact-table.ts';

/** A figure that a partner reports about itself: attested, never recomputed. */
export const reportedMeasureTable: FactTable = {
  name: 'reported_measure',
  label: 'Reported measures',
  timeColumn: 'window_start',
  rowKey: ['partner', 'measure', 'mid', 'scheme', 'product', 'window_start', 'window_end', 'version'],
  columns: [
    time('window_start', 'Window from', 'day'),
    noted(time('window_end', 'Window through', 'day'), 'Last day of the window.'),
    dimension('partner', 'Partner'),
    dimension('measure', 'Measure'),
    dimension('mid', 'Merchant account'),
    dimension('scheme', 'Network'),
    dimension('product', 'Product'),
    number('numerator', 'Numerator'),
    number('denominator', 'Denominator'),
    number('value', 'Value'),
    oneOf('unit', 'Unit', ['percent', 'bps', 'count', 'ms', 'hours', 'money']),
    number('target', 'Stated target'),
    dimension('source_document', 'Source document'),
    dimension('page', 'Page'),
    time('received_at', 'Received'),
    dimension('version', 'Version', 'integer'),
  ],
};
