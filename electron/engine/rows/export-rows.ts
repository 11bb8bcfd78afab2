import { open, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { factTable } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import type { RowsExport, RowsExported } from '../../../shared/query/rows-export.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import type { EngineContext, OpenWorkbook } from '../engine-context.ts';
import type { ExportPlan } from './export-plan.ts';
import { exportPlan } from './export-rows-plan.ts';
import { type RowChunks, type SheetsWritten, writeRowsXlsx } from '../exporters/rows-xlsx.ts';
import { rowsOf } from './read-rows.ts';
import { runWithProgress } from '../run-with-progress.ts';
import { copyInto, syncFile, syncFolder } from '../workbook/durable-file.ts';
import { writeFailure } from '../workbook/file-failure.ts';

/** What an export knows of the program that writes it. */
export type ExportPlace = Pick<EngineContext, 'workbook' | 'now' | 'appVersion'>;

/** Writes rows to a file, all of them: under a temporary name first, so that the name never holds half of them. */
export async function exportRows(context: ExportPlace, request: RowsExport, path: string, job: JobContext): Promise<RowsExported> {
  const workbook = context.workbook();
  const plan = await exportPlan(workbook, request, job);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const written =
      request.to === 'xlsx'
        ? await writeSheets(context, workbook, request, plan, temporary, job)
        : await writeCopy(workbook, request, plan, temporary, job);
    if (job.signal.aborted) fail('CANCELLED');
    await syncFile(temporary);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    const { size } = await stat(path);
    return { path, bytes: size, ...written };
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw writeFailure(thrown, dirname(path));
  }
}

type Written = Pick<RowsExported, 'rows' | 'sheets' | 'notes'>;

/** CSV and Parquet are written by the database into its own folder, the only one it may write, and taken over from there. */
async function writeCopy(workbook: OpenWorkbook, { to }: RowsExport, plan: ExportPlan, path: string, job: JobContext): Promise<Written> {
  const staged = join(workbook.session.stagingFolder, `export-${randomUUID()}.${to}`);
  const options = to === 'csv' ? "FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', NULL ''" : 'FORMAT parquet, COMPRESSION zstd';
  try {
    const rows = await workbook.session.withConnection(async (connection) => {
      await runWithProgress(connection, `COPY (${plan.select}) TO ${quoteText(staged)} (${options})`, 'Writing rows', job);
      const counted =
        to === 'csv'
          ? `(SELECT count(*) FROM read_csv(${quoteText(staged)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true, null_padding = false))`
          : `(SELECT sum(num_rows) FROM parquet_file_metadata(${quoteText(staged)}))`;
      const [[count = 0] = []] = await rowsOf(connection, `SELECT CAST(${counted} AS BIGINT)`);
      return Number(count);
    }, job.signal);
    await copyInto(staged, path, { signal: job.signal, onProgress: (fraction) => job.progress('Writing the file', fraction) });
    return { rows, sheets: 0, notes: plan.notes };
  } finally {
    await rm(staged, { force: true });
  }
}

async function writeSheets(
  context: ExportPlace,
  workbook: OpenWorkbook,
  request: RowsExport,
  plan: ExportPlan,
  path: string,
  job: JobContext,
): Promise<Written> {
  const file = await open(path, 'wx');
  try {
    const written = await workbook.session.withConnection(async (connection) => {
      const [[total = 0] = []] = await rowsOf(connection, `SELECT count(*) FROM (${plan.select})`);
      job.progress('Writing rows', 0);
      const result = await connection.stream(plan.select);
      async function* chunks(): RowChunks {
        let done = 0;
        for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
          if (job.signal.aborted) fail('CANCELLED');
          const { rowCount } = chunk;
          yield { rowCount, columns: plan.columns.map((_, index) => (chunk === null ? [] : chunk.getColumnValues(index))) };
          done += rowCount;
          job.progress('Writing rows', Number(total) === 0 ? null : done / Number(total));
        }
      }
      const columns = plan.columns.map(({ label, type }) => ({ label: type === 'instant' ? `${label} (UTC)` : label, type }));
      return writeRowsXlsx(file, columns, chunks(), (sheets) => aboutLines(context, workbook, request, plan, sheets));
    }, job.signal);
    return { rows: written.rows, sheets: written.sheets, notes: [...plan.notes, ...sheetNotes(written)] };
  } finally {
    await file.close();
  }
}

function sheetNotes({ sheets, cut }: SheetsWritten): string[] {
  return [
    ...(sheets > 1 ? [`A sheet holds 1,048,576 rows, so the rows are in ${sheets} sheets.`] : []),
    ...(cut > 0 ? [`${cut.toLocaleString('en-US')} texts were longer than a cell holds (32,767 characters) and were cut.`] : []),
  ];
}

function aboutLines(
  context: ExportPlace,
  workbook: OpenWorkbook,
  { rows }: RowsExport,
  plan: ExportPlan,
  written: SheetsWritten,
): readonly string[] {
  const { name, settings } = workbook.document();
  const filter = [printFilter(rows.where), rows.narrow === undefined ? '' : printFilter(rows.narrow)]
    .filter((text) => text !== '')
    .join(' and ');
  return [
    `${factTable(rows.table).label} of ${name}`,
    `${written.rows.toLocaleString('en-US')} rows, written ${new Date(context.now()).toISOString()} by Paybench ${context.appVersion}`,
    rows.period === null
      ? 'Period: all that is loaded'
      : `Period: ${rows.period.from} up to, not including, ${rows.period.to}, in ${settings.timeZone}`,
    `Filter: ${filter === '' ? 'none' : filter}`,
    ...(rows.metric === null ? [] : [`Rows behind the metric ${rows.metric} (${rows.part})`]),
    ...plan.notes,
    ...sheetNotes(written),
  ];
}
