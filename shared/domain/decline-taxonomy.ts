/**
 * Response codes to decline categories, keyed on (network, raw code) because 65 means different things by network.
 * Code meanings follow ISO 8583 DE39 and the networks' published lists; soft/hard is a practitioner's convention.
 * Raise the version when an entry changes: imported rows carry the category that was in force when they were loaded.
 */
export const declineTaxonomyVersion = 1;

export type DeclineCategory =
  | 'funds'
  | 'issuer_generic'
  | 'card_data'
  | 'lost_stolen'
  | 'fraud_security'
  | 'sca_soft_decline'
  | 'policy_config'
  | 'technical'
  | 'customer_revoked'
  | 'other';

/** soft: a later or changed attempt may succeed; limited: one retry at most; hard: do not try again with the same data. */
export type DeclineSeverity = 'soft' | 'limited' | 'hard';

export interface DeclineEntry {
  /** null = every network without an entry of its own for this code. */
  readonly scheme: string | null;
  readonly code: string;
  readonly meaning: string;
  readonly category: DeclineCategory;
  readonly severity: DeclineSeverity;
}

export const declineCategoryLabels: Readonly<Record<DeclineCategory, string>> = {
  funds: 'Funds or limit',
  issuer_generic: 'Issuer, no reason given',
  card_data: 'Card data or account',
  lost_stolen: 'Lost or stolen',
  fraud_security: 'Suspected fraud or security',
  sca_soft_decline: 'Authentication required',
  policy_config: 'Not permitted or set up wrong',
  technical: 'Technical',
  customer_revoked: 'Revoked by the customer',
  other: 'Other',
};

/** Codes that are not declines: approved, partial approval, "no reason to decline" of an account verification. */
export const approvalCodes: readonly string[] = ['00', '10', '85'];

const entries = (
  category: DeclineCategory,
  severity: DeclineSeverity,
  codes: Readonly<Record<string, string>>,
  scheme: string | null = null,
): readonly DeclineEntry[] => Object.entries(codes).map(([code, meaning]) => ({ scheme, code, meaning, category, severity }));

export const declineEntries: readonly DeclineEntry[] = [
  ...entries('issuer_generic', 'limited', { '05': 'Do not honor' }),
  ...entries('funds', 'soft', { '51': 'Insufficient funds', '61': 'Amount limit exceeded', '65': 'Frequency limit exceeded' }),
  ...entries('sca_soft_decline', 'soft', { '65': 'Additional authentication required' }, 'mastercard'),
  ...entries('sca_soft_decline', 'soft', { '1A': 'Additional authentication required' }),
  ...entries('card_data', 'hard', {
    '14': 'Invalid account number',
    '15': 'No such issuer',
    '46': 'Closed account',
    '54': 'Expired card',
    '78': 'No account or blocked account',
  }),
  ...entries('lost_stolen', 'hard', { '04': 'Pick up card', '07': 'Pick up card, fraud', '41': 'Lost card', '43': 'Stolen card' }),
  ...entries('fraud_security', 'limited', { '59': 'Suspected fraud' }),
  ...entries('fraud_security', 'hard', { '63': 'Security violation', '82': 'Card verification failed' }),
  ...entries('fraud_security', 'soft', { N7: 'Card verification code mismatch' }),
  ...entries('policy_config', 'hard', {
    '03': 'Invalid merchant',
    '12': 'Invalid transaction',
    '13': 'Invalid amount',
    '57': 'Not permitted to cardholder',
    '62': 'Restricted card',
  }),
  ...entries('technical', 'soft', {
    '19': 'Re-enter transaction',
    '68': 'Response received too late',
    '91': 'Issuer or switch inoperative',
    '92': 'No route to issuer',
    '96': 'System malfunction',
    timeout: 'No answer within the time limit',
  }),
  ...entries('customer_revoked', 'hard', {
    R0: 'Stop payment order',
    R1: 'Revocation of authorization',
    R3: 'Revocation of all authorizations',
  }),
];

/** What a code we do not know counts as: kept visible as "other", retried with care. */
export const unknownDecline: Pick<DeclineEntry, 'category' | 'severity' | 'meaning'> = {
  category: 'other',
  severity: 'limited',
  meaning: 'Not in the code list',
};

const schemeAliases: Readonly<Record<string, string>> = {
  mc: 'mastercard',
  'master card': 'mastercard',
  mastercard_debit: 'mastercard',
  maestro: 'mastercard',
  'american express': 'amex',
};

/** Network name as the taxonomy spells it: lower case, common short forms resolved. */
export function normalizeScheme(scheme: string | null): string | null {
  if (scheme === null || scheme.trim() === '') return null;
  const lower = scheme.trim().toLowerCase();
  return schemeAliases[lower] ?? lower;
}

const normalizeCode = (code: string): string => (code.toLowerCase() === 'timeout' ? 'timeout' : code.trim().toUpperCase().padStart(2, '0'));

const byKey = new Map(declineEntries.map((entry) => [`${entry.scheme ?? ''}|${entry.code}`, entry]));

/** The entry for (network, raw code); null when the code is an approval or empty. An unknown code gives "other". */
export function declineOf(scheme: string | null, rawCode: string | null): Pick<DeclineEntry, 'category' | 'severity' | 'meaning'> | null {
  if (rawCode === null || rawCode.trim() === '') return null;
  const code = normalizeCode(rawCode);
  if (approvalCodes.includes(code)) return null;
  return byKey.get(`${normalizeScheme(scheme) ?? ''}|${code}`) ?? byKey.get(`|${code}`) ?? unknownDecline;
}

export function declineCategoryLabel(value: string): string {
  return (declineCategoryLabels as Readonly<Record<string, string>>)[value] ?? value;
}
