import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { questionsText } from '../../shared/extract/question.ts';
import type { AmountControl, ImportChoice } from '../../shared/extract/receipt.ts';
import type { Reading } from './judge.ts';
import type { Given } from './read-in-process.ts';

/** What a file became in a workbook; `targets`: the canonical column that took each of its columns, null where it stayed text. */
export interface Imported {
  readonly reading: Reading;
  readonly targets: readonly (string | null)[];
  /** What its receipt says of amounts. */
  readonly amounts: readonly AmountControl[];
}

const job = { signal: new AbortController().signal, progress: () => undefined };
const filesPerWorkbook = 100;

/** The name a source column has in the workbook: x_, lower case, accents off, all but letters and digits as underscore. */
function extraColumns(columns: readonly (readonly [name: string, position: number])[]): string[] {
  const taken = new Map<string, number>();
  return columns.map(([name, position]) => {
    const slug = name
      .normalize('NFKD')
      .replaceAll('ß', 'ss')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    const base = slug === '' ? `x_c${position + 1}` : `x_${slug}`;
    const times = (taken.get(base) ?? 0) + 1;
    taken.set(base, times);
    return times === 1 ? base : `${base}_${times}`;
  });
}

/** A file through preview and import, into a workbook on DuckDB, read back with SQL. */
export class ImportReader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'paybench-torture-'));
  private readonly engine: Engine;
  private files = 0;

  constructor() {
    this.engine = createEngine({
      dataDir: join(this.folder, 'data'),
      appVersion: 'torture',
      now: Date.now,
      resolveGrant: (grant) => grant,
      holder: 'terminal',
    });
  }

  async close(): Promise<void> {
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** In the order of the files. */
  async *read(files: Iterable<Given>): AsyncGenerator<Imported> {
    for (const file of files) yield await this.readOne(file);
  }

  /** Preview, then import with what the preview proposed: what a person does who presses Import without changing anything. */
  private async readOne({ bytes, choice, mapping }: Given): Promise<Imported> {
    if (this.files++ % filesPerWorkbook === 0) await this.newWorkbook();
    const path = join(this.folder, 'file.csv');
    writeFileSync(path, bytes);
    try {
      return await this.importFile(path, { ...choice, allowDuplicate: true }, mapping);
    } catch (thrown) {
      if (thrown instanceof AppFailure) return stopped('refused', `${thrown.error.code}: ${thrown.error.title}`);
      throw thrown;
    }
  }

  /** A list of thousands of loaded files would be read for each new one. */
  private async newWorkbook(): Promise<void> {
    if (this.files > 1) await this.engine.handlers['workbook.close']({ discard: true }, job);
    await this.engine.handlers['workbook.new']({ name: 'torture' }, job);
  }

  private async importFile(grant: string, given: ImportChoice, wanted: Given['mapping']): Promise<Imported> {
    const { handlers } = this.engine;
    const preview = await handlers['extract.preview']({ grant, choice: given }, job);
    if (preview.refused !== null) return stopped('refused', `${preview.refused.code}: ${preview.refused.title}`);
    if (preview.questions.length > 0) return stopped('asked', questionsText(preview.questions));
    // Columns about persons stay as they are: it is structure that is looked at.
    const personal = Object.fromEntries(preview.header.map((name) => [name, 'keep' as const]));
    const hasThem = wanted?.every(({ source }) => preview.header.includes(source)) === true;
    const choice = { ...given, personal, ...(hasThem ? { mapping: wanted } : {}) };
    const mapping = hasThem ? wanted : preview.mapping;
    const result = await handlers['extract.import']({ grant, choice }, job);
    if (result.status === 'refused') return stopped('refused', `${result.error.code}: ${result.error.title}`);
    const { id, receipt } = result.extract;
    const targets = preview.header.map((name) => mapping.find(({ source }) => source === name)?.target ?? null);
    const kept = extraColumns(preview.header.flatMap((name, column) => (targets[column] === null ? [[name, column] as const] : [])));
    const columns = targets.map((target) => target ?? kept.shift() ?? '').map((name) => `coalesce("${name}"::VARCHAR, '')`);
    const rows = await this.text(`SELECT ${columns.join(', ')} FROM plain_line WHERE extract_id = ${id} ORDER BY line_no`);
    const quarantine = await handlers['extract.quarantine']({ extract: id, offset: 0, limit: 1000 }, job);
    if (rows.length !== receipt.rows.loaded) throw new Error(`${rows.length} rows where the receipt says ${receipt.rows.loaded}`);
    return {
      reading: {
        kind: 'loaded',
        header: preview.header,
        rows,
        setAside: quarantine.records.map(({ line, reason }) => `line ${line} ${reason}`),
        lines: receipt.lines,
        warnings: receipt.warnings.map(({ code }) => code),
      },
      targets,
      amounts: receipt.amounts,
    };
  }

  private text(sql: string): Promise<string[][]> {
    return this.engine.context
      .workbook()
      .session.withConnection(async (connection) =>
        (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => String(value))),
      );
  }
}

const stopped = (kind: 'asked' | 'refused', reason: string): Imported => ({ reading: { kind, reason }, targets: [], amounts: [] });
