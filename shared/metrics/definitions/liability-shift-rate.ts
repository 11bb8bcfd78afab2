import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, approved, ofMethod, share } from '../populations.ts';
import { reference } from '../references.ts';

export const liabilityShiftRate: Metric = {
  id: 'liability_shift_rate',
  version: 1,
  label: 'Liability shift',
  group: 'Authentication',
  sentence: 'Approved card attempts whose fraud liability lies with the issuer (ECI 05 or 02, 06 or 01) over approved card attempts.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), approved),
  computation: share(among('eci', '05', '02', '06', '01', '5', '2', '6', '1')),
  needs: ['eci'],
  minimumN: 30,
  reference: reference.emv,
};
