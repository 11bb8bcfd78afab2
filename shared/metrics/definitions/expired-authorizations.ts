import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, approved, money, present, total } from '../populations.ts';
import { reference } from '../references.ts';

export const expiredAuthorizations: Metric = {
  id: 'expired_authorizations',
  version: 1,
  label: 'Approved and never captured in time',
  group: 'Settlement',
  sentence:
    'Approved amount that was never captured or only after the authorization had lapsed, in the reporting currency, by day of the authorization.',
  unit: 'money',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'origin',
  population: allOf(approved, present('amount'), among('capture_state', 'never', 'after it lapsed')),
  computation: total(money('approved_value', 1)),
  outcomeDimensions: ['capture_state'],
  needs: ['captured_at'],
  maturesInDays: 10,
  minimumN: 0,
  reference: reference.validity,
};
