import type { Migration } from './migration.ts';

/** Every migration in order. Version 1 is the first that was ever stored, so the first entry will be `0002-...`. */
export const migrations: readonly Migration[] = [];
