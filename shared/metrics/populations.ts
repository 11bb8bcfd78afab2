import { allOf, type Comparison, type Filter, type Literal } from '../query/filter.ts';
import type { Computation, Measure, OrderOutcome } from './metric.ts';

export const is = (column: string, value: Literal): Filter => ({ kind: 'compare', column, operator: '=', value });
export const compare = (column: string, operator: Comparison, value: Literal): Filter => ({ kind: 'compare', column, operator, value });
export const among = (column: string, ...values: readonly string[]): Filter => ({ kind: 'in', column, values });
export const no = (part: Filter): Filter => ({ kind: 'not', part });
export const present = (column: string): Filter => no({ kind: 'missing', column });

/** Attempts with a final answer from the partner or the issuer; own-side blocks, voids, tests and pending ones are left out. */
export const answered: Filter = among('result', 'approved', 'declined', 'error', 'timeout');
export const approved: Filter = is('result', 'approved');
export const notApproved: Filter = among('result', 'declined', 'error', 'timeout');

export const ofMethod = (method: string): Filter => is('method', method);
export const ofType = (...types: readonly string[]): Filter => among('type', ...types);

/** Card attempts with a final answer. */
export const answeredCards: Filter = allOf(ofMethod('card'), answered);

/** Everything a partner's file says about money except moving the balance to our bank. */
export const notPayout: Filter = { kind: 'compare', column: 'type', operator: '!=', value: 'payout' };

/** Names under which files know the networks whose programs count for themselves. */
export const visa: Filter = among('scheme', 'visa', 'VISA', 'Visa');
export const mastercard: Filter = among('scheme', 'mastercard', 'MASTERCARD', 'Mastercard', 'mc', 'MC', 'maestro');

export const rows = (where?: Filter): Measure => (where === undefined ? { of: 'rows' } : { of: 'rows', where });
export const orders = (which: OrderOutcome): Measure => ({ of: 'orders', which });
export const money = (column: string, sign: 1 | -1, where?: Filter): Measure =>
  where === undefined ? { of: 'money', column, sign } : { of: 'money', column, sign, where };
export const sum = (column: string, where?: Filter): Measure => ({
  of: 'sum',
  terms: [{ column, sign: 1 }],
  ...(where === undefined ? {} : { where }),
});
export const distinct = (columns: readonly string[], where?: Filter): Measure => ({
  of: 'distinct',
  columns,
  ...(where === undefined ? {} : { where }),
});

export const over = (numerator: Measure, denominator: Measure): Computation => ({ kind: 'ratio', numerator, denominator });
/** The share of the population's rows that pass a filter. */
export const share = (where: Filter): Computation => over(rows(where), rows());
export const total = (value: Measure): Computation => ({ kind: 'additive', value });
/** Sum over count of the rows that have a value; what is averaged is rows, never averages. */
export const average = (column: string): Computation => over(sum(column, present(column)), rows(present(column)));
export const quantile = (column: string, at: number): Computation => ({ kind: 'quantile', column, quantile: at });
