import { appError } from '../../../shared/errors/catalogue.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify W | verify FILE --in W',
  summary: 're-derive every number of a workbook, or of a deck, sheet, document or page exported from it; exit code 3 when one differs',
  values: ['in'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook or the file');
    takeAtMost(args, 1);
    const workbook = args.value('in');
    if (workbook === undefined && /\.(pptx|xlsx|docx|html)$/i.test(typed))
      fail('USAGE', { problem: `--in is missing: the workbook that ${typed} was exported from` });
    await openWorkbook(args, terminal, workbook ?? typed);
    const result =
      workbook === undefined
        ? await callEngine(terminal, 'workbook.verify', {})
        : await callEngine(terminal, 'report.verify', { grant: terminal.path(typed) });
    const { checked, differences, extracts } = result;
    const isFine = differences.length === 0 && extracts.every(({ ok }) => ok);
    return {
      body: { checked, differences, extracts },
      text: [
        ...extracts.map(({ name, ok, message }) => `${ok ? 'ok ' : 'NOT'}  ${name}: ${message}`),
        ...differences.map(({ where, expected, found }) => `NOT  ${where}: recorded ${expected}, now ${found}`),
        `${checked} numbers checked, ${differences.length} differ`,
      ].join('\n'),
      ...(isFine ? {} : { errors: [appError('VERIFY_DIFFERS', { count: differences.length })] }),
    };
  },
};
