import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, over, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const achReturnRateAdministrativeFiles: Metric = {
  id: 'ach_return_rate_administrative_files',
  version: 1,
  label: 'Administrative returns, original files',
  group: 'ACH',
  sentence:
    'Debit entries returned, with a wrong or closed account, over the debit entries of the files in which the returned ones were sent.',
  unit: 'ratio',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: allOf(is('kind', 'return'), is('direction', 'debit'), no(is('sec_code', 'RCK')), among('return_code', 'R02', 'R03', 'R04')),
  computation: over(rows(), { of: 'once', column: 'original_file_debits', per: 'original_file' }),
  minimumN: 100,
  reference: reference.nacha,
};
