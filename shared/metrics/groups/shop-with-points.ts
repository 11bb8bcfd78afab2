import { balanceInquirySuccess } from '../definitions/balance-inquiry-success.ts';
import { doubleRedemptions } from '../definitions/double-redemptions.ts';
import { fundingLagP50 } from '../definitions/funding-lag-p50.ts';
import { pointsAccrued } from '../definitions/points-accrued.ts';
import { pointsExpired } from '../definitions/points-expired.ts';
import { pointsLiability } from '../definitions/points-liability.ts';
import { pointsOutstanding } from '../definitions/points-outstanding.ts';
import { pointsRedeemed } from '../definitions/points-redeemed.ts';
import { pointsValue } from '../definitions/points-value.ts';
import { redeemedValue } from '../definitions/redeemed-value.ts';
import { redemptionRate } from '../definitions/redemption-rate.ts';
import { redemptionReceivable } from '../definitions/redemption-receivable.ts';
import { redemptions } from '../definitions/redemptions.ts';
import { reversalAccuracy } from '../definitions/reversal-accuracy.ts';
import { rewardAccuracy } from '../definitions/reward-accuracy.ts';
import { rewardErrorPoints } from '../definitions/reward-error-points.ts';
import { tenderNotOffered } from '../definitions/tender-not-offered.ts';
import { tenderNotOfferedRate } from '../definitions/tender-not-offered-rate.ts';
import type { Metric } from '../metric.ts';

export const shopWithPointsMetrics: readonly Metric[] = [
  balanceInquirySuccess,
  tenderNotOffered,
  tenderNotOfferedRate,
  redemptionRate,
  redemptions,
  redeemedValue,
  pointsValue,
  pointsAccrued,
  pointsRedeemed,
  pointsExpired,
  pointsOutstanding,
  pointsLiability,
  redemptionReceivable,
  fundingLagP50,
  rewardAccuracy,
  reversalAccuracy,
  rewardErrorPoints,
  doubleRedemptions,
];
