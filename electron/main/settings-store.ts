import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { ThemeChoice } from '../../shared/protocol/host-protocol.ts';

export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** What belongs to this machine and not to a workbook. */
export interface Settings {
  readonly window: WindowPlace | null;
  readonly recents: readonly string[];
  readonly theme: ThemeChoice;
}

const defaults: Settings = { window: null, recents: [], theme: 'system' };
const settingsFile = () => join(app.getPath('userData'), 'settings.json');
let current: Settings | null = null;

export function settings(): Settings {
  if (current !== null) return current;
  try {
    current = { ...defaults, ...(JSON.parse(readFileSync(settingsFile(), 'utf8')) as Partial<Settings>) };
  } catch {
    current = defaults; // first start, or a damaged file: nothing in it is worth an error
  }
  return current;
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...settings(), ...change };
  const temporary = `${settingsFile()}.new`;
  writeFileSync(temporary, JSON.stringify(current, null, 2));
  renameSync(temporary, settingsFile());
}
