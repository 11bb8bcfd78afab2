import { dayText } from '../../../shared/charts/source-line.ts';
import { withoutDetail } from '../../../shared/report/deck-plan.ts';
import { lineageLines } from '../../../shared/report/lineage-text.ts';
import type { ModelBlock, ModelTable, ReportModel } from '../../../shared/report/report-spec.ts';

/** A report as Markdown: charts as their sentence and their table. */
export function writeMarkdown(model: ReportModel): string {
  const head = [
    `# ${plain(model.name)}`,
    plain(model.subtitle),
    `${plain(model.workbook)} · as of ${dayText(model.asOf)} · Paybench ${plain(model.appVersion)}`,
  ];
  const caveats =
    model.caveats.length === 0 ? [] : ['**Before you use these numbers**', model.caveats.map((caveat) => `- ${plain(caveat)}`).join('\n')];
  const passport = [
    '## Where the numbers come from',
    lineageLines(model.blocks.flatMap((block) => block.lineage))
      .map((line) => `- ${plain(line)}`)
      .join('\n'),
  ];
  return `${[...head, ...caveats, ...model.blocks.flatMap(blockParts), ...passport].filter((part) => part !== '').join('\n\n')}\n`;
}

function blockParts(block: ModelBlock): readonly string[] {
  switch (block.kind) {
    case 'headline':
      return [`## ${plain(block.text)}`];
    case 'text':
      return [plain(block.text)];
    case 'chart': {
      const figure = block.keyFigure;
      const key =
        figure === undefined
          ? []
          : [`**${plain(figure.value)}**${figure.change === null ? '' : ` ${plain(figure.change)}`} (${plain(figure.label)})`];
      return [
        `### ${plain(block.chart.title)}`,
        plain(block.chart.subtitle),
        ...key,
        plain(block.chart.alternative),
        table(block.table),
        ...notes([...(block.findings ?? []), ...block.notes]),
        `_${plain(block.chart.source)}_`,
      ];
    }
    case 'table':
      return [`### ${plain(block.title)}`, table(block.table), ...notes([...(block.findings ?? []), ...block.notes])];
  }
}

function notes(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [texts.map((text) => `- ${plain(text)}`).join('\n')];
}

function table(whole: ModelTable): string {
  const { columns, rows } = withoutDetail(whole);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => plain(column.label))),
    line(columns.map((column) => (column.align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => plain(cell.text)))),
  ].join('\n');
}

/** Text that stays text: what Markdown or HTML would read as markup is escaped, line ends become spaces. */
function plain(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, (mark) => `\\${mark}`)
    .replace(/^(#{1,6}|[-+>]|\d+[.)])(?=\s)/, (mark) => `\\${mark}`);
}
