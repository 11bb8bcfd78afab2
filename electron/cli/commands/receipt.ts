import { fail } from '../../../shared/errors/fail.ts';
import { exceptions } from '../../../shared/extract/receipt-checks.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';

/** By its number in the workbook, else by its name; a name that several have is asked for by number. */
function extractOf(extracts: readonly ExtractSummary[], wanted: string): ExtractSummary {
  const found = extracts.filter(({ id, name }) => String(id) === wanted || name === wanted);
  const [first, ...others] = found;
  if (first === undefined) return fail('EXTRACT_NO_SUCH', { extract: wanted });
  if (others.length > 0)
    return fail('USAGE', { problem: `several extracts are called ${wanted}: ${found.map(({ id }) => id).join(', ')}` });
  return first;
}

export const receiptCommand: Command = {
  name: 'receipt',
  usage: 'receipt W EXTRACT [--md | --html] [--out FILE]',
  summary: 'the receipt of one file as a working paper; EXTRACT is its number or its name; exit code 3 when something does not tie',
  values: ['out'],
  switches: ['md', 'html'],
  async run(args, terminal) {
    const workbook = args.positional(0, 'the workbook');
    const wanted = args.positional(1, 'EXTRACT');
    takeAtMost(args, 2);
    if (args.has('md') && args.has('html')) fail('USAGE', { problem: '--md and --html exclude each other' });
    await openWorkbook(args, terminal, workbook);
    const extract = extractOf(await callEngine(terminal, 'extract.list', {}), wanted);
    const { id, name, state, receipt } = extract;
    const out = args.value('out');
    const to = args.has('html') ? 'html' : 'md';
    const paper = { extract: id, to, ...(out === undefined ? {} : { grant: terminal.path(out) }) } as const;
    const { text, written } = await callEngine(terminal, 'extract.paper', paper);
    const open = exceptions(receipt);
    return {
      body: { extract: { id, name, state }, receipt, exceptions: open, ...(written === null ? {} : written) },
      text: written === null ? text.trimEnd() : `${written.bytes.toLocaleString('en-US')} bytes written to ${out}`,
      checkFailed: open.length > 0,
      quarantined: receipt.rows.quarantined > 0,
    };
  },
};
