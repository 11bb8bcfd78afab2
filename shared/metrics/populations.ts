import type { Filter } from '../query/filter.ts';
import type { Measure, OrderOutcome } from './metric.ts';

/** Attempts with a final answer from the partner or the issuer; own-side blocks, voids, tests and pending ones are left out. */
export const answered: Filter = { kind: 'in', column: 'result', values: ['approved', 'declined', 'error', 'timeout'] };
export const approved: Filter = { kind: 'compare', column: 'result', operator: '=', value: 'approved' };
export const notApproved: Filter = { kind: 'in', column: 'result', values: ['declined', 'error', 'timeout'] };

export const ofMethod = (method: string): Filter => ({ kind: 'compare', column: 'method', operator: '=', value: method });
export const ofType = (...types: readonly string[]): Filter => ({ kind: 'in', column: 'type', values: types });

/** Everything a partner's file says about money except moving the balance to our bank. */
export const notPayout: Filter = { kind: 'compare', column: 'type', operator: '!=', value: 'payout' };

export const rows = (where?: Filter): Measure => (where === undefined ? { of: 'rows' } : { of: 'rows', where });
export const orders = (which: OrderOutcome): Measure => ({ of: 'orders', which });
export const money = (column: string, sign: 1 | -1, where?: Filter): Measure =>
  where === undefined ? { of: 'money', column, sign } : { of: 'money', column, sign, where };
