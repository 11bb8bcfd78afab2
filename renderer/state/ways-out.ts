import type { AppError } from '../../shared/errors/app-error.ts';
import { applyEdit } from './document-actions.ts';
import { useDocumentStore } from './document-store.ts';
import { navigate, setRatesOpen } from './ui-store.ts';

/** A button that leads out of what failed. */
export interface WayOut {
  readonly label: string;
  readonly run: () => void;
}

/** Nothing is there to count, perhaps for the filters alone. */
const perhapsFiltered: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'FILTER_INVALID',
  'BRIDGE_NOT_POSSIBLE',
  'EMPTY_SLICE',
  'METRIC_NEEDS_DATA',
]);

export const liftFilters: WayOut = {
  label: 'Lift all filters',
  run: () => void applyEdit({ kind: 'scope.set', scope: { where: { kind: 'all' } } }),
};

export const hasFilters = (): boolean => {
  const where = useDocumentStore.getState().workbook?.document.scope.where;
  return where !== undefined && where.kind !== 'all';
};

/** What would give a figure where one failed; empty where only the words help. */
export function waysOut({ code }: AppError): readonly WayOut[] {
  if (code === 'CURRENCY_NO_RATE') return [{ label: 'Add a rate', run: () => setRatesOpen(true) }];
  if (code === 'METRIC_INVALID') return [{ label: 'See its definition', run: () => navigate('metrics', null) }];
  return perhapsFiltered.has(code) && hasFilters() ? [liftFilters] : [];
}
