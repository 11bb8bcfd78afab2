import type { Screen } from '../state/routes.ts';

/** Screens that exist. Kept apart from the registry so that a feature can ask without importing its neighbors. */
const present: ReadonlySet<Screen> = new Set<Screen>([
  'brief',
  'data',
  'overview',
  'explore',
  'explain',
  'partners',
  'operations',
  'cases',
  'reports',
  'sql',
  'rows',
  'metrics',
]);

export function hasFeature(id: Screen): boolean {
  return present.has(id);
}
