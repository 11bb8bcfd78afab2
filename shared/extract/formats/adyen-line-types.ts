/** Line types by Adyen's journal types; those not listed are adjustments. */
export const adyenLineTypes = {
  sale: ['Settled', 'SettledInInstallments'],
  refund: ['Refunded', 'RefundedInInstallments'],
  refund_reversal: ['RefundedReversed'],
  chargeback: ['Chargeback', 'SecondChargeback'],
  chargeback_reversal: ['ChargebackReversed'],
  fee: ['Fee', 'PaymentCost', 'InvoiceDeduction', 'MiscCosts'],
  payout: ['MerchantPayout', 'PaidOut', 'PaidOutReversed'],
};

/** Journal types that are adjustments. */
export const adyenAdjustments: readonly string[] = [
  'DepositCorrection',
  'MatchedStatement',
  'ManualCorrected',
  'BankInstructionReturned',
  'Balancetransfer',
  'ReserveAdjustment',
  'AcquirerPayout',
  'Advancement',
  'AdvancementCommission',
  'InternalCompanyPayout',
];
