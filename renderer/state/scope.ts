import { allOf, type Filter } from '../../shared/query/filter.ts';
import type { Period } from '../../shared/query/slice.ts';
import type { Scope } from '../../shared/workbook/document.ts';
import { applyEdit } from './document-actions.ts';
import { useDocumentStore, useWorkbookDocument } from './document-store.ts';
import { chipsOf, chosenValues, withValues } from './scope-filters.ts';

/** Period, comparison and filters: the same on every screen, and part of the workbook. */
export function useScope(): Scope {
  return useWorkbookDocument().scope;
}

export function setPeriod(period: Period | null, compare: Period | null): void {
  void applyEdit({ kind: 'scope.set', scope: { period, compare } });
}

function setWhere(where: Filter): void {
  void applyEdit({ kind: 'scope.set', scope: { where } });
}

function currentWhere(): Filter {
  return useDocumentStore.getState().workbook?.document.scope.where ?? { kind: 'all' };
}

export function filterTo(column: string, values: readonly (string | null)[]): void {
  setWhere(withValues(currentWhere(), column, values));
}

/** A second click on the same value lifts the filter again. */
export function toggleFilter(column: string, value: string | null): void {
  const chosen = chosenValues(currentWhere(), column);
  filterTo(column, chosen?.length === 1 && chosen[0] === value ? [] : [value]);
}

export function removeChip(index: number): void {
  setWhere(allOf(...chipsOf(currentWhere()).filter((_, at) => at !== index)));
}
