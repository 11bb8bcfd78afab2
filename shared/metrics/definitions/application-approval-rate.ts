import type { Metric } from '../metric.ts';
import { among, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const applicationApprovalRate: Metric = {
  id: 'application_approval_rate',
  version: 1,
  label: 'Application approval rate',
  group: 'Card programs',
  sentence: 'Approved applications over decided ones; pending and withdrawn applications are not decided.',
  unit: 'ratio',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: among('decision', 'approved', 'declined'),
  computation: share(is('decision', 'approved')),
  minimumN: 30,
  reference: reference.applications,
};
