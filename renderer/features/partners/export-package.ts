import { fileName } from '../../../shared/report/file-name.ts';
import { host } from '../../connection/host-client.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';

export type PackageFormat = 'pdf' | 'pptx' | 'xlsx' | 'html';
type Subject = { readonly kind: 'claim'; readonly key: string } | { readonly kind: 'review'; readonly partner: string };

async function write(subject: Subject, format: PackageFormat, grant: string, name: string): Promise<void> {
  if (format !== 'pdf') {
    await runJob(`Writing ${name}`, 'package.export', { subject, to: format, grant });
    return;
  }
  const staged = await host.call('pdf.stage', null);
  await runJob('Laying out the pages', 'package.export', { subject, to: 'print-html', grant: staged.grant });
  await host.call('pdf.print', { source: staged.grant, target: grant });
}

/** The pack for a partner's review; asks where to. */
export async function exportReview(partner: string, format: PackageFormat): Promise<void> {
  const granted = await host.call('dialog.export', { suggestedName: fileName(`${partner} review`, format), extension: format });
  if (granted === null) return;
  await write({ kind: 'review', partner }, format, granted.grant, granted.name);
  showToast(`${granted.name} is written`, { label: 'Show in folder', run: () => void host.call('shell.reveal', { grant: granted.grant }) });
}

/** Claim and rows with one question: the pages as PDF, the rows behind them as a spreadsheet beside it. */
export async function exportClaim(key: string, title: string): Promise<void> {
  const granted = await host.call('dialog.export', { suggestedName: fileName(title, 'pdf'), extension: 'pdf', also: 'xlsx' });
  if (granted === null) return;
  await write({ kind: 'claim', key }, 'pdf', granted.grant, granted.name);
  if (granted.also !== undefined) await runJob(`Writing ${granted.also.name}`, 'claim.rows', { key, grant: granted.also.grant });
  const both = granted.also === undefined ? granted.name : `${granted.name} and ${granted.also.name}`;
  showToast(`${both} are written`, { label: 'Show in folder', run: () => void host.call('shell.reveal', { grant: granted.grant }) });
}
