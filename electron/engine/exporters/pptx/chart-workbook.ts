import ExcelJS from 'exceljs';
import { removeIllegal } from '../../../../shared/report/clean-model.ts';
import type { NativeChart } from './native-chart.ts';

/** The workbook behind a native chart: what opens on "Edit data". Text is text, also when it begins like a formula. */
export async function chartWorkbook(chart: NativeChart, at: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Paybench';
  workbook.created = at;
  workbook.modified = at;
  const sheet = workbook.addWorksheet('Sheet1');
  const { across, dates } = chart;
  sheet.addRow([
    chart.corner,
    ...(across === undefined ? [] : [removeIllegal(across.name)]),
    ...chart.series.map((series) => removeIllegal(series.name)),
  ]);
  for (const [row, category] of chart.categories.entries())
    sheet.addRow([
      dates === null ? removeIllegal(category) : dayValue(dates.days[row]),
      ...(across === undefined ? [] : [across.values[row] ?? null]),
      ...chart.series.map((series) => series.values[row] ?? null),
    ]);
  const first = across === undefined ? 2 : 3;
  for (const [index, series] of chart.series.entries()) sheet.getColumn(index + first).numFmt = series.labelFormat;
  sheet.getColumn(1).width = 24;
  if (dates !== null) sheet.getColumn(1).numFmt = 'mmm d, yyyy';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function dayValue(day: number | undefined): Date {
  return new Date((day ?? 0) * 86_400_000);
}
