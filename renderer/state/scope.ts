import { type Filter, allOf } from '../../shared/query/filter.ts';
import type { Period } from '../../shared/query/slice.ts';
import type { Scope } from '../../shared/workbook/document.ts';
import { applyEdit } from './document-actions.ts';
import { useDocumentStore, useWorkbookDocument } from './document-store.ts';

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

/** The filters that are joined by "and"; each is a chip. */
export function chipsOf(where: Filter): readonly Filter[] {
  if (where.kind === 'all') return [];
  return where.kind === 'and' ? where.parts : [where];
}

function columnOf(filter: Filter): string | null {
  return 'column' in filter ? filter.column : null;
}

/** Values chosen for a column, or null when it is not filtered by choosing values. */
export function chosenValues(where: Filter, column: string): readonly (string | null)[] | null {
  const chip = chipsOf(where).find((filter) => filter.kind === 'in' && filter.column === column);
  return chip?.kind === 'in' ? chip.values.map((value) => (value === null ? null : String(value))) : null;
}

/** Limits a column to these values; an empty list lifts the limit. */
export function withValues(where: Filter, column: string, values: readonly (string | null)[]): Filter {
  const others = chipsOf(where).filter((filter) => columnOf(filter) !== column);
  return values.length === 0 ? allOf(...others) : allOf(...others, { kind: 'in', column, values });
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
