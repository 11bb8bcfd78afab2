import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { SynthSize } from '../../../shared/synth/index.ts';
import { stampOf } from '../workbook/file-stamp.ts';
import { openFile, type Opening } from '../workbook/open-file.ts';
import type { OwnedWorkbook } from '../workbook/open-workbook.ts';
import { lockWorkbook } from '../workbook/working-copy.ts';

/** Raised when the demo is to be made anew although the app's version is the same. */
export const demoVersion = 9;

/** M tells the story at a size that feels real; tests ask for S. */
export function demoSize(wish: string | undefined): SynthSize {
  return wish === 'S' || wish === 'L' ? wish : 'M';
}

/** Removes demos that earlier versions built. */
async function removeOthers(folder: string, keep: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => name.startsWith('demo-') && name !== keep);
  for (const name of others) await rm(join(folder, name), { force: true });
}

/** Opens the demo as a workbook without a name; builds it first when this version has not done so yet, or when asked to. */
export async function openDemo(opening: Opening, size: SynthSize, rebuild: boolean, job: JobContext): Promise<OwnedWorkbook> {
  const asked = join(opening.dataDir, 'demo');
  await mkdir(asked, { recursive: true, mode: 0o700 });
  const folder = await realpath(asked);
  const name = `demo-${opening.appVersion}-${demoVersion}-${size}.paybench`;
  const target = join(folder, name);
  if (rebuild || (await stampOf(target)) === null) {
    const lock = await lockWorkbook(opening.dataDir, target, null);
    try {
      const { buildDemo } = await import('./build-demo.ts');
      await buildDemo(opening, folder, target, size, job);
      await removeOthers(folder, name);
    } finally {
      await lock.release();
    }
  }
  return openFile(opening, { source: target, file: null, isDemo: true }, null, job);
}
