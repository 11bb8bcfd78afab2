import { host } from '../connection/host-client.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import { showToast } from './toasts.ts';

async function write(params: { text?: string; html?: string; png?: Uint8Array; svg?: string }, said: string): Promise<void> {
  try {
    await host.call('clipboard.write', params);
    showToast(said);
  } catch (thrown) {
    showToast(`Nothing was copied: ${toAppError(thrown).title}`);
  }
}

export function copyText(text: string, said = 'Copied'): void {
  void write({ text }, said);
}

export function copyReport(report: string): void {
  void write({ text: report }, 'Report copied; it holds no values from your rows');
}

export function copyFigure(figure: { readonly text: string; readonly html: string; readonly png: Uint8Array; readonly svg: string }): void {
  void write(figure, 'Copied as picture and table');
}
