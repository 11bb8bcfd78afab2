import { fail } from '../../../shared/errors/fail.ts';
import { exceptions } from '../../../shared/extract/receipt-checks.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { type ParsedArgs, takeAtMost } from '../parse-args.ts';
import { printPage } from '../print-pdf.ts';

/** By its number in the workbook, else by its name; a name that several have is asked for by number. */
function extractOf(extracts: readonly ExtractSummary[], wanted: string): ExtractSummary {
  const found = extracts.filter(({ id, name }) => String(id) === wanted || name === wanted);
  const [first, ...others] = found;
  if (first === undefined) return fail('EXTRACT_NO_SUCH', { extract: wanted });
  if (others.length > 0)
    return fail('USAGE', { problem: `several extracts are called ${wanted}: ${found.map(({ id }) => id).join(', ')}` });
  return first;
}

const forms = ['md', 'html', 'xlsx', 'pdf'] as const;

/** --md and --html are short for --to; text where nothing is said. */
function formOf(args: ParsedArgs): (typeof forms)[number] {
  const given = [args.value('to'), args.has('md') ? 'md' : undefined, args.has('html') ? 'html' : undefined].filter(
    (form) => form !== undefined,
  );
  if (given.length > 1) fail('USAGE', { problem: '--to, --md and --html exclude each other' });
  const [form = 'md'] = given;
  return forms.find((known) => known === form) ?? fail('USAGE', { problem: `--to is one of ${forms.join(', ')}` });
}

export const receiptCommand: Command = {
  name: 'receipt',
  usage: 'receipt W EXTRACT [--to md|html|xlsx|pdf] [--out FILE]',
  summary: 'the receipt of one file as a working paper; EXTRACT is its number or its name; exit code 3 when something does not tie',
  values: ['to', 'out'],
  switches: ['md', 'html'],
  async run(args, terminal) {
    const workbook = args.positional(0, 'the workbook');
    const wanted = args.positional(1, 'EXTRACT');
    takeAtMost(args, 2);
    const to = formOf(args);
    const out = args.value('out');
    if (out === undefined && (to === 'xlsx' || to === 'pdf')) fail('USAGE', { problem: `--to ${to} needs --out FILE` });
    await openWorkbook(args, terminal, workbook);
    const extract = extractOf(await callEngine(terminal, 'extract.list', {}), wanted);
    const { id, name, state, receipt } = extract;
    const write = (kind: 'md' | 'html' | 'xlsx', grant: string | undefined) =>
      callEngine(terminal, 'extract.paper', { extract: id, to: kind, ...(grant === undefined ? {} : { grant }) });
    const target = out === undefined ? undefined : terminal.path(out);
    const { text, written } =
      to === 'pdf' && target !== undefined
        ? { text: '', written: { path: target, bytes: await printPage(terminal, target, (page) => write('html', page)) } }
        : await write(to === 'pdf' ? 'html' : to, target);
    const open = exceptions(receipt);
    return {
      body: { extract: { id, name, state }, receipt, exceptions: open, ...(written === null ? {} : written) },
      text: written === null ? text.trimEnd() : `${written.bytes.toLocaleString('en-US')} bytes written to ${out}`,
      checkFailed: open.length > 0,
      quarantined: receipt.rows.quarantined > 0,
    };
  },
};
