import type { Initiative, InitiativeStage } from '../../../shared/business-case/ledger/initiative.ts';

export const stageWords: Readonly<Record<InitiativeStage, string>> = {
  idea: 'Idea',
  estimated: 'Estimated',
  committed: 'Committed',
  implemented: 'Implemented',
  realized: 'Realized',
  finance_validated: 'Validated by Finance',
};

export const countsWords: Readonly<Record<Initiative['counts'], string>> = {
  cashable: 'cashable',
  cost_avoidance: 'cost avoidance',
  capacity: 'capacity',
};

export const methodWords: Readonly<Record<Initiative['attribution']['kind'], string>> = {
  none: 'none: the whole measured saving counts',
  interrupted_time_series: 'interrupted time series',
  difference_in_differences: 'difference in differences',
  hold_out: 'hold-out group',
};
