import { existsSync } from 'node:fs';
import { app } from 'electron';
import { changeSettings, settings } from './settings-store.ts';

const kept = 10;

/** Workbooks opened or saved lately, newest first; those that are gone are left out. */
export const recentPaths = (): readonly string[] => settings().recents.filter((path) => existsSync(path));

export function addRecent(path: string): void {
  changeSettings({ recents: [path, ...settings().recents.filter((known) => known !== path)].slice(0, kept) });
  app.addRecentDocument(path);
}

export function clearRecents(): void {
  changeSettings({ recents: [] });
  app.clearRecentDocuments();
}
