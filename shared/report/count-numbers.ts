import type { ReportModel } from './report-model.ts';

/** How many numbers a report shows: values of its tables, points of its charts, key figures. */
export function countNumbers(model: ReportModel): number {
  let count = 0;
  for (const block of model.blocks) {
    if (block.kind !== 'chart' && block.kind !== 'table') continue;
    count += block.table.rows.flat().filter((cell) => cell.value !== null).length;
    if (block.kind === 'chart')
      count +=
        block.chart.series.flatMap((series) => series.points).filter((point) => point.y !== null).length +
        (block.keyFigure === undefined ? 0 : 1);
  }
  return count;
}
