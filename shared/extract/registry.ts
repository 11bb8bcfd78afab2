import type { ExtractFormat, HeaderFormat, RecordFormat } from './extract-format.ts';
import { adyenSettlementDetails } from './formats/adyen-settlement-details.ts';
import { gr4vyAllTransactions } from './formats/gr4vy-all-transactions.ts';
import { bai2 } from './formats/bai2.ts';
import { camt } from './formats/camt.ts';
import { mt940 } from './formats/mt940.ts';
import { nacha } from './formats/nacha.ts';
import { stripeItemised } from './formats/stripe-itemised.ts';
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
export const recordFormats: readonly RecordFormat[] = [nacha, bai2, mt940, camt];

export const extractFormats: readonly ExtractFormat[] = [...headerFormats, ...recordFormats];

export function extractFormat(id: string): ExtractFormat | null {
  return extractFormats.find((format) => format.id === id) ?? null;
}
