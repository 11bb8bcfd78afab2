import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { exactText } from '../slice-json.ts';
import { csvLine, tableText } from '../table-text.ts';

const figureTypes: ReadonlySet<string> = new Set(['f64', 'i32', 'i64', 'money']);

export const sqlCommand: Command = {
  name: 'sql',
  usage: 'sql --workbook W "SELECT ..." [--csv]',
  summary: 'one SELECT over the tables of a workbook',
  values: ['workbook'],
  switches: ['csv'],
  async run(args, terminal) {
    const sql = args.positional(0, 'the SELECT');
    takeAtMost(args, 1);
    await openWorkbook(args, terminal, args.required('workbook'));
    const { batch } = await callEngine(terminal, 'sql.run', { sql });
    const rows = Array.from({ length: batch.rowCount }, (_, row) => batch.columns.map((column) => exactText(column, row)));
    const names = batch.columns.map(({ name }) => name);
    return {
      body: { columns: batch.columns.map(({ name, type }) => ({ name, type })), rows },
      text: args.has('csv')
        ? [csvLine(names), ...rows.map(csvLine)].join('\n')
        : tableText(
            batch.columns.map(({ name, type }) => ({ header: name, align: figureTypes.has(type) ? 'right' : 'left' })),
            rows.map((row) => row.map((cell) => cell ?? '–')),
          ),
    };
  },
};
