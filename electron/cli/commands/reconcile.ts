import { parseDay } from '../../../shared/calendar/day.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { breakWords } from '../../../shared/reconcile/break-type.ts';
import { legInfo } from '../../../shared/reconcile/leg.ts';
import type { QueueEntry, ReconcileSummary } from '../../../shared/reconcile/result.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

const pageSize = 1000;

/** Everything a person still has to look at, page by page. */
async function openEntries(terminal: Terminal, asOf: string | null, partner: string | null): Promise<QueueEntry[]> {
  const entries: QueueEntry[] = [];
  for (;;) {
    const page = await callEngine(terminal, 'reconcile.breaks', {
      asOf,
      filter: { states: ['open', 'suggested'], ...(partner === null ? {} : { partners: [partner] }) },
      sort: { column: 'leg', descending: false },
      offset: entries.length,
      limit: pageSize,
    });
    entries.push(...page.entries);
    if (page.entries.length === 0 || entries.length >= page.total) return entries;
  }
}

function summaryText({ asOf, legs }: ReconcileSummary): string {
  const left = { align: 'left' } as const;
  const right = { align: 'right' } as const;
  const headers = [
    { header: 'leg', ...left },
    { header: 'items', ...right },
    { header: 'matched', ...right },
    { header: 'suggested', ...right },
    { header: 'waiting', ...right },
    { header: 'breaks', ...right },
    { header: 'unreconciled', ...left },
  ];
  const rows = legs.map(({ leg, needs, total }) =>
    needs.length > 0
      ? [legInfo[leg].label, '', '', '', '', '', `needs ${needs.join(', ')}`]
      : [
          legInfo[leg].label,
          `${total.left.items} / ${total.right.items}`,
          `${total.matchRate.numerator} of ${total.matchRate.denominator}`,
          String(total.suggestions),
          String(total.waiting),
          String(total.breaks.reduce((sum, { count }) => sum + count, 0)),
          total.balances.map(({ currency, unreconciled }) => `${unreconciled} ${currency}`).join(', '),
        ],
  );
  return `${asOf === null ? 'No rows to compare' : `As of ${asOf}`}\n\n${tableText(headers, rows)}`;
}

function entriesText(entries: readonly QueueEntry[]): string {
  const side = (of: QueueEntry['left']) => (of === null ? '' : `${of.amount} ${of.currency}`);
  const rows = entries.map((entry) => [
    legInfo[entry.leg].label,
    entry.type === null ? 'suggestion' : breakWords[entry.type].label,
    entry.partner,
    entry.reference ?? '',
    side(entry.left),
    side(entry.right),
    entry.difference ?? '',
    entry.age === null ? '' : String(entry.age),
    entry.owner ?? '',
  ]);
  const headers = ['leg', 'type', 'partner', 'reference', 'left', 'right', 'difference', 'days', 'owner'];
  return tableText(
    headers.map((header) => ({ header, align: ['left', 'right', 'difference', 'days'].includes(header) ? 'right' : 'left' })),
    rows,
  );
}

export const reconcileCommand: Command = {
  name: 'reconcile',
  usage: 'reconcile W [--as-of D] [--partner NAME]',
  summary: 'order ledger, partner lines, payouts and bank lines against each other; exit code 3 when a break is open',
  values: ['as-of', 'partner'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    takeAtMost(args, 1);
    const asOf = args.value('as-of') ?? null;
    if (asOf !== null && parseDay(asOf) === null) fail('PERIOD_INVALID', { problem: `${asOf} is not a day` });
    const partner = args.value('partner') ?? null;
    await openWorkbook(args, terminal, typed);
    const summary = await callEngine(terminal, 'reconcile.run', { asOf, partner });
    const entries = await openEntries(terminal, asOf, partner);
    return {
      body: {
        asOf: summary.asOf,
        legs: summary.legs.map(({ total, ...leg }) => ({ ...leg, ...total, partners: leg.partners })),
        breaks: entries,
      },
      text: entries.length === 0 ? summaryText(summary) : `${summaryText(summary)}\n\n${entriesText(entries)}`,
      checkFailed: entries.length > 0,
    };
  },
};
