import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
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

/** The receipt as a page that an auditor can file. */
export function exportPaper({ id, name }: ExtractSummary): Promise<AppError | null> {
  return exportTo('Receipt', `Receipt of ${name}.html`, 'html', (grant) => callEngine('extract.paper', { extract: id, to: 'html', grant }));
}

/** A taught layout as a file for a colleague. */
export function exportProfile(name: string): Promise<AppError | null> {
  return exportTo(name, `${name}.paybench-profile.json`, 'json', (grant) => callEngine('profile.export', { name, grant }));
}
