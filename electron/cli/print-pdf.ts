import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '../../shared/errors/fail.ts';
import type { ReportParameters, ReportSpec } from '../../shared/report/report-spec.ts';
import { callEngine } from './call-engine.ts';
import type { Terminal } from './command.ts';

/** A report on paper. Answers the bytes. */
export function printPdf(
  terminal: Terminal,
  call: { readonly report: ReportSpec; readonly parameters: Partial<ReportParameters> },
  target: string,
): Promise<number> {
  return printPage(terminal, target, (page) =>
    callEngine(terminal, 'report.export', { report: call.report, parameters: call.parameters, to: 'print-html', grant: page }),
  );
}

/** A page that `write` lays out, printed by the window's own browser, under a virtual display where there is none. Answers the bytes. */
export async function printPage(terminal: Terminal, target: string, write: (page: string) => Promise<unknown>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-print-'));
  try {
    const page = join(folder, 'page.html');
    await write(page);
    const root = process.env['PAYBENCH_ROOT'];
    if (root === undefined) fail('EXPORT_NEEDS_WINDOW');
    terminal.log("Printing in the window's browser");
    const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'print-pdf.mjs'), page, target], { stdio: ['ignore', 2, 2] });
    if (status !== 0) fail('EXPORT_NEEDS_WINDOW');
    return statSync(target).size;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
