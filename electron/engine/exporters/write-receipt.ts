import type { PaperSection, PaperTable, ReceiptPaper } from '../../../shared/extract/receipt-paper.ts';
import type { ModelTable } from '../../../shared/report/report-spec.ts';
import { textCell } from '../../../shared/report/model-cells.ts';
import { embeddedFontFace } from './fonts.ts';
import { htmlPage, paragraphs, tableHtml } from './html/html-parts.ts';
import { readingStyle } from './html/page-style.ts';
import { markdownTable, plainMarkdown } from './write-markdown.ts';
import { xmlText } from './xml-text.ts';

const model = ({ columns, rows, hasTotal }: PaperTable): ModelTable => ({
  columns: columns.map(({ label, align }) => ({ label, align, kind: 'text' as const })),
  rows: rows.map((row) => row.map(textCell)),
  ...(hasTotal ? { totals: 1 } : {}),
});

/** The working paper as Markdown. */
export function receiptMarkdown({ title, facts, conclusion, sections }: ReceiptPaper): string {
  const parts = [
    `# ${plainMarkdown(title)}`,
    facts.map(([label, value]) => `- ${label}: ${plainMarkdown(value)}`).join('\n'),
    '## Conclusion',
    ...conclusion.map(plainMarkdown),
    ...sections.flatMap(({ title: heading, table, lines }) => [
      `## ${heading}`,
      ...(table === null ? [] : [markdownTable(model(table))]),
      lines.map((line) => `- ${plainMarkdown(line)}`).join('\n'),
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** On screen a page, on paper sections that are not torn apart. */
const paperStyle =
  'td{overflow-wrap:anywhere}@page{size:letter;margin:14mm}@media print{body{background:#fff;font-size:11px}main{max-width:none;padding:0}section{border:0;border-radius:0;padding:0;margin-top:14px;overflow:visible}h2{break-after:avoid}tr{break-inside:avoid}}';

/** The working paper as one page that loads and runs nothing. */
export function receiptHtml({ title, facts, conclusion, isClean, sections }: ReceiptPaper): string {
  const pairs = facts.map(([label, value]) => `<tr><th scope="row">${xmlText(label)}</th><td>${xmlText(value)}</td></tr>`).join('');
  const verdict = `<section><h2 class="${isClean ? 'good' : 'bad'}">${isClean ? 'It ties' : 'It does not tie'}</h2>${paragraphs(conclusion)}</section>`;
  const body = `<main><header><h1>${xmlText(title)}</h1></header><section><table>${pairs}</table></section>${verdict}${sections.map(sectionHtml).join('\n')}</main>`;
  return htmlPage(title, `${embeddedFontFace()}${readingStyle}${paperStyle}`, body);
}

function sectionHtml({ title, table, lines }: PaperSection): string {
  return `<section><h2>${xmlText(title)}</h2>${table === null ? '' : tableHtml(model(table))}${paragraphs(lines)}</section>`;
}
