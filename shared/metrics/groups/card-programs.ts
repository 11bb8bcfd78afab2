import { activationRate } from '../definitions/activation-rate.ts';
import { activeCustomers } from '../definitions/active-customers.ts';
import { applicationApprovalRate } from '../definitions/application-approval-rate.ts';
import { applicationPendingRate } from '../definitions/application-pending-rate.ts';
import { applications } from '../definitions/applications.ts';
import { approvedWithin } from '../definitions/approved-within.ts';
import { averageCreditLine } from '../definitions/average-credit-line.ts';
import { bookingRate } from '../definitions/booking-rate.ts';
import { bounty } from '../definitions/bounty.ts';
import { bountyPerAccount } from '../definitions/bounty-per-account.ts';
import { decisionTimeAverage } from '../definitions/decision-time-average.ts';
import { decisionTimeP95 } from '../definitions/decision-time-p95.ts';
import { instantDecisionRate } from '../definitions/instant-decision-rate.ts';
import { instantUseRate } from '../definitions/instant-use-rate.ts';
import { programPenetration } from '../definitions/program-penetration.ts';
import { programSpend } from '../definitions/program-spend.ts';
import { promoMisappliedRate } from '../definitions/promo-misapplied-rate.ts';
import { spendPerActive } from '../definitions/spend-per-active.ts';
import type { Metric } from '../metric.ts';

export const cardProgramsMetrics: readonly Metric[] = [
  applications,
  applicationApprovalRate,
  applicationPendingRate,
  approvedWithin,
  instantDecisionRate,
  decisionTimeAverage,
  decisionTimeP95,
  bookingRate,
  instantUseRate,
  activationRate,
  bounty,
  bountyPerAccount,
  averageCreditLine,
  programSpend,
  activeCustomers,
  spendPerActive,
  programPenetration,
  promoMisappliedRate,
];
