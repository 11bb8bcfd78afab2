import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';

const written = ['pptx', 'xlsx', 'html', 'md'] as const;

/** Pages are laid out here and printed by the window's own browser, under a virtual display where there is none. */
async function printPdf(terminal: Terminal, report: { id: string }, target: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-print-'));
  try {
    const page = join(folder, 'report.html');
    await callEngine(terminal, 'report.export', { report, to: 'print-html', grant: page });
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

export const reportCommand: Command = {
  name: 'report',
  usage: 'report W NAME --to pptx|pdf|xlsx|html|md --out FILE',
  summary: 'export a report',
  values: ['to', 'out'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    const name = args.positional(1, 'the name of the report');
    takeAtMost(args, 2);
    const to = args.required('to');
    const format = written.find((known) => known === to);
    if (format === undefined && to !== 'pdf') fail('EXPORT_FORMAT_UNKNOWN', { format: to });
    const target = terminal.path(args.required('out'));
    if (target === terminal.path(typed)) fail('USAGE', { problem: '--out is the workbook itself' });
    await openWorkbook(args, terminal, typed);
    const state = await callEngine(terminal, 'workbook.state', {});
    const wanted = name.toLowerCase();
    const report = state?.document.reports.find((each) => each.id === name || each.name.toLowerCase() === wanted);
    if (report === undefined) fail('REPORT_NO_SUCH', { name });
    const bytes =
      format === undefined
        ? await printPdf(terminal, { id: report.id }, target)
        : (await callEngine(terminal, 'report.export', { report: { id: report.id }, to: format, grant: target })).bytes;
    return { body: { report: report.name, to, file: target, bytes }, text: `${report.name} is written to ${target} (${bytes} bytes)` };
  },
};
