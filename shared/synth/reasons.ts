import { slotTable, type SlotTable } from './draw-tables.ts';
import { product } from './world.ts';

/** Why an attempt was not approved: the ISO 8583 code, the gateway's own word, and how often one retry succeeds. */
export interface Reason {
  readonly code: string;
  readonly word: string;
  readonly retrySuccess: number;
}

export const reasons: readonly Reason[] = [
  { code: '05', word: 'refused_transaction', retrySuccess: 0.25 },
  { code: '51', word: 'insufficient_funds', retrySuccess: 0.12 },
  { code: '61', word: 'exceeded_amount_limit', retrySuccess: 0.12 },
  { code: '65', word: 'exceeded_frequency_limit', retrySuccess: 0.2 },
  { code: '14', word: 'invalid_card_number', retrySuccess: 0.06 },
  { code: '54', word: 'expired_payment_method', retrySuccess: 0.05 },
  { code: '59', word: 'suspected_fraud', retrySuccess: 0.1 },
  { code: '82', word: 'incorrect_security_code', retrySuccess: 0.2 },
  { code: 'N7', word: 'incorrect_security_code', retrySuccess: 0.35 },
  { code: '57', word: 'transaction_not_permitted', retrySuccess: 0.04 },
  { code: '62', word: 'restricted_payment_method', retrySuccess: 0.04 },
  { code: '1A', word: 'authentication_required', retrySuccess: 0.5 },
  { code: '41', word: 'lost_payment_method', retrySuccess: 0.01 },
  { code: '43', word: 'stolen_payment_method', retrySuccess: 0.01 },
  { code: '91', word: 'issuer_unavailable', retrySuccess: 0.8 },
  { code: '96', word: 'service_error', retrySuccess: 0.8 },
  { code: 'timeout', word: 'service_timeout', retrySuccess: 0.8 },
];

const reasonOf = (code: string): number => reasons.findIndex((reason) => reason.code === code);
export const doNotHonor = reasonOf('05');
export const insufficientFunds = reasonOf('51');
export const authenticationDue = reasonOf('1A');
export const systemError = reasonOf('96');
export const timeout = reasonOf('timeout');

const mixes: readonly Readonly<Record<string, number>>[] = [
  {
    '05': 30,
    '51': 28,
    '61': 3,
    '65': 2,
    '14': 4,
    '54': 6,
    '59': 7,
    '82': 3,
    N7: 3,
    '57': 5,
    '62': 2,
    '1A': 3,
    '41': 0.6,
    '43': 0.6,
    '91': 3,
  },
  { '05': 26, '51': 36, '61': 6, '65': 2, '14': 2, '54': 7, '59': 8, '82': 3, N7: 3, '57': 3, '62': 1, '1A': 2, '41': 0.5, '43': 0.4 },
  { '05': 18, '51': 44, '61': 14, '14': 3, '54': 6, '59': 8, '57': 5, '62': 2 },
  { '61': 34, '57': 20, '51': 20, '59': 14, '05': 9, '14': 3 },
  { '51': 68, '57': 12, '62': 12, '05': 8 },
  { '51': 46, '14': 24, '57': 18, '59': 6, '05': 6 },
];

/** Cards from Mexico meet "do not honor" and "not permitted" more often. */
const mexicanCards: Readonly<Record<string, number>> = { ...mixes[0], '05': 44, '57': 12, '51': 20 };

const weightsOf = (mix: Readonly<Record<string, number>>, isRecovered: boolean): number[] =>
  reasons.map((reason) => (mix[reason.code] ?? 0) * (isRecovered ? reason.retrySuccess : 1 - reason.retrySuccess));

const tables = [...mixes, mexicanCards].map((mix) => ({
  lost: slotTable(weightsOf(mix, false)),
  recovered: slotTable(weightsOf(mix, true)),
}));

/** Reasons of the first refusal: reasons that a retry cures are the more frequent ones among recovered orders. */
export function reasonSlots(productCode: number, isMexico: boolean, isRecovered: boolean): SlotTable {
  const table = tables[isMexico && productCode === product.card ? tables.length - 1 : productCode]!;
  return isRecovered ? table.recovered : table.lost;
}

/** Share of refusals that are the partner's own technical failure rather than an answer. */
export const technicalShare: readonly number[] = [0.005, 0.02, 0.012, 0.012, 0.03, 0.02];
