import { among, compare, is, no } from '../../metrics/populations.ts';
import { allOf, type Filter } from '../../query/filter.ts';
import type { RowsSpec } from '../../query/rows-spec.ts';
import type { Period } from '../../query/slice.ts';
import type { FailureType } from './failure-types.ts';

/** A contact within so many days of the one before, by the same customer about the same, is a repeat. */
export const repeatDays = 7;

/** Limits rows to a product of a partner; null members mean rows that name none, undefined = no limit. */
export function cellFilter(
  type: Pick<FailureType, 'product'>,
  cell: { readonly product: string | null; readonly partner: string | null } | null,
): Filter {
  if (cell === null) return { kind: 'all' };
  return allOf(
    { kind: 'in', column: 'partner', values: [cell.partner] },
    ...(type.product === null ? [] : [{ kind: 'in', column: type.product, values: [cell.product] } as const]),
  );
}

/** The rows behind the cases of a failure. */
export function caseRows(type: FailureType, where: Filter, period: Period): RowsSpec {
  return { table: type.table, where: allOf(type.where, where), period, metric: null, part: 'all', sort: null };
}

export const contactFilter = (type: FailureType): Filter => allOf(among('reason', ...type.reasons), no(is('is_transfer', true)));
export const isRepeated: Filter = compare('days(ts_utc, next_contact_at)', '<=', repeatDays);

/** The contacts about a failure, or those of them that were followed by another. */
export function contactRows(type: FailureType, where: Filter, period: Period, which: 'all' | 'repeated'): RowsSpec {
  const filter = allOf(contactFilter(type), where, ...(which === 'repeated' ? [isRepeated] : []));
  return { table: 'contact', where: filter, period, metric: null, part: 'all', sort: null };
}
