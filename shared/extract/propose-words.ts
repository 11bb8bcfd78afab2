import type { TableColumn } from '../domain/tables.ts';
import { headerWords } from './name-likeness.ts';
import type { ColumnMapping } from './profile.ts';

/** Partners' words for ours, beside the same word in other letters. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  sale: ['purchase', 'pur', 'payment', 'capture', 'captured', 'settled', 'charge'],
  refund: ['return', 'ret', 'rtn', 'rfnd', 'refunded', 'credit', 'reversal'],
  chargeback: ['cbk', 'dispute', 'cb'],
  chargeback_reversal: ['dispute reversal', 'cb reversal', 'representment'],
  fee: ['fees', 'commission', 'cost'],
  payout: ['transfer', 'paid out', 'withdrawal'],
  adjustment: ['adj', 'correction', 'misc'],
  approved: ['approve', 'success', 'succeeded', 'ok', 'accepted', 'authorised', 'authorized', 'captured'],
  declined: ['decline', 'refused', 'rejected', 'failed', 'denied'],
  pending: ['review', 'in review', 'open', 'processing'],
  withdrawn: ['cancelled', 'canceled', 'abandoned'],
  timeout: ['timed out', 'time out'],
  error: ['technical error', 'failure'],
  redemption: ['redeem', 'redeemed', 'burn', 'r'],
  reversal: ['reverse', 'reversed', 'v'],
  accrual: ['earn', 'earned'],
  won: ['win'],
  lost: ['loss'],
  paid: ['settled', 'closed'],
  cancelled: ['canceled', 'void', 'voided'],
};

const mostWords = 40;

/** What a file's words mean among the only ones a column may hold; null where it may hold any, or where all are ours already. */
export function proposeWords(column: TableColumn, values: readonly string[]): NonNullable<ColumnMapping['words']> | null {
  const allowed = column.words;
  if (allowed === undefined) return null;
  const theirs = [...new Set(values.map((value) => value.trim()))].filter((word) => word !== '').slice(0, mostWords);
  if (theirs.every((word) => allowed.includes(word))) return null;
  const ours: Record<string, string[]> = {};
  for (const word of theirs) {
    const plain = headerWords(word);
    const meaning =
      allowed.find((known) => headerWords(known) === plain) ?? allowed.find((known) => (synonyms[known] ?? []).includes(plain));
    if (meaning !== undefined) ours[meaning] = [...(ours[meaning] ?? []), word];
  }
  return { ours, otherwise: { kind: 'fault' } };
}
