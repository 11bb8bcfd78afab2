import type { ReportFormat } from '../../../shared/report/report-formats.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { writeDocx } from './docx/write-docx.ts';
import { writeHtml } from './html/write-html.ts';
import { writePrintHtml } from './html/write-print-html.ts';
import { writePptx } from './pptx/write-pptx.ts';
import { writeCsvArchive } from './write-csv.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeXlsx } from './write-xlsx.ts';

/** A way out of the workbench: serialises a resolved report and computes nothing. */
export interface Exporter {
  readonly label: string;
  /** `template`: a .pptx whose layouts, fonts and colors are used; decks only. */
  readonly write: (model: ReportModel, locale: string, template?: Uint8Array) => Promise<string | Uint8Array>;
}

export type { ReportFormat as ExportFormat } from '../../../shared/report/report-formats.ts';

export const exporters: Readonly<Record<ReportFormat, Exporter>> = {
  pptx: { label: 'PowerPoint deck', write: (model, _, template) => writePptx(model, template) },
  xlsx: { label: 'Excel workbook', write: (model) => writeXlsx(model) },
  docx: { label: 'Word document', write: async (model) => writeDocx(model) },
  html: { label: 'Web page', write: async (model) => writeHtml(model) },
  md: { label: 'Markdown', write: async (model) => writeMarkdown(model) },
  zip: { label: 'CSV files', write: async (model) => writeCsvArchive(model) },
  'print-html': { label: 'Print layout', write: async (model, locale) => writePrintHtml(model, locale) },
};
