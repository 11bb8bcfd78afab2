import type { Aggregation, Driver } from '../../../../shared/business-case/driver-schema.ts';
import type { DriverUnit } from '../../../../shared/business-case/driver-unit.ts';
import type { DistributionKind, DriverDraft } from '../../../../shared/business-case/edit/driver-draft.ts';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export const kindChoices: readonly Choice<Driver['kind']>[] = [
  { value: 'constant', label: 'Assumption' },
  { value: 'series', label: 'Series by period' },
  { value: 'formula', label: 'Formula' },
  { value: 'binding', label: 'Live metric' },
];

export const unitChoices: readonly Choice<DriverUnit>[] = [
  { value: 'money', label: 'Money' },
  { value: 'count', label: 'Count' },
  { value: 'ratio', label: 'Share, %' },
  { value: 'pp', label: 'Points, pp' },
  { value: 'bps', label: 'Basis points' },
  { value: 'minutes', label: 'Minutes' },
  { value: 'hours', label: 'Hours' },
  { value: 'days', label: 'Days' },
  { value: 'months', label: 'Months' },
];

export const distributionChoices: readonly Choice<DistributionKind>[] = [
  { value: 'none', label: 'Fixed' },
  { value: 'pert', label: 'PERT, low to high' },
  { value: 'triangular', label: 'Triangular, low to high' },
  { value: 'uniform', label: 'Uniform, low to high' },
  { value: 'normal', label: 'Normal' },
  { value: 'lognormal', label: 'Lognormal' },
];

/** Its days drawn again, with replacement. */
export const bootstrapChoice: Choice<DistributionKind> = { value: 'data', label: 'From its days of data' };

export const partChoices: readonly Choice<DriverDraft['part']>[] = [
  { value: 'value', label: 'Its value' },
  { value: 'numerator', label: 'Its numerator' },
  { value: 'denominator', label: 'Its denominator' },
];

export const aggregationChoices: readonly Choice<Aggregation>[] = [
  { value: 'whole', label: 'The whole period' },
  { value: 'a_year', label: 'Brought to a year' },
  { value: 'a_month', label: 'Brought to a month' },
  { value: 'last_month', label: 'Last full month' },
  { value: 'each_period', label: 'Period by period' },
];
