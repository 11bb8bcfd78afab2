/** Fields after the record type that both kinds of transaction record begin with. */
const shared = [
  'transaction_id',
  'created_at',
  'original_transaction_id',
  'merchant_id',
  'payment_type',
  'payment_provider_type',
  'payment_provider_id',
  'account_number',
  'merchant_reference',
  'transaction_type',
  'transaction_status',
] as const;

/** Fields of an I record of a funding file, after the record type. */
export const trustlyFundingFields = [
  ...shared,
  'updated_at',
  'processed_at',
  'currency',
  'amount',
  'trace_id',
  'reason',
  'batch_id',
  'settlement_batch_transaction_type',
  'original_merchant_reference',
  'payment_provider_transaction_id',
  'fee',
] as const;

/** Fields of a T record of a reconciliation file, after the record type. */
export const trustlyTransactionFields = [
  ...shared,
  'processed_at',
  'currency',
  'amount',
  'recurring_start_date',
  'recurring_end_date',
  'recurring_frequency',
  'recurring_frequency_unit_type',
  'recurring_currency',
  'recurring_amount',
  'recurring_is_automatic',
  'payment_provider_transaction_id',
] as const;
