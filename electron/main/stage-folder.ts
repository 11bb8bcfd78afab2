import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { app } from 'electron';

let stage: string | null = null;

/** A private folder for files on their way out, gone when the app quits. */
export function stageFolder(): string {
  if (stage !== null) return stage;
  stage = join(app.getPath('temp'), `paybench-stage-${randomUUID()}`);
  mkdirSync(stage, { recursive: true, mode: 0o700 });
  app.on('quit', () => rmSync(stage ?? '', { recursive: true, force: true }));
  return stage;
}

export const isStaged = (path: string): boolean => stage !== null && path.startsWith(stage + sep);
