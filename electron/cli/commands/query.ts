import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { answerPivot, asksPivot, queryPivot } from '../query-pivot.ts';
import { querySlice, subtotalSlices } from '../query-slice.ts';
import { queryCsv, queryTable, type Subtotal } from '../query-text.ts';
import { sliceJson } from '../slice-json.ts';

export const queryCommand: Command = {
  name: 'query',
  usage:
    'query --workbook W --metric M[,M] [--by DIM[,DIM] [--grain week] | --rows DIM[,DIM] --columns DIM[,DIM]] [--period PERIOD | --from D --to D] [--compare previous|year|PERIOD] [--where EXPR] [--top N] [--subtotals] [--csv | --sql]',
  summary:
    'numbers, split by anything, with totals at their own grain; --rows and --columns lay them out as a pivot, over week, month and the like too; a DIM may be "bin(amount, 50)"; --to is not included; EXPR like: partner in ("A","B") and amount >= 10',
  values: ['workbook', 'metric', 'by', 'grain', 'rows', 'columns', 'period', 'from', 'to', 'compare', 'where', 'top'],
  switches: ['csv', 'sql', 'subtotals'],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const slice = querySlice(args);
    const pivot = asksPivot(args) ? queryPivot(args, slice) : null;
    await openWorkbook(args, terminal, args.required('workbook'));
    if (pivot !== null) return answerPivot(pivot, args, terminal);
    const result = await callEngine(terminal, 'slice.run', { slice });
    const body = sliceJson(result);
    const subtotals: Subtotal[] = [];
    for (const coarse of args.has('subtotals') ? subtotalSlices(slice) : [])
      subtotals.push({ slice: coarse, body: sliceJson(await callEngine(terminal, 'slice.run', { slice: coarse })) });
    const asked = args.has('subtotals') ? subtotals : null;
    const { sql } = result.lineage;
    const notes = result.notes.map(({ message }) => `Note: ${message}`);
    return {
      body: {
        ...body,
        ...(asked === null ? {} : { subtotals: asked.map(({ slice: { by }, body: { rows } }) => ({ by, rows })) }),
        ...(args.has('sql') ? { sql } : {}),
      },
      text: args.has('sql')
        ? sql
        : args.has('csv')
          ? queryCsv(slice, body, asked)
          : [queryTable(slice, result, body, asked), ...notes].join('\n'),
    };
  },
};
