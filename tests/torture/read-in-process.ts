import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatChoice, inspectFile, prepareLoad } from '../../electron/engine/import/inspect-file.ts';
import { normalise } from '../../electron/engine/import/normalise.ts';
import { normaliseRequest } from '../../electron/engine/import/request-of.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import type { ImportChoice, PreviewLine } from '../../shared/extract/receipt.ts';
import { previewLines } from '../../shared/extract/preview-lines.ts';
import { readParquet } from '../support/read-parquet.ts';
import type { Reading } from './judge.ts';

/** What a file became, and what its preview would show of it. */
export interface InProcess {
  readonly reading: Reading;
  readonly lines: readonly PreviewLine[];
}

const refusal = (reason: string): InProcess => ({ reading: { kind: 'refused', reason }, lines: [] });

/**
 * A file through the inspection and the reading thread's own code, in this thread: the segments that the database would be given are read
 * back. Columns about persons are kept as they are, since it is structure that is looked at.
 */
export class InProcessReader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'paybench-torture-'));
  private count = 0;

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async read(bytes: Uint8Array, choice: ImportChoice): Promise<InProcess> {
    const staging = mkdtempSync(join(this.folder, 'f'));
    try {
      const path = join(staging, `file-${this.count++}.csv`);
      writeFileSync(path, bytes);
      return await this.readFile(path, choice, staging);
    } catch (thrown) {
      if (thrown instanceof AppFailure) return refusal(`${thrown.error.code}: ${thrown.error.title}`);
      throw thrown;
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }

  private async readFile(path: string, given: ImportChoice, staging: string): Promise<InProcess> {
    const inspection = await inspectFile(path, given);
    if (inspection.kind === 'refused') return refusal(`${inspection.error.code}: ${inspection.error.title}`);
    if (inspection.kind !== 'table') return refusal('no text');
    const { reading, text, head } = inspection;
    const lines = previewLines(text, head.isWhole, reading.dialect, reading.header);
    if (reading.questions.length > 0) return { reading: { kind: 'asked', reason: reading.questions.join(' ') }, lines };
    if (reading.isUnknown) return { reading: { kind: 'asked', reason: 'no column looks like an amount or a date' }, lines };
    const choice = { ...given, personal: Object.fromEntries(reading.header.map((name) => [name, 'keep' as const])) };
    const preparation = prepareLoad(reading, choice, 'UTC');
    const cover = { cardNumbers: 'truncate' as const, hashKey: null };
    const settled = { choice: formatChoice(choice, 'UTC'), inspection, preparation, cover, source: null, staging };
    const segments: string[] = [];
    const summary = await normalise(normaliseRequest(settled, { segmentBytes: 1 << 16 }), {
      async segment(segment) {
        segments.push(segment.path);
      },
      progress: () => undefined,
    });
    const rows = (await readParquet(segments)).map((fields) => fields.slice(1));
    if (rows.length === 0 && summary.quarantined === 0) return { reading: { kind: 'refused', reason: 'no rows' }, lines };
    if (rows.length === 0) return { reading: { kind: 'refused', reason: `none of ${summary.quarantined} records fits` }, lines };
    const setAside = (await readParquet(summary.quarantinePaths)).map(([line, , , reason]) => `line ${line} ${reason}`);
    return {
      reading: {
        kind: 'loaded',
        header: reading.header,
        rows,
        setAside,
        lines: summary.lines,
        warnings: summary.notes.map(({ code }) => code),
      },
      lines,
    };
  }
}
