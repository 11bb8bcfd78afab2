import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, over, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const achReturnRateUnauthorizedFiles: Metric = {
  id: 'ach_return_rate_unauthorized_files',
  version: 1,
  label: 'Unauthorized returns, original files',
  group: 'ACH',
  sentence: 'Debit entries returned, not authorized, over the debit entries of the files in which the returned ones were sent.',
  unit: 'ratio',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: allOf(
    is('kind', 'return'),
    is('direction', 'debit'),
    no(is('sec_code', 'RCK')),
    among('return_code', 'R05', 'R07', 'R10', 'R11', 'R29', 'R51'),
  ),
  computation: over(rows(), { of: 'once', column: 'original_file_debits', per: 'original_file' }),
  minimumN: 100,
  reference: reference.nacha,
};
