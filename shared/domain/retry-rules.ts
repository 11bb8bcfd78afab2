/**
 * How often the networks let a declined payment be tried again, per card, merchant account and amount within 30 days. Retries beyond are
 * charged for. Numbers as published by the networks' acquirers; raise the version when one changes.
 */
export const retryRulesVersion = 1;

export interface RetryRules {
  readonly scheme: 'visa' | 'mastercard';
  /** Retries allowed within 30 days of a decline. */
  readonly mostRetries: number;
  /** Response codes after which there is to be no retry at all. */
  readonly neverCodes: readonly string[];
  /** Advice codes after which there is to be no retry at all. */
  readonly neverAdvice: readonly string[];
  /** Declines of one card within 24 hours after which it is to be left alone; null = no such rule. */
  readonly mostDeclinesInADay: number | null;
}

export const retryRules: readonly RetryRules[] = [
  {
    scheme: 'visa',
    mostRetries: 15,
    neverCodes: ['04', '07', '12', '15', '41', '43', '57', 'R1', 'R3'],
    neverAdvice: [],
    mostDeclinesInADay: null,
  },
  { scheme: 'mastercard', mostRetries: 35, neverCodes: [], neverAdvice: ['03', '21'], mostDeclinesInADay: 10 },
];
