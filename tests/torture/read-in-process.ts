import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatChoice, inspectFile, prepareLoad } from '../../electron/engine/import/inspect-file.ts';
import { normalise } from '../../electron/engine/import/normalise.ts';
import type { NormaliseSummary } from '../../electron/engine/import/normalise-request.ts';
import { normaliseRequest } from '../../electron/engine/import/request-of.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { previewLines } from '../../shared/extract/preview-lines.ts';
import { questionsText } from '../../shared/extract/question.ts';
import type { ImportChoice, PreviewLine } from '../../shared/extract/receipt.ts';
import type { Reading } from './judge.ts';
import { readSegments } from './read-segments.ts';

/** A file and what is said about it. */
export interface Given {
  readonly bytes: Uint8Array;
  readonly choice: ImportChoice;
  /** What becomes of columns when it is imported, where the file has all of them. */
  readonly mapping?: ImportChoice['mapping'];
}

/** What a file became, and what its preview would show of it. */
export interface InProcess {
  readonly reading: Reading;
  readonly lines: readonly PreviewLine[];
}

/** A file that was read; its rows still lie in its segments. */
interface Read {
  readonly header: readonly string[];
  readonly lines: readonly PreviewLine[];
  readonly segments: readonly string[];
  readonly summary: NormaliseSummary;
}

const filesAtOnce = 8;
const filesInBatch = 200;

const stopped = (kind: 'asked' | 'refused', reason: string, lines: readonly PreviewLine[] = []): InProcess => ({
  reading: { kind, reason },
  lines,
});

/**
 * Files through the inspection and the reading thread's own code, in this thread: the segments that the database would be given are read
 * back. Columns about persons are kept as they are, since it is structure that is looked at.
 */
export class InProcessReader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'paybench-torture-'));
  private count = 0;

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** In the order of the files. Many are read at once, and many before their segments are opened, which is quicker. */
  async *read(files: Iterable<Given>): AsyncGenerator<InProcess> {
    const waiting = [...files];
    while (waiting.length > 0) {
      const staging = mkdtempSync(join(this.folder, 'batch-'));
      const batch: (Read | InProcess)[] = [];
      while (waiting.length > 0 && batch.length < filesInBatch) {
        const first = batch.length;
        const group = waiting.splice(0, filesAtOnce);
        batch.push(...(await Promise.all(group.map((file, index) => this.take(file, join(staging, String(first + index)))))));
      }
      yield* await finish(batch);
      rmSync(staging, { recursive: true, force: true });
    }
  }

  private async take({ bytes, choice }: Given, staging: string): Promise<Read | InProcess> {
    mkdirSync(staging);
    const path = join(staging, `file-${this.count++}.csv`);
    writeFileSync(path, bytes);
    try {
      return await readFile(path, choice, staging);
    } catch (thrown) {
      if (thrown instanceof AppFailure) return stopped('refused', `${thrown.error.code}: ${thrown.error.title}`);
      throw thrown;
    }
  }
}

async function readFile(path: string, given: ImportChoice, staging: string): Promise<Read | InProcess> {
  const inspection = await inspectFile(path, given);
  if (inspection.kind === 'refused') return stopped('refused', `${inspection.error.code}: ${inspection.error.title}`);
  const { reading, text, head } = inspection;
  const lines = previewLines(text, head.isWhole, reading.dialect, reading.header);
  if (reading.questions.length > 0) return stopped('asked', questionsText(reading.questions), lines);
  if (reading.isUnknown) return stopped('asked', 'no column looks like an amount or a date', lines);
  const choice = { ...given, personal: Object.fromEntries(reading.header.map((name) => [name, 'keep' as const])) };
  const preparation = prepareLoad(reading, choice, 'UTC');
  const cover = { cardNumbers: 'truncate' as const, hashKey: null };
  const settled = { choice: formatChoice(choice, 'UTC'), inspection, preparation, cover, staging };
  const segments: string[] = [];
  const summary = await normalise(normaliseRequest(settled, { segmentBytes: 1 << 16 }), {
    async segment(segment) {
      segments.push(segment.path);
    },
    progress: () => undefined,
  });
  return { header: reading.header, lines, segments, summary };
}

async function finish(batch: readonly (Read | InProcess)[]): Promise<readonly InProcess[]> {
  const read = batch.flatMap((one) => ('segments' in one ? [one] : []));
  const rows = await readSegments(read.flatMap(({ segments }) => segments));
  const setAside = await readSegments(read.flatMap(({ summary }) => summary.quarantinePaths));
  return batch.map((one) => {
    if (!('segments' in one)) return one;
    const { header, lines, segments, summary } = one;
    const found = segments.flatMap((path) => rows.get(path) ?? []).map((cells) => cells.slice(2, header.length + 2));
    if (found.length === 0) return stopped('refused', `none of ${summary.quarantined} records fits`, lines);
    const reasons = summary.quarantinePaths
      .flatMap((path) => setAside.get(path) ?? [])
      .map(([line, , , reason]) => `line ${line} ${reason}`);
    const warnings = summary.notes.map(({ code }) => code);
    return { reading: { kind: 'loaded', header, rows: found, setAside: reasons, lines: summary.lines, warnings }, lines };
  });
}
