import { dayText } from '../../../shared/charts/source-line.ts';
import { withoutDetail } from '../../../shared/report/deck-plan.ts';
import { lineageLines } from '../../../shared/report/lineage-text.ts';
import type { ModelBlock, ModelTable, ReportModel } from '../../../shared/report/report-spec.ts';

/** A report as Markdown: charts as their sentence and their table. */
export function writeMarkdown(model: ReportModel): string {
  const head = [
    `# ${plainMarkdown(model.name)}`,
    plainMarkdown(model.subtitle),
    `${plainMarkdown(model.workbook)} · as of ${dayText(model.asOf)} · Paybench ${plainMarkdown(model.appVersion)}`,
  ];
  const caveats =
    model.caveats.length === 0
      ? []
      : ['**Before you use these numbers**', model.caveats.map((caveat) => `- ${plainMarkdown(caveat)}`).join('\n')];
  const passport = [
    '## Where the numbers come from',
    lineageLines(model.blocks.flatMap((block) => block.lineage))
      .map((line) => `- ${plainMarkdown(line)}`)
      .join('\n'),
  ];
  return `${[...head, ...caveats, ...model.blocks.flatMap(blockParts), ...passport].filter((part) => part !== '').join('\n\n')}\n`;
}

function blockParts(block: ModelBlock): readonly string[] {
  switch (block.kind) {
    case 'headline':
      return [`## ${plainMarkdown(block.text)}`];
    case 'text':
      return [plainMarkdown(block.text)];
    case 'chart': {
      const figure = block.keyFigure;
      const key =
        figure === undefined
          ? []
          : [
              `**${plainMarkdown(figure.value)}**${figure.change === null ? '' : ` ${plainMarkdown(figure.change)}`} (${plainMarkdown(figure.label)})`,
            ];
      return [
        `### ${plainMarkdown(block.chart.title)}`,
        plainMarkdown(block.chart.subtitle),
        ...key,
        plainMarkdown(block.chart.alternative),
        markdownTable(block.table),
        ...notes([...(block.findings ?? []), ...block.notes]),
        `_${plainMarkdown(block.chart.source)}_`,
      ];
    }
    case 'table':
      return [`### ${plainMarkdown(block.title)}`, markdownTable(block.table), ...notes([...(block.findings ?? []), ...block.notes])];
  }
}

function notes(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [texts.map((text) => `- ${plainMarkdown(text)}`).join('\n')];
}

export function markdownTable(whole: ModelTable): string {
  const { columns, rows } = withoutDetail(whole);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => plainMarkdown(column.label))),
    line(columns.map((column) => (column.align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => plainMarkdown(cell.text)))),
  ].join('\n');
}

/** Text that stays text: what Markdown or HTML would read as markup is escaped, line ends become spaces. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, (mark) => `\\${mark}`)
    .replace(/^(#{1,6}|[-+>]|\d+[.)])(?=\s)/, (mark) => `\\${mark}`);
}
