import type { Command } from '../command.ts';

export function helpCommand(others: () => readonly Command[]): Command {
  return {
    name: 'help',
    usage: 'help',
    summary: 'this page',
    values: [],
    switches: [],
    async run() {
      const commands = others();
      const width = Math.max(...commands.map(({ name }) => name.length));
      return {
        body: { commands: commands.map(({ name, usage, summary }) => ({ name, usage, summary })) },
        text: [
          'paybench COMMAND ...',
          '',
          ...commands.map(({ name, summary, usage }) => `  ${name.padEnd(width)}  ${summary}\n  ${' '.repeat(width)}  ${usage}`),
          '',
          '--json everywhere: one object on standard output. --recover or --discard: what to do with edits that were never saved.',
          'Exit code: 2 usage; else 1 a file or step failed or was refused; else 3 a check said no; else 4 rows in quarantine; else 0.',
        ].join('\n'),
      };
    },
  };
}
