import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { plainForm } from '../../../shared/extract/containers/source-form.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { Correction, ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type CorrectedRecord, changesOf, linesIn, originalsOf, settledAmounts } from './corrected-record.ts';
import { coverFor } from './cover-values.ts';
import { inTransaction, loadAndCheck, nextExtractId } from './import-file.ts';
import { readControls } from './read-back.ts';
import { readAgain } from './read-again.ts';
import { keepLines, typedRecords } from './typed-records.ts';

export interface CorrectOptions {
  readonly by: string;
  readonly now: () => number;
  readonly hashKey: () => Promise<string>;
}

/**
 * Loads records that a person corrected, by the reader, guard and casts of their file and under their own line numbers. They are an
 * extract of their own that counts as long as the file does, so that taking them back is one undo.
 */
export async function correctRecords(
  workbook: OpenWorkbook,
  extract: ExtractSummary,
  records: readonly CorrectedRecord[],
  job: JobContext,
  options: CorrectOptions,
): Promise<number> {
  const again = readAgain(extract);
  const staging = await mkdtemp(join(workbook.session.stagingFolder, 'correct-'));
  try {
    const id = await workbook.session.withConnection(async (connection) => {
      const originals = await originalsOf(connection, extract, records, again.plan.header.length);
      const cover = await coverFor(workbook, again.preparation, options.hashKey);
      const inspection = typedRecords(again, records);
      return inTransaction(connection, job.signal, async () => {
        const extractId = await nextExtractId(connection, workbook);
        const loading = {
          choice: again.choice,
          inspection,
          preparation: again.preparation,
          cover,
          text: inspection.text,
          staging,
          extractId,
        };
        const loaded = await loadAndCheck(connection, { ...loading, zone: again.zone, startedAt: options.now() }, job, {
          now: options.now,
        });
        if (loaded.rows.quarantined > 0) return fail('INVALID_REQUEST', { problem: 'a corrected record still does not fit' });
        await keepLines(connection, again.plan, extractId, records);
        const correction: Correction = {
          by: options.by,
          at: loaded.loadedAt,
          records: records.map((record, index) => changesOf(record, originals[index], again)),
          settled: settledAmounts(again.plan, originals, extract.receipt.dialect),
          days: await daysOf(connection, again.plan, extractId, workbook.document().settings.timeZone),
        };
        const controls = await readControls(
          connection,
          again.layout.controls,
          [extract.id, ...extract.correctedBy, extractId],
          again.plan.header,
        );
        const lines = originals.reduce((sum, { text }) => sum + (isText(extract.receipt) ? linesIn(text) : 1), 0);
        const receipt = receiptOf(extract.receipt, loaded, lines, { controls, corrections: [correction] });
        await connection.run('INSERT INTO extract_receipt VALUES ($1, $2)', [extractId, JSON.stringify(receipt)]);
        return extractId;
      });
    }, job.signal);
    const sourcePath = workbook.document().extracts[extract.id]?.sourcePath ?? extract.receipt.sourcePath;
    await workbook.apply({ kind: 'extract.add', id, name: `${extract.name}, corrected`, sourcePath, corrects: extract.id });
    await workbook.dataChanged();
    return id;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Whether lines of a receipt are lines of text; elsewhere they are rows. */
const isText = ({ container, form }: Receipt) => container !== 'parquet' && (form?.table ?? plainForm.table).kind === 'text';

async function daysOf(connection: DuckDBConnection, { table }: LoadPlan, extractId: number, zone: string): Promise<readonly string[]> {
  const time = factTable(table).timeColumn;
  const rows = await connection.runAndReadAll(
    `SELECT DISTINCT epoch_ms(${time}) FROM ${table} WHERE extract_id = ${extractId} AND ${time} IS NOT NULL`,
  );
  return [...new Set(rows.getRows().map(([instant]) => formatDay(localDay(zone, Number(instant)))))].sort();
}

/** Tells numbers that stand on these corrections from those that stand on others of the same file. */
function fingerprint(sha256: string, corrections: Receipt['corrections'] = []): string {
  return createHash('sha256')
    .update(JSON.stringify([sha256, corrections.map(({ records }) => records)]))
    .digest('hex');
}

/** Warnings about rows; those about the layout are on the receipt of the file. */
const aboutRows: ReadonlySet<string> = new Set([
  'AMOUNTS_DIFFER',
  'ROWS_WITH_FAULTS',
  'ROWS_WITHOUT_TIME',
  'AMOUNTS_WITHOUT_CURRENCY',
  'CARD_NUMBERS_MASKED',
  'CARD_SHAPED_REFERENCES',
  'DIGITS_LOST',
  'HOUR_SKIPPED',
  'HOUR_TWICE',
]);

/** The receipt of the corrected records alone: it closes by itself and stands for the same file. */
function receiptOf(file: Receipt, loaded: Receipt, lines: number, own: Pick<Receipt, 'controls' | 'corrections'>): Receipt {
  const { header, choice, zone, dialect, bytes, sourcePath, container } = file;
  const none = { header: 0, preamble: 0, blank: 0, trailer: 0, quarantined: 0 };
  return {
    ...loaded,
    ...own,
    file: file.file,
    sourcePath,
    bytes,
    sha256: fingerprint(file.sha256, own.corrections),
    container,
    dialect,
    ...(file.sourceModifiedAt === undefined ? {} : { sourceModifiedAt: file.sourceModifiedAt }),
    ...(file.form === undefined ? {} : { form: file.form }),
    ...(header === undefined ? {} : { header }),
    ...(choice === undefined ? {} : { choice }),
    ...(zone === undefined ? {} : { zone }),
    lines: { ...none, physical: lines, loaded: lines },
    missingDays: [],
    warnings: loaded.warnings.filter(({ code }) => aboutRows.has(code)),
  };
}
