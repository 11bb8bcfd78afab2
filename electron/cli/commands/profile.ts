import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';

export const profileCommand: Command = {
  name: 'profile',
  usage: 'profile export W NAME --out FILE | profile import W FILE',
  summary: 'layouts that were taught, on their way between workbooks',
  values: ['out'],
  switches: [],
  async run(args, terminal) {
    const [what] = args.positionals;
    if (what !== 'export' && what !== 'import') fail('USAGE', { problem: 'say "profile export" or "profile import"' });
    takeAtMost(args, 3);
    const workbook = args.positional(1, 'the workbook');
    if (what === 'import') {
      const file = args.positional(2, 'FILE');
      await openWorkbook(args, terminal, workbook);
      const { name } = await callEngine(terminal, 'profile.import', { grant: terminal.path(file) });
      await callEngine(terminal, 'workbook.save', {});
      return { body: { name, file }, text: `${name} is known now` };
    }
    const name = args.positional(2, 'NAME');
    const out = args.required('out');
    await openWorkbook(args, terminal, workbook);
    const { path, bytes } = await callEngine(terminal, 'profile.export', { name, grant: terminal.path(out) });
    return { body: { name, path, bytes }, text: `${name} written to ${out}` };
  },
};
