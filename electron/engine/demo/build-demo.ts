import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { SynthSize } from '../../../shared/synth/index.ts';
import { importFile } from '../import/import-file.ts';
import { newWorkbook, type Opening } from '../workbook/open-file.ts';
import type { OwnedWorkbook } from '../workbook/open-workbook.ts';
import { saveWorkbookAs } from '../workbook/save-workbook.ts';
import { CompleteFiles } from './complete-files.ts';
import { demoEdits } from './demo-edits.ts';
import { drawExtracts } from './draw-extracts.ts';

const label = 'Preparing the demo workbook';

/** Shares of the work: writing files, then loading them, measured at size M; saving is the rest. */
const writtenShare = 0.2;
const importedShare = 0.95;

/** What is done, told as one fraction that never falls. */
class DemoProgress {
  private told = 0;
  private written = 0;
  private detail = 'writing partner files';

  constructor(private readonly progress: JobContext['progress']) {}

  tellWritten(fraction: number): void {
    this.written = fraction;
    this.tell(0);
  }

  /** `loaded`: bytes loaded of so many bytes written. */
  tellLoaded(detail: string, loaded: number, bytes: number): void {
    this.detail = detail;
    this.tell((loaded / bytes) * this.written);
  }

  private tell(loaded: number): void {
    this.told = Math.max(this.told, this.written * writtenShare + loaded * (importedShare - writtenShare));
    this.progress(label, this.told, this.detail);
  }
}

/** Writes the demo's partner files into a folder and loads each as soon as it is complete: a machine with two cores does both at once. */
async function writeAndLoad(workbook: OwnedWorkbook, outDir: string, size: SynthSize, job: JobContext, now: () => number): Promise<void> {
  const complete = new CompleteFiles();
  const stop = new AbortController();
  const signal = AbortSignal.any([job.signal, stop.signal]);
  const told = new DemoProgress(job.progress);
  let bytes = 0;
  const writing = drawExtracts(
    { size, seed: 7, outDir },
    {
      signal,
      onProgress: (fraction) => told.tellWritten(fraction),
      onBytes: (count) => {
        bytes += count;
      },
      onWritten: (file) => complete.push(file),
    },
  ).finally(() => complete.end());
  const loading = async (): Promise<void> => {
    let loaded = 0;
    for await (const { path, name, choice, bytes: own } of complete.take()) {
      const report: JobContext['progress'] = (_, fraction) => told.tellLoaded(name, loaded + own * (fraction ?? 0), bytes);
      const result = await importFile(workbook, path, choice, { signal, progress: report }, { now });
      if (result.status === 'refused') throw new AppFailure(result.error);
      loaded += own;
    }
  };
  const both = [writing, loading()];
  try {
    await Promise.all(both);
  } catch (thrown) {
    stop.abort();
    await Promise.allSettled(both);
    throw thrown;
  }
}

/** Writes the demo's partner files, loads them as anyone would, and saves the workbook as `target`. */
export async function buildDemo(opening: Opening, folder: string, target: string, size: SynthSize, job: JobContext): Promise<void> {
  const extracts = join(folder, 'extracts');
  await rm(extracts, { recursive: true, force: true });
  await mkdir(extracts, { recursive: true, mode: 0o700 });
  const quiet: Opening = { ...opening, holder: 'builder', onChanged: () => undefined };
  const workbook = await newWorkbook(quiet, 'Demo');
  try {
    await writeAndLoad(workbook, extracts, size, job, opening.now);
    for (const edit of demoEdits()) await workbook.apply(edit);
    job.progress(label, importedShare, 'saving');
    const unfinished = `${target}.building`;
    await rm(unfinished, { force: true });
    await saveWorkbookAs(workbook, unfinished, opening.dataDir, opening.now(), { signal: job.signal, progress: () => undefined });
    await rename(unfinished, target);
  } finally {
    await workbook.close(false);
  }
}
