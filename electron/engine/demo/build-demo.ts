import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { extractFormat } from '../../../shared/extract/registry.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { SynthSize } from '../../../shared/synth/index.ts';
import { importFile } from '../import/import-file.ts';
import { writeExtracts, type WrittenExtract } from '../synth/write-extracts.ts';
import { newWorkbook, type Opening } from '../workbook/open-file.ts';
import type { OwnedWorkbook } from '../workbook/open-workbook.ts';
import { saveWorkbookAs } from '../workbook/save-workbook.ts';
import { demoEdits } from './demo-edits.ts';

const label = 'Preparing the demo workbook';

/** Share of the work that has been done when the files are written, measured at size M. */
const writtenShare = 0.35;
const importedShare = 0.95;

async function importAll(workbook: OwnedWorkbook, files: readonly WrittenExtract[], { signal, progress }: JobContext, now: () => number) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { path, name, bytes, choice } of files) {
    const report: JobContext['progress'] = (_, fraction) =>
      progress(label, writtenShare + ((importedShare - writtenShare) * (done + bytes * (fraction ?? 0))) / total, name);
    report('', 0);
    const result = await importFile(workbook, path, choice, { signal, progress: report }, { now });
    if (result.status === 'refused') throw new AppFailure(result.error);
    done += bytes;
  }
}

/** Writes the demo's partner files, loads them as anyone would, and saves the workbook as `target`. */
export async function buildDemo(opening: Opening, folder: string, target: string, size: SynthSize, job: JobContext): Promise<void> {
  const extracts = join(folder, 'extracts');
  await rm(extracts, { recursive: true, force: true });
  await mkdir(extracts, { recursive: true, mode: 0o700 });
  const { signal, progress } = job;
  const written = await writeExtracts({
    size,
    seed: 7,
    outDir: extracts,
    signal,
    onProgress: (fraction) => progress(label, fraction * writtenShare, 'writing partner files'),
  });
  const quiet: Opening = { ...opening, holder: 'builder', onChanged: () => undefined };
  const workbook = await newWorkbook(quiet, 'Demo');
  try {
    await importAll(
      workbook,
      written.files.filter(({ format }) => extractFormat(format) !== null),
      job,
      opening.now,
    );
    for (const edit of demoEdits()) await workbook.apply(edit);
    progress(label, importedShare, 'saving');
    const unfinished = `${target}.building`;
    await rm(unfinished, { force: true });
    await saveWorkbookAs(workbook, unfinished, opening.dataDir, opening.now(), { signal, progress: () => undefined });
    await rename(unfinished, target);
  } finally {
    await workbook.close(false);
  }
}
