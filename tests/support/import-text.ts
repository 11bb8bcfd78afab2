import { writeFile } from 'node:fs/promises';
import type { ExtractSummary, ImportChoice, Receipt } from '../../shared/extract/receipt.ts';
import { microsOf } from '../../shared/money/micros.ts';
import { startEngine, type TestEngine } from './engine.ts';

export interface ImportBench extends TestEngine {
  /** Writes a file into the test's folder and imports it; fails when it is refused. */
  load(name: string, content: string | Buffer, choice?: ImportChoice): Promise<ExtractSummary>;
  /** The code with which a file is refused. */
  refusal(name: string, content: string | Buffer, choice?: ImportChoice): Promise<string>;
  /** Rows of a query over the workbook, as text. */
  rows(sql: string): Promise<readonly (readonly (string | null)[])[]>;
}

/** An engine with an empty workbook, ready to import. */
export async function startImport(): Promise<ImportBench> {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'Import' });
  const run = async (name: string, content: string | Buffer, choice?: ImportChoice) => {
    await writeFile(engine.path(name), content);
    return engine.call('extract.import', { grant: engine.path(name), ...(choice === undefined ? {} : { choice }) });
  };
  return {
    ...engine,
    async load(name, content, choice) {
      const result = await run(name, content, choice);
      if (result.status !== 'loaded') throw new Error(`${result.error.code}: ${result.error.title}`);
      return result.extract;
    },
    async refusal(name, content, choice) {
      const result = await run(name, content, choice);
      return result.status === 'refused' ? result.error.code : 'loaded';
    },
    rows: (sql) =>
      engine.context
        .workbook()
        .session.withConnection(async (connection) =>
          (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => (value === null ? null : String(value)))),
        ),
  };
}

/** Whether every line of the file is accounted for, and both sums of every amount agree. */
export function closes({ lines, amounts }: Receipt): boolean {
  const { physical, ...parts } = lines;
  const micros = (text: string) => microsOf(text) ?? 0n;
  return (
    Object.values(parts).reduce((sum, count) => sum + count, 0) === physical &&
    amounts.every(({ loaded, quarantined, independent }) => micros(loaded) + micros(quarantined) === micros(independent))
  );
}
