import type { ColumnBatch } from '../../../shared/base/column-batch.ts';
import { factTableNames } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { rowsFormats } from '../../../shared/query/rows-export.ts';
import { rowsParts, type RowsSpec } from '../../../shared/query/rows-spec.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { listOf, type ParsedArgs, takeAtMost } from '../parse-args.ts';
import { periodOf } from '../parse-period.ts';
import { exactText } from '../slice-json.ts';
import { tableText } from '../table-text.ts';

const shownRows = 20;
const peopleWays = ['keep', 'mask', 'drop'] as const;

function oneOf<T extends string>(args: ParsedArgs, name: string, among: readonly T[], otherwise: T): T {
  const text = args.value(name);
  if (text === undefined) return otherwise;
  return among.find((each) => each === text) ?? fail('USAGE', { problem: `--${name} is one of ${among.join(', ')}` });
}

function specOf(args: ParsedArgs): RowsSpec {
  const where = args.value('where');
  const sort = listOf(args.value('sort')).map((key) => ({ column: key.replace(/^-/, ''), descending: key.startsWith('-') }));
  return {
    table: oneOf(args, 'table', factTableNames, 'attempt'),
    where: where === undefined ? { kind: 'all' } : parseFilter(where),
    period: periodOf(args.value('from'), args.value('to')),
    metric: args.value('metric') ?? null,
    part: oneOf(args, 'part', rowsParts, 'all'),
    sort: sort.length === 0 ? null : sort,
  };
}

/** Cells as exact text, row by row; null where there is no value. */
const cellsOf = (batch: ColumnBatch): (string | null)[][] =>
  Array.from({ length: batch.rowCount }, (_, row) => batch.columns.map((column) => exactText(column, row)));

async function write(args: ParsedArgs, terminal: Terminal, rows: RowsSpec, columns: readonly string[]) {
  const typed = args.required('out');
  const ending = typed.slice(typed.lastIndexOf('.') + 1).toLowerCase();
  const to = rowsFormats.find((format) => format === ending) ?? fail('USAGE', { problem: `--out ends in .${rowsFormats.join(', .')}` });
  const { path, ...written } = await callEngine(terminal, 'rows.export', {
    rows,
    columns: [...columns],
    to,
    people: oneOf(args, 'people', peopleWays, 'mask'),
    aggregate: args.has('aggregate'),
    grant: terminal.path(typed),
  });
  return { body: { path, ...written }, text: [`${written.rows} rows in ${path}`, ...written.notes].join('\n') };
}

export const rowsCommand: Command = {
  name: 'rows',
  usage:
    'rows --workbook W [--table T] [--metric M --part PART] [--from D --to D] [--where EXPR] [--columns C,C] [--sort C,-C] [--find TEXT] [--limit N] [--profile | --out FILE.csv|.xlsx|.parquet [--people keep|mask|drop] [--aggregate]]',
  summary: 'the rows behind a figure, what their columns are like, or all of them as a file',
  values: ['workbook', 'table', 'metric', 'part', 'from', 'to', 'where', 'columns', 'sort', 'find', 'limit', 'out', 'people'],
  switches: ['profile', 'aggregate'],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const limit = args.value('limit');
    if (limit !== undefined && !/^[1-9]\d{0,2}$/.test(limit)) fail('USAGE', { problem: '--limit takes a whole number from 1 to 999' });
    const rows = specOf(args);
    await openWorkbook(args, terminal, args.required('workbook'));
    const about = await callEngine(terminal, 'rows.describe', { rows });
    const chosen = listOf(args.value('columns'));
    const columns = chosen.length > 0 ? chosen : about.columns.map(({ name }) => name);
    if (args.value('out') !== undefined) return write(args, terminal, rows, columns);
    if (args.has('profile')) {
      const profiles = await callEngine(terminal, 'column.overview', { rows });
      const head = ['column', 'type', 'rows', 'empty', 'distinct', 'from', 'to', 'about people'];
      return {
        body: { columns: profiles },
        text: tableText(
          head.map((header, index) => ({ header, align: index > 1 && index < 5 ? 'right' : 'left' })),
          profiles.map(({ column, rows: all, missing, distinct, min, max }) => [
            column.name,
            column.type,
            String(all),
            String(missing),
            `${distinct.isExact ? '' : '~'}${distinct.count}`,
            min ?? '',
            max ?? '',
            column.personal ?? '',
          ]),
        ),
      };
    }
    const sought = args.value('find');
    const found =
      sought === undefined ? null : await callEngine(terminal, 'rows.find', { rows, columns: [...columns], text: sought, from: 0 });
    if (found !== null && found.offset === null)
      return { body: { total: null, rows: [], matches: 0 }, text: `No row holds "${sought ?? ''}".` };
    const page = await callEngine(terminal, 'rows.page', {
      rows,
      columns: [...columns],
      offset: found?.offset ?? 0,
      limit: limit === undefined ? shownRows : Number(limit),
    });
    const cells = cellsOf(page.batch);
    const names = page.batch.columns.map(({ name }) => name);
    const said = [
      `${cells.length} of ${page.total} rows${page.offset > 0 ? `, from row ${page.offset + 1}` : ''}`,
      ...(found === null ? [] : [`${found.matches} rows hold the text`]),
      ...(about.relation === null ? [] : [about.relation.words]),
    ];
    return {
      body: {
        total: page.total,
        offset: page.offset,
        ...(found === null ? {} : { matches: found.matches }),
        ...(about.relation === null ? {} : { relation: about.relation.words }),
        rows: cells.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))),
      },
      text: `${tableText(
        names.map((header) => ({ header, align: 'left' as const })),
        cells.map((row) => row.map((cell) => cell ?? '')),
      )}\n\n${said.join('. ')}`,
    };
  },
};
