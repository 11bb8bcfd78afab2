import type { ExtractFormat, HeaderFormat, RecordFormat } from './extract-format.ts';
import { adyenPaymentAccounting } from './formats/adyen-payment-accounting.ts';
import { amazonPayRefunds } from './formats/amazon-pay-refunds.ts';
import { affirmSettlement } from './formats/affirm-settlement.ts';
import { checkoutPayouts } from './formats/checkout-payouts.ts';
import { checkoutSettlement } from './formats/checkout-settlement.ts';
import { stripeCharges } from './formats/stripe-charges.ts';
import { venmoStatement } from './formats/venmo-statement.ts';
import { worldpayTransactions } from './formats/worldpay-transactions.ts';
import { adyenAggregateSettlement } from './formats/adyen-aggregate-settlement.ts';
import { amazonPaySettlement } from './formats/amazon-pay-settlement.ts';
import { amazonSellerSettlement } from './formats/amazon-seller-settlement.ts';
import { braintreeFees } from './formats/braintree-fees.ts';
import { braintreeTransactions } from './formats/braintree-transactions.ts';
import { dlocalSettlement } from './formats/dlocal-settlement.ts';
import { dlocalTransactions } from './formats/dlocal-transactions.ts';
import { klarnaSettlement } from './formats/klarna-settlement.ts';
import { trustlyFiles } from './formats/trustly-files.ts';
import { adyenSettlementDetails } from './formats/adyen-settlement-details.ts';
import { gr4vyAllTransactions } from './formats/gr4vy-all-transactions.ts';
import { amexCbnot } from './formats/amex-cbnot.ts';
import { amexEpa } from './formats/amex-epa.ts';
import { amexEptrn } from './formats/amex-eptrn.ts';
import { amexGrrcn } from './formats/amex-grrcn.ts';
import { bai2 } from './formats/bai2.ts';
import { chaseDfr } from './formats/chase-dfr.ts';
import { camt } from './formats/camt.ts';
import { mt940 } from './formats/mt940.ts';
import { ingenicoWx } from './formats/ingenico-wx.ts';
import { nacha } from './formats/nacha.ts';
import { paypalDisputes } from './formats/paypal-disputes.ts';
import { paypalSettlement } from './formats/paypal-settlement.ts';
import { paypalTransactions } from './formats/paypal-transactions.ts';
import { stripeItemised } from './formats/stripe-itemised.ts';
import { cybersourceBatch } from './formats/cybersource-batch.ts';
import { templateAttempt } from './formats/template-attempt.ts';
import { templateOrderLedger } from './formats/template-order-ledger.ts';
import { templatePayout } from './formats/template-payout.ts';
import { templateBankLine } from './formats/template-bank-line.ts';
import { templateDispute } from './formats/template-dispute.ts';
import { templatePaymentEvent } from './formats/template-payment-event.ts';
import { templateApplication } from './formats/template-application.ts';
import { templatePointsEvent } from './formats/template-points-event.ts';
import { templateBnplPlan } from './formats/template-bnpl-plan.ts';
import { templateContact } from './formats/template-contact.ts';
import { templateRateCard } from './formats/template-rate-card.ts';
import { templateReportedMeasure } from './formats/template-reported-measure.ts';
import { templateAvailabilitySample } from './formats/template-availability-sample.ts';
import { templateSettlementLine } from './formats/template-settlement-line.ts';

/** Every layout that is recognised by its column names. The plain table, which fits any, is apart (plain-table.ts). */
export const headerFormats: readonly HeaderFormat[] = [
  gr4vyAllTransactions,
  adyenSettlementDetails,
  stripeItemised,
  adyenPaymentAccounting,
  amazonPayRefunds,
  affirmSettlement,
  braintreeFees,
  checkoutPayouts,
  checkoutSettlement,
  stripeCharges,
  venmoStatement,
  worldpayTransactions,
  cybersourceBatch,
  templateAttempt,
  templateSettlementLine,
  templateAvailabilitySample,
  templateOrderLedger,
  templatePayout,
  templateBankLine,
  templateDispute,
  templatePaymentEvent,
  templateApplication,
  templatePointsEvent,
  templateBnplPlan,
  templateContact,
  templateRateCard,
  templateReportedMeasure,
];

/** Every layout of several record types. */
export const recordFormats: readonly RecordFormat[] = [
  nacha,
  bai2,
  mt940,
  camt,
  amexEptrn,
  amexGrrcn,
  amexEpa,
  amexCbnot,
  chaseDfr,
  ingenicoWx,
  paypalSettlement,
  paypalTransactions,
  paypalDisputes,
  adyenAggregateSettlement,
  amazonPaySettlement,
  amazonSellerSettlement,
  braintreeTransactions,
  dlocalSettlement,
  dlocalTransactions,
  klarnaSettlement,
  trustlyFiles,
];

export const extractFormats: readonly ExtractFormat[] = [...headerFormats, ...recordFormats];

export function extractFormat(id: string): ExtractFormat | null {
  return extractFormats.find((format) => format.id === id) ?? null;
}
