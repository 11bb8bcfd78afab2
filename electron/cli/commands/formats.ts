import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

export const formatsCommand: Command = {
  name: 'formats',
  usage: 'formats',
  summary: 'every layout that can be read',
  values: [],
  switches: [],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const formats = await callEngine(terminal, 'extract.formats', {});
    return {
      body: { formats },
      text: tableText(
        ['format', 'table', 'verified', 'layout'].map((header) => ({ header, align: 'left' })),
        formats.map(({ id, table, verified, label }) => [id, table, verified ? 'yes' : 'no', label]),
      ),
    };
  },
};
