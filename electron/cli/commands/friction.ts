import type { ContactReason } from '../../../shared/explain/friction/contact-reasons.ts';
import { failureType, failureTypes, listedColumns } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard, FrictionCell } from '../../../shared/explain/friction/friction-board.ts';
import { caseRows } from '../../../shared/explain/friction/friction-rows.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { estimateWords, placeWords } from '../../../shared/report/friction-table.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { type ParsedArgs, takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

function periodOf(args: ParsedArgs): { from: string; to: string } | null {
  const [from, to] = [args.value('from'), args.value('to')];
  if (from === undefined && to === undefined) return null;
  return from === undefined || to === undefined ? fail('USAGE', { problem: '--from and --to go together' }) : { from, to };
}

function marginOf(args: ParsedArgs): number | null {
  const typed = args.value('margin');
  if (typed === undefined) return null;
  return /^(0?\.\d+|1)$/.test(typed) ? Number(typed) : fail('USAGE', { problem: '--margin is a share between 0 and 1, like 0.12' });
}

/** "late parcel=refund_late": the last equals sign parts them, since reasons are words of others. */
function reasonOf(args: ParsedArgs): ContactReason | null {
  const typed = args.value('reason');
  if (typed === undefined) return null;
  const at = typed.lastIndexOf('=');
  const [reason, failure] = [typed.slice(0, at).trim(), typed.slice(at + 1).trim()];
  if (at < 1 || reason === '' || (failure !== 'none' && failureType(failure) === null))
    return fail('USAGE', {
      problem: `--reason is a reason and a failure, like "late parcel=refund_late"; failures are ${failureTypes.map(({ id }) => id).join(', ')}, none`,
    });
  return { reason, failure: failure === 'none' ? null : failure };
}

function boardText({ types, currency, margin, period }: FrictionBoard): string {
  const left = { align: 'left' } as const;
  const right = { align: 'right' } as const;
  const count = (value: number | null) => formatValue(value, { kind: 'count' }, 'en-US');
  const line = (name: string, cell: FrictionCell) => [
    name,
    count(cell.cases),
    count(cell.orders),
    count(cell.customers),
    count(cell.contacts),
    cell.contactsPer1k === null ? '' : cell.contactsPer1k.toFixed(2),
    count(cell.repeats),
    cell.lostMargin === null ? '' : estimateWords(cell.lostMargin, { kind: 'money', currency }),
  ];
  const rows = types.flatMap((result) => {
    const label = failureType(result.id)?.label ?? result.id;
    if (result.absent !== null) return [[label, '', '', '', '', '', '', result.absent]];
    return [line(label, result.total), ...result.cells.map((cell) => line(`  ${placeWords(cell)}`, cell))];
  });
  const headers = [
    { header: 'failure', ...left },
    ...['cases', 'orders', 'customers', 'contacts', 'per 1,000', 'repeats'].map((header) => ({ header, ...right })),
    { header: 'lost margin (95 %)', ...left },
  ];
  const share = margin === null ? 'no margin is stated' : `margin ${(margin.value * 100).toFixed(1)} %, ${margin.source}`;
  return `${period.from} to ${period.to}, ${share}\n\n${tableText(headers, rows)}`;
}

export const frictionCommand: Command = {
  name: 'friction',
  usage: 'friction W [--from D --to D] [--where EXPR] [--margin 0.12] [--reason "REASON=ID"] [--type ID [--orders FILE] [--impact FILE]]',
  summary:
    'what goes wrong for customers, by failure, product and partner; with --type its affected orders, covered, or its impact sheet as a workbook; --reason says once and for all which failure contacts under a reason are about, "none" = none',
  values: ['from', 'to', 'where', 'margin', 'reason', 'type', 'orders', 'impact'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    takeAtMost(args, 1);
    const where = args.value('where') === undefined ? ({ kind: 'all' } as const) : parseFilter(args.required('where'));
    const friction = { period: periodOf(args), where, margin: marginOf(args) };
    const [orders, impact, id] = [args.value('orders'), args.value('impact'), args.value('type')];
    if ((orders !== undefined || impact !== undefined) && id === undefined) fail('USAGE', { problem: '--orders and --impact need --type' });
    const coded = reasonOf(args);
    const type = id === undefined ? null : (failureType(id) ?? fail('USAGE', { problem: `there is no failure "${id}"` }));
    await openWorkbook(args, terminal, typed);
    if (coded !== null) {
      await callEngine(terminal, 'document.apply', { edit: { kind: 'contactReason.set', ...coded } });
      await callEngine(terminal, 'workbook.save', {});
    }
    const board = await callEngine(terminal, 'friction.run', { friction });
    const types = type === null ? board.types : board.types.filter((one) => one.id === type.id);
    const written: { file: string; rows: number; notes: readonly string[] }[] = [];
    if (type !== null && orders !== undefined) {
      const rows = caseRows(type, where, board.period);
      const columns = [...listedColumns(type)];
      const grant = terminal.path(orders);
      const once = type.order === null ? {} : { oncePer: type.order };
      const result = await callEngine(terminal, 'rows.export', {
        rows,
        columns,
        to: 'xlsx',
        people: 'mask',
        aggregate: false,
        ...once,
        grant,
      });
      written.push({ file: orders, rows: result.rows, notes: result.notes });
    }
    if (type !== null && impact !== undefined) {
      const grant = terminal.path(impact);
      const { cases } = await callEngine(terminal, 'friction.export', { friction, type: type.id, cell: null, grant });
      written.push({ file: impact, rows: cases, notes: [] });
    }
    const { period, currency, margin, trend, reasons, unclaimed } = board;
    return {
      body: {
        period,
        currency,
        margin,
        trend,
        rows: types.flatMap(({ id: failure, absent, total, cells }) => [
          { failure, place: 'all', absent, ...total },
          ...cells.map((cell) => ({ failure, place: placeWords(cell), absent, ...cell })),
        ]),
        reasons,
        unclaimed,
        written,
      },
      text: [boardText({ ...board, types }), ...written.map(({ file, rows }) => `${rows} cases are in ${file}`)].join('\n\n'),
    };
  },
};
