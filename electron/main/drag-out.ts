import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nativeImage, type WebContents } from 'electron';
import { fail } from '../../shared/errors/fail.ts';
import { isStaged, stageFolder } from './stage-folder.ts';

/** Height in pixels of what hangs at the pointer while a picture is dragged. */
const hintHeight = 72;

/** A private path for a picture that may be dragged out, under the name that it will have where it is dropped. */
export function newDragFile(name: string): string {
  if (name !== basename(name) || !name.endsWith('.png')) fail('INVALID_REQUEST', { problem: 'a dragged picture has a plain name' });
  const folder = join(stageFolder(), randomUUID());
  mkdirSync(folder);
  return join(folder, name);
}

/** Hands a staged picture to the system's own drag, while the mouse button is down. */
export function startDrag(contents: WebContents, file: string): void {
  if (!isStaged(file)) fail('INVALID_REQUEST', { problem: 'only a staged picture can be dragged' });
  const icon = nativeImage.createFromPath(file);
  if (icon.isEmpty()) fail('INVALID_REQUEST', { problem: 'there is no picture to drag yet' });
  contents.startDrag({ file, icon: icon.resize({ height: hintHeight }) });
}
