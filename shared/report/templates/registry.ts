import { caseOnePager } from './case-one-pager.ts';
import { efficiencyReport } from './efficiency-report.ts';
import { monthlyReview } from './monthly-review.ts';
import { scorecardPack } from './scorecard-pack.ts';
import { weeklyReview } from './weekly-review.ts';

export const reportTemplates = {
  monthly: monthlyReview,
  weekly: weeklyReview,
  scorecard: scorecardPack,
  efficiency: efficiencyReport,
  case: caseOnePager,
} as const;

export type ReportTemplateId = keyof typeof reportTemplates;
export type { ReportTemplate, TemplateSetting } from './template.ts';
