import { fileName } from '../../../shared/report/file-name.ts';
import { host } from '../../connection/host-client.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';

export type ExportFormat = 'pptx' | 'pdf' | 'xlsx' | 'docx' | 'html' | 'md' | 'zip';

export const exportFormats: readonly { readonly id: ExportFormat; readonly label: string; readonly hint: string }[] = [
  { id: 'pptx', label: 'PowerPoint deck', hint: 'native charts' },
  { id: 'pdf', label: 'PDF', hint: 'print layout' },
  { id: 'xlsx', label: 'Excel workbook', hint: 'a sheet a block' },
  { id: 'docx', label: 'Word document', hint: 'to read' },
  { id: 'html', label: 'Web page', hint: 'one file' },
  { id: 'md', label: 'Markdown', hint: 'text' },
  { id: 'zip', label: 'CSV files', hint: 'a file a table' },
];

async function printPdf(reportId: string, target: string): Promise<void> {
  const staged = await host.call('pdf.stage', null);
  await runJob('Laying out the pages', 'report.export', { report: { id: reportId }, to: 'print-html', grant: staged.grant });
  await host.call('pdf.print', { source: staged.grant, target });
}

/** How a file is wanted: for every partner in one archive, or as a deck on a template that is asked for. */
export interface ExportWish {
  readonly everyPartner?: boolean;
  readonly ownTemplate?: boolean;
}

/** Asks where to, writes the file, says so. Resolves to false when the person changed their mind. */
export async function exportReport(reportId: string, name: string, format: ExportFormat, wish: ExportWish = {}): Promise<boolean> {
  const { everyPartner = false, ownTemplate = false } = wish;
  const template = ownTemplate ? await host.call('dialog.openTemplate', null) : undefined;
  if (template === null) return false;
  const extension = everyPartner ? 'zip' : format;
  const granted = await host.call('dialog.export', { suggestedName: fileName(name, extension), extension });
  if (granted === null) return false;
  if (format === 'pdf') await printPdf(reportId, granted.grant);
  else {
    const parameters = everyPartner ? { parameters: { partner: '*' } } : {};
    const own = template === undefined ? {} : { template: template.grant };
    const call = { report: { id: reportId }, to: format, grant: granted.grant, ...parameters, ...own };
    await runJob(`Writing ${granted.name}`, 'report.export', call);
  }
  showToast(`${granted.name} is written`, { label: 'Show in folder', run: () => void host.call('shell.reveal', { grant: granted.grant }) });
  return true;
}
