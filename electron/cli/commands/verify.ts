import { appError } from '../../../shared/errors/catalogue.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify W',
  summary: 're-derive every recorded number of a workbook; exit code 3 when one differs',
  values: [],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    takeAtMost(args, 1);
    await openWorkbook(args, terminal, typed);
    const result = await callEngine(terminal, 'workbook.verify', {});
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
