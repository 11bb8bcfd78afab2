import { formatValue } from '../../../shared/query/format-value.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { grainSchema } from '../../../shared/query/slice-schema.ts';
import type { SliceResult } from '../../../shared/query/slice.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { listOf, type ParsedArgs, takeAtMost } from '../parse-args.ts';
import { periodOf } from '../parse-period.ts';
import { type MetricRow, sliceJson } from '../slice-json.ts';
import { csvLine, tableText } from '../table-text.ts';

const figures = ['value', 'numerator', 'denominator', 'n'] as const;

function grainOf(args: ParsedArgs) {
  const text = args.value('grain');
  if (text === undefined) return null;
  const parsed = grainSchema.safeParse(text);
  return parsed.success ? parsed.data : fail('USAGE', { problem: `--grain is one of ${grainSchema.options.join(', ')}` });
}

function headers(by: readonly string[], hasGrain: boolean): string[] {
  return [...by, ...(hasGrain ? ['period'] : []), 'metric', ...figures, ...(hasGrain ? ['complete'] : [])];
}

function shown(result: SliceResult, row: MetricRow, name: string): string {
  const value = row[name] ?? null;
  if (value === null) return '–';
  if (name !== 'value') return String(value);
  const unit = result.columns.find((column) => column.name === row['metric'])?.unit ?? { kind: 'none' };
  return formatValue(unit.kind === 'money' ? String(value) : Number(value), unit, 'en-US', unit.kind === 'ratio' ? { decimals: 3 } : {});
}

export const queryCommand: Command = {
  name: 'query',
  usage: 'query --workbook W --metric M[,M] [--by DIM[,DIM]] [--grain week] [--from D --to D] [--where EXPR] [--top N] [--csv]',
  summary: 'numbers, split by anything; --to is not included; EXPR like: partner in ("A","B") and amount >= 10',
  values: ['workbook', 'metric', 'by', 'grain', 'from', 'to', 'where', 'top'],
  switches: ['csv'],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const by = listOf(args.value('by'));
    const grain = grainOf(args);
    const top = args.value('top');
    if (top !== undefined && !/^[1-9]\d{0,3}$/.test(top)) fail('USAGE', { problem: '--top takes a whole number from 1 to 9999' });
    const slice = {
      metrics: listOf(args.required('metric')),
      by,
      grain,
      period: periodOf(args.value('from'), args.value('to')),
      where: args.value('where') === undefined ? ({ kind: 'all' } as const) : parseFilter(args.required('where')),
      ...(top === undefined ? {} : { top: Number(top) }),
    };
    if (slice.metrics.length === 0) fail('USAGE', { problem: '--metric is empty' });
    await openWorkbook(args, terminal, args.required('workbook'));
    const result = await callEngine(terminal, 'slice.run', { slice });
    const body = sliceJson(result);
    const names = headers(by, grain !== null);
    const text = args.has('csv')
      ? [
          csvLine(names),
          ...body.rows.map((row) =>
            csvLine(names.map((name) => (row[name] === null || row[name] === undefined ? null : String(row[name])))),
          ),
        ].join('\n')
      : [
          tableText(
            names.map((header) => ({ header, align: figures.some((figure) => figure === header) ? 'right' : 'left' })),
            [...body.rows, ...body.totals].map((row, index) =>
              names.map((name, at) => (index >= body.rows.length && at === 0 && by.length > 0 ? 'Total' : shown(result, row, name))),
            ),
          ),
          ...result.notes.map(({ message }) => `Note: ${message}`),
        ].join('\n');
    return { body, text };
  },
};
