import { adyenAggregateReport, adyenPaymentAccountingReport } from './adyen.fixture.ts';
import { affirmSettlementDetail } from './affirm.fixture.ts';
import { amazonPayRefundReport, amazonPaySettlementReport } from './amazon-pay.fixture.ts';
import { amazonSellerSettlementV2 } from './amazon-seller.fixture.ts';
import { braintreeFeeReport } from './braintree-fees.fixture.ts';
import { braintreeSearchExport } from './braintree.fixture.ts';
import { checkoutPayoutReport, checkoutSettlementReport } from './checkout.fixture.ts';
import { cybersourceBatchReport } from './cybersource.fixture.ts';
import { dlocalSettlementReport, dlocalTransactionsReport } from './dlocal.fixture.ts';
import type { FormatFixture } from './format-fixture.ts';
import { klarnaSettlementReport } from './klarna.fixture.ts';
import { paypalCaseReport } from './paypal-disputes.fixture.ts';
import { paypalSettlementReport } from './paypal-settlement.fixture.ts';
import { paypalTransactionReport } from './paypal-transactions.fixture.ts';
import { stripePaymentsExport } from './stripe-charges.fixture.ts';
import { stripeItemisedActivity, stripeItemisedPayouts } from './stripe-itemised.fixture.ts';
import { trustlyFunding, trustlyReconciliation } from './trustly.fixture.ts';
import { venmoHistory } from './venmo.fixture.ts';
import { worldpayExport } from './worldpay.fixture.ts';

/** Files of payment service providers and BNPL partners. */
export const providerFixtures: readonly FormatFixture[] = [
  paypalSettlementReport,
  paypalTransactionReport,
  paypalCaseReport,
  amazonPaySettlementReport,
  amazonPayRefundReport,
  amazonSellerSettlementV2,
  adyenPaymentAccountingReport,
  adyenAggregateReport,
  checkoutPayoutReport,
  checkoutSettlementReport,
  klarnaSettlementReport,
  affirmSettlementDetail,
  braintreeSearchExport,
  braintreeFeeReport,
  dlocalSettlementReport,
  dlocalTransactionsReport,
  trustlyFunding,
  trustlyReconciliation,
  worldpayExport,
  cybersourceBatchReport,
  venmoHistory,
  stripePaymentsExport,
  stripeItemisedActivity,
  stripeItemisedPayouts,
];
