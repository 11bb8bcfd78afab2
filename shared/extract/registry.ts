import type { ExtractFormat } from './extract-format.ts';
import { adyenSettlementDetails } from './formats/adyen-settlement-details.ts';
import { gr4vyAllTransactions } from './formats/gr4vy-all-transactions.ts';
import { stripeItemised } from './formats/stripe-itemised.ts';
import { templateAttempt } from './formats/template-attempt.ts';
import { templateAvailabilitySample } from './formats/template-availability-sample.ts';
import { templateSettlementLine } from './formats/template-settlement-line.ts';

/** Every layout that is recognised by its column names. The plain table, which fits any, is apart (plain-table.ts). */
export const extractFormats: readonly ExtractFormat[] = [
  gr4vyAllTransactions,
  adyenSettlementDetails,
  stripeItemised,
  templateAttempt,
  templateSettlementLine,
  templateAvailabilitySample,
];

export function extractFormat(id: string): ExtractFormat | null {
  return extractFormats.find((format) => format.id === id) ?? null;
}
