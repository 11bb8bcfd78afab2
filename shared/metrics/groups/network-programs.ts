import { chargebackRatioMastercardBps } from '../definitions/chargeback-ratio-mastercard-bps.ts';
import { chargebacksMastercard } from '../definitions/chargebacks-mastercard.ts';
import { chargebacksVisa } from '../definitions/chargebacks-visa.ts';
import { disputeRatioVisaBps } from '../definitions/dispute-ratio-visa-bps.ts';
import { reportedRate } from '../definitions/reported-rate.ts';
import { salesMastercardBefore } from '../definitions/sales-mastercard-before.ts';
import { salesVisa } from '../definitions/sales-visa.ts';
import { vampAuthorizations } from '../definitions/vamp-authorizations.ts';
import { vampDisputes } from '../definitions/vamp-disputes.ts';
import { vampDisputesNonFraud } from '../definitions/vamp-disputes-non-fraud.ts';
import { vampEnumerated } from '../definitions/vamp-enumerated.ts';
import { vampEnumerationRate } from '../definitions/vamp-enumeration-rate.ts';
import { vampFraud } from '../definitions/vamp-fraud.ts';
import { vampRatioBps } from '../definitions/vamp-ratio-bps.ts';
import { vampRatioNonFraudBps } from '../definitions/vamp-ratio-non-fraud-bps.ts';
import { vampSales } from '../definitions/vamp-sales.ts';
import type { Metric } from '../metric.ts';

export const networkProgramsMetrics: readonly Metric[] = [
  chargebacksVisa,
  salesVisa,
  disputeRatioVisaBps,
  chargebacksMastercard,
  salesMastercardBefore,
  chargebackRatioMastercardBps,
  vampFraud,
  vampDisputes,
  vampDisputesNonFraud,
  vampSales,
  vampEnumerated,
  vampAuthorizations,
  vampRatioBps,
  vampRatioNonFraudBps,
  vampEnumerationRate,
  reportedRate,
];
