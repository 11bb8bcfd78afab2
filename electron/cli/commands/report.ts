import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { namesOf } from '../../../shared/errors/names-of.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import type { WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import type { ReportFormat } from '../../../shared/report/report-formats.ts';
import { reportTemplates } from '../../../shared/report/templates/registry.ts';
import { templateSetting } from '../../../shared/report/templates/template-setting.ts';
import type { ReportParameters, ReportSpec } from '../../../shared/report/report-spec.ts';
import { withParameters } from '../../../shared/report/with-parameters.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { type ParsedArgs, takeAtMost } from '../parse-args.ts';
import { printPdf } from '../print-pdf.ts';

const written = ['pptx', 'xlsx', 'docx', 'html', 'md', 'zip'] as const satisfies readonly ReportFormat[];

/** One file to write: for whom, for which month, and where. */
interface Piece {
  readonly parameters: Partial<ReportParameters>;
  readonly target: string;
  readonly title: string;
}

/** "partner=Northbank, month=2026-03"; the partner may be * for every one of them. */
function parametersOf(args: ParsedArgs): { readonly partner?: string; readonly month?: string } {
  const found: { partner?: string; month?: string } = {};
  for (const part of (args.value('param') ?? '').split(',').filter((each) => each.trim() !== '')) {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim());
    if ((name !== 'partner' && name !== 'month') || value === '')
      fail('USAGE', { problem: `--param takes partner=NAME, partner=* or month=YYYY-MM, not "${part.trim()}"` });
    if (name === 'month' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) fail('USAGE', { problem: `${value} is not a month like 2026-03` });
    found[name] = value;
  }
  return found;
}

/** The name of a report as it is made for a partner and a month; for its own where none is given. */
function titleOf(report: ReportSpec, partner: string | null, month: string | undefined): string {
  const { parameters } = report;
  return withParameters({
    ...report,
    parameters: { partner: partner ?? parameters?.partner ?? null, month: month ?? parameters?.month ?? null },
  }).name;
}

async function piecesOf(report: ReportSpec, args: ParsedArgs, terminal: Terminal, extension: string): Promise<readonly Piece[]> {
  const { partner, month } = parametersOf(args);
  const out = terminal.path(args.required('out'));
  const base: Partial<ReportParameters> = month === undefined ? {} : { month };
  if (partner !== '*')
    return [
      {
        parameters: { ...base, ...(partner === undefined ? {} : { partner }) },
        target: out,
        title: titleOf(report, partner ?? null, month),
      },
    ];
  const extracts = await callEngine(terminal, 'extract.list', {});
  const active = extracts.filter(({ state }) => state === 'active');
  const partners = [...new Set(active.flatMap((extract) => extract.partners))].sort();
  if (partners.length === 0) fail('PARTNERS_NONE');
  mkdirSync(out, { recursive: true });
  return partners.map((name) => {
    const said = titleOf(report, name, month);
    const title = said.includes(name) ? said : `${said}, ${name}`;
    return { parameters: { ...base, partner: name }, target: join(out, fileName(title, extension)), title };
  });
}

/** Reports that can be made without being kept. */
const templates = Object.keys(reportTemplates).map((id) => ({ id }));

/** A report of the workbook, or one made from a template by its name: "monthly", or "Monthly business review". */
async function reportNamed(name: string, state: WorkbookState, terminal: Terminal): Promise<ReportSpec | null> {
  const wanted = name.toLowerCase();
  const saved = state.document.reports.find((each) => each.id === name || each.name.toLowerCase() === wanted);
  if (saved !== undefined) return saved;
  const found = Object.entries(reportTemplates).find(([id, { label }]) => id === wanted || label.toLowerCase() === wanted);
  if (found === undefined) return null;
  const data = { metrics: await callEngine(terminal, 'metric.list', {}), extracts: await callEngine(terminal, 'extract.list', {}) };
  return { id: found[0], ...found[1].make(templateSetting(state, data)) };
}

export const reportCommand: Command = {
  name: 'report',
  usage: 'report W NAME --to pptx|pdf|xlsx|docx|html|md|zip [--param partner=NAME|*,month=YYYY-MM] [--template FILE.pptx] --out FILE|DIR',
  summary: 'export a report; with partner=* a file for each partner, into a folder',
  values: ['to', 'out', 'param', 'template'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    const name = args.positional(1, 'the name of the report');
    takeAtMost(args, 2);
    const to = args.required('to');
    const format = written.find((known) => known === to);
    if (format === undefined && to !== 'pdf') fail('EXPORT_FORMAT_UNKNOWN', { format: to });
    if (terminal.path(args.required('out')) === terminal.path(typed)) fail('USAGE', { problem: '--out is the workbook itself' });
    await openWorkbook(args, terminal, typed);
    const state = await callEngine(terminal, 'workbook.state', {});
    const report =
      (state && (await reportNamed(name, state, terminal))) ??
      fail('REPORT_NO_SUCH', { name, names: namesOf([...(state?.document.reports ?? []), ...templates]) });
    const template = args.value('template');
    const files: { readonly file: string; readonly bytes: number; readonly partner: string | null; readonly title: string }[] = [];
    for (const { parameters, target, title } of await piecesOf(report, args, terminal, to)) {
      const call = { report, parameters, ...(template === undefined ? {} : { template: terminal.path(template) }) };
      const bytes =
        format === undefined
          ? await printPdf(terminal, call, target)
          : (await callEngine(terminal, 'report.export', { ...call, to: format, grant: target })).bytes;
      files.push({ file: target, bytes, partner: parameters.partner ?? null, title });
    }
    const [first] = files;
    const said = withParameters(report).name;
    return {
      body: { report: said, to, file: first?.file, bytes: first?.bytes, files },
      text: files.map(({ file, bytes, title }) => `${title} is written to ${file} (${bytes} bytes)`).join('\n'),
    };
  },
};
