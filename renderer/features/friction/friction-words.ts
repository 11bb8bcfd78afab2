import { periodLabel } from '../../../shared/calendar/period.ts';
import { type ContactReason, withReasons } from '../../../shared/explain/friction/contact-reasons.ts';
import { type FailureType, failureType } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard, FrictionCell, FrictionType } from '../../../shared/explain/friction/friction-board.ts';
import { caseRows, cellFilter, contactRows } from '../../../shared/explain/friction/friction-rows.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { placeWords } from '../../../shared/report/friction-table.ts';
import { navigate } from '../../state/ui-store.ts';

/** One line of the board: a failure over everything, or in one product of one partner. */
export interface FrictionLine {
  readonly key: string;
  readonly type: FailureType;
  readonly result: FrictionType;
  readonly cell: FrictionCell;
  readonly isTotal: boolean;
}

/** Every failure with its places below it; those of closed failures are left out. `said`: what people set contact reasons beside. */
export function linesOf(board: FrictionBoard, open: ReadonlySet<string>, said: readonly ContactReason[]): readonly FrictionLine[] {
  return board.types.flatMap((result) => {
    const known = failureType(result.id);
    if (known === null) return [];
    const type = withReasons(known, said);
    const total: FrictionLine = { key: type.id, type, result, cell: result.total, isTotal: true };
    const places = result.cells.map((cell) => ({ key: `${type.id}/${placeWords(cell)}`, type, result, cell, isTotal: false }));
    return open.has(type.id) ? [total, ...places] : [total];
  });
}

export const lineWords = ({ type, cell, isTotal }: FrictionLine): string => (isTotal ? type.label : `${type.label}: ${placeWords(cell)}`);

type Figure = 'cases' | 'contacts' | 'repeated';
const figureWords: Readonly<Record<Figure, string>> = { cases: '', contacts: ', contacts', repeated: ', contacts repeated within 7 days' };

/** The rows behind a figure of a line. */
export function rowsOfLine({ type, cell, isTotal }: FrictionLine, where: Filter, board: FrictionBoard, figure: Figure) {
  const place = isTotal ? null : cell;
  if (figure === 'cases') return caseRows(type, allOf(cellFilter(type, place), where), board.period);
  // Contacts name the product even where the rows of the failure do not.
  const filter = allOf(cellFilter({ product: type.product === null ? null : 'product' }, place), where);
  return contactRows(type, filter, board.period, figure === 'contacts' ? 'all' : 'repeated');
}

export function showRows(line: FrictionLine, where: Filter, board: FrictionBoard, figure: Figure): void {
  navigate('rows', {
    rows: rowsOfLine(line, where, board, figure),
    title: `${lineWords(line)}${figureWords[figure]}`,
    subtitle: periodLabel(board.period),
  });
}
