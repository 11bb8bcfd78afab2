import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { callEngine } from '../../connection/engine-client.ts';
import { host } from '../../connection/host-client.ts';
import { showToast } from '../../state/toasts.ts';
import type { Granted } from '../../../shared/protocol/host-protocol.ts';

/** Asks where a file goes and has it written; what failed is given back to be shown where it was asked for. */
async function exportTo(
  what: string,
  suggestedName: string,
  extension: string,
  write: (grant: string) => Promise<unknown>,
): Promise<AppError | null> {
  const granted: Granted | null = await host.call('dialog.export', { suggestedName, extension });
  if (granted === null) return null;
  try {
    await write(granted.grant);
  } catch (thrown) {
    return toAppError(thrown);
  }
  showToast(`${what} written to ${granted.name}`, { label: 'Show', run: () => void host.call('shell.reveal', { grant: granted.grant }) });
  return null;
}

export const paperForms = [
  { form: 'pdf', label: 'PDF', hint: 'to be filed' },
  { form: 'xlsx', label: 'Excel workbook', hint: 'numbers that add up' },
  { form: 'md', label: 'Markdown', hint: 'text' },
  { form: 'html', label: 'Web page', hint: 'one file' },
] as const;
export type PaperForm = (typeof paperForms)[number]['form'];

/** The receipt as a working paper that an auditor can file. */
export function exportPaper({ id, name }: ExtractSummary, form: PaperForm): Promise<AppError | null> {
  return exportTo('Receipt', fileName(`Receipt of ${name}`, form), form, async (grant) => {
    if (form !== 'pdf') return callEngine('extract.paper', { extract: id, to: form, grant });
    const page = await host.call('pdf.stage', null);
    await callEngine('extract.paper', { extract: id, to: 'html', grant: page.grant });
    return host.call('pdf.print', { source: page.grant, target: grant });
  });
}

/** A taught layout as a file for a colleague. */
export function exportProfile(name: string): Promise<AppError | null> {
  return exportTo(name, `${name}.paybench-profile.json`, 'json', (grant) => callEngine('profile.export', { name, grant }));
}
