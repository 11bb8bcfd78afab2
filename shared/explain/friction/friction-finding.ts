import type { Filter } from '../../query/filter.ts';
import { allOf } from '../../query/filter.ts';
import type { FailureType } from './failure-types.ts';
import type { FrictionBoard, FrictionCell } from './friction-board.ts';
import { caseRows, cellFilter } from './friction-rows.ts';
import type { Estimate } from './lost-sales.ts';
import type { RowsSpec } from '../../query/rows-spec.ts';
import type { Period } from '../../query/slice.ts';

/** What a business case needs to know of a failure: what it is, how it is followed, and what it costs in the period. */
export interface FrictionFinding {
  readonly kind: 'friction';
  readonly failure: string;
  readonly title: string;
  readonly sentence: string;
  /** The metric that follows it, with the filters of the place. */
  readonly metric: string;
  readonly where: Filter;
  readonly period: Period;
  readonly currency: string;
  readonly cases: number;
  readonly orders: number | null;
  readonly contacts: number | null;
  readonly lost: Estimate | null;
  readonly lostMargin: Estimate | null;
  readonly rows: RowsSpec;
}

/** The failure of a cell (null cell = everywhere) as a finding. */
export function frictionFinding(
  board: FrictionBoard,
  type: FailureType,
  cell: FrictionCell,
  isTotal: boolean,
  scope: Filter,
): FrictionFinding {
  const where = allOf(cellFilter(type, isTotal ? null : cell), scope);
  return {
    kind: 'friction',
    failure: type.id,
    title: isTotal ? type.label : [type.label, cell.product, cell.partner].filter((part) => part !== null).join(' · '),
    sentence: type.sentence,
    metric: type.metric,
    where,
    period: board.period,
    currency: board.currency,
    cases: cell.cases,
    orders: cell.orders,
    contacts: cell.contacts,
    lost: cell.lost,
    lostMargin: cell.lostMargin,
    rows: caseRows(type, where, board.period),
  };
}
