import { averageSale } from '../definitions/average-sale.ts';
import { billedFees } from '../definitions/billed-fees.ts';
import { contractedFees } from '../definitions/contracted-fees.ts';
import { costOfAcceptance } from '../definitions/cost-of-acceptance.ts';
import { costPerTransaction } from '../definitions/cost-per-transaction.ts';
import { feePerTransaction } from '../definitions/fee-per-transaction.ts';
import { feeVariance } from '../definitions/fee-variance.ts';
import { feesValue } from '../definitions/fees-value.ts';
import { fxSpreadBps } from '../definitions/fx-spread-bps.ts';
import { interchangeBps } from '../definitions/interchange-bps.ts';
import { markupBps } from '../definitions/markup-bps.ts';
import { schemeFeeBps } from '../definitions/scheme-fee-bps.ts';
import { settledValue } from '../definitions/settled-value.ts';
import { standingFees } from '../definitions/standing-fees.ts';
import type { Metric } from '../metric.ts';

export const moneyMetrics: readonly Metric[] = [
  settledValue,
  feesValue,
  costOfAcceptance,
  interchangeBps,
  schemeFeeBps,
  markupBps,
  feePerTransaction,
  standingFees,
  feeVariance,
  billedFees,
  contractedFees,
  costPerTransaction,
  fxSpreadBps,
  averageSale,
];
