import { profileFormatId } from '../../../shared/extract/profile.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

export const formatsCommand: Command = {
  name: 'formats',
  usage: 'formats [--workbook W]',
  summary: 'every layout that can be read, with those that were taught to a workbook',
  values: ['workbook'],
  switches: [],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const workbook = args.value('workbook');
    if (workbook !== undefined) await openWorkbook(args, terminal, workbook);
    const ours = await callEngine(terminal, 'extract.formats', {});
    const taught = workbook === undefined ? [] : ((await callEngine(terminal, 'workbook.state', {}))?.document.profiles ?? []);
    const formats = [
      ...ours,
      ...taught.map(({ name, table }) => ({ id: profileFormatId(name), label: `${name} (taught)`, table, verified: false })),
    ];
    return {
      body: { formats },
      text: tableText(
        ['format', 'table', 'verified', 'layout'].map((header) => ({ header, align: 'left' })),
        formats.map(({ id, table, verified, label }) => [id, table, verified ? 'yes' : 'no', label]),
      ),
    };
  },
};
