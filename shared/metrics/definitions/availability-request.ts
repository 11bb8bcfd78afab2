import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

/** DOMAIN: 1 - bad / eligible; customer and issuer declines are successes of the service, own-side errors leave both. */
export const availabilityRequest: Metric = {
  id: 'availability_request',
  version: 1,
  label: 'Availability by requests',
  group: 'Service',
  sentence: 'Requests without a partner-caused failure over requests that reached the partner.',
  unit: 'ratio',
  direction: 'up',
  table: 'availability_sample',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'ratio',
    numerator: {
      of: 'sum',
      terms: [
        { column: 'requests', sign: 1 },
        { column: 'err_own', sign: -1 },
        { column: 'err_partner', sign: -1 },
      ],
    },
    denominator: {
      of: 'sum',
      terms: [
        { column: 'requests', sign: 1 },
        { column: 'err_own', sign: -1 },
      ],
    },
  },
  minimumN: 1000,
  reference: reference.availability,
};
