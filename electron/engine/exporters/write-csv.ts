import { csvLine } from '../../../shared/report/csv-line.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { lineageLines } from '../../../shared/report/lineage-text.ts';
import { missingText } from '../../../shared/query/format-value.ts';
import type { ModelTable, ReportModel } from '../../../shared/report/report-model.ts';
import { bytesOf, pack } from './repack.ts';

/** A table as CSV: exact values where it has numbers, otherwise its words; nothing where a value is missing. */
export function tableCsv(table: ModelTable): string {
  const cell = ({ value, text }: ModelTable['rows'][number][number]) =>
    value !== null ? String(value) : text === missingText ? null : text;
  return [table.columns.map(({ label }) => label), ...table.rows.map((row) => row.map(cell))].map((row) => `${csvLine(row)}\r\n`).join('');
}

/** The tables of a report, a CSV file each, in one archive; the passport of all numbers beside them. */
export function writeCsvArchive(model: ReportModel): Uint8Array {
  const entries: Record<string, Uint8Array> = {};
  let number = 0;
  for (const block of model.blocks) {
    if (block.kind !== 'chart' && block.kind !== 'table') continue;
    const title = block.kind === 'chart' ? block.chart.title : block.title;
    number++;
    entries[fileName(`${String(number).padStart(2, '0')} ${[...title].slice(0, 60).join('')}`, 'csv')] = bytesOf(
      `\ufeff${tableCsv(block.table)}`,
    );
  }
  const lines = lineageLines(model.blocks.flatMap((block) => block.lineage));
  entries['passport.txt'] = bytesOf([model.name, model.workbook, `as of ${model.asOf}`, ...model.caveats, ...lines].join('\r\n'));
  return pack(entries);
}
