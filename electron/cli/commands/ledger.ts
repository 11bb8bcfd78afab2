import { fail } from '../../../shared/errors/fail.ts';
import type { Ledger } from '../../../shared/business-case/ledger/ledger-result.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

function ledgerText(ledger: Ledger): string {
  const money = (value: number | null) => formatValue(value, { kind: 'money', currency: ledger.currency }, 'en-US', { decimals: 0 });
  const { totals } = ledger;
  const names = ['initiative', 'stage', 'committed', 'allowed', 'disallowed', 'realized', 'in-year', 'run-rate', 'carry-over'];
  const rows = ledger.rows.map((row) => [
    row.initiative.name,
    row.initiative.stage.replaceAll('_', ' '),
    money(row.committed),
    money(row.allowed),
    money(row.disallowed),
    money(row.realized),
    money(row.inYear),
    money(row.runRate),
    money(row.carryOver),
  ]);
  const notes = ledger.rows.flatMap(({ initiative, notes: all }) => all.map((note) => `${initiative.name}: ${note}`));
  return [
    `${ledger.year}: ${money(totals.realized)} realized of ${money(totals.committed)} committed${ledger.through === null ? '' : `, measured through ${ledger.through}`}`,
    tableText(
      names.map((header) => ({ header, align: header === 'initiative' || header === 'stage' ? 'left' : 'right' })),
      rows,
    ),
    ...notes,
  ].join('\n\n');
}

export const ledgerCommand: Command = {
  name: 'ledger',
  usage: 'ledger W [--year Y]',
  summary: 'savings committed, allowed and realized by initiative; exit code 3 when claims add up to more than was observed',
  values: ['year'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    takeAtMost(args, 1);
    const text = args.value('year');
    if (text !== undefined && !/^(199|20|21)\d+$/.test(text)) fail('USAGE', { problem: '--year takes a year, as in 2026' });
    await openWorkbook(args, terminal, typed);
    const ledger = await callEngine(terminal, 'ledger.run', { year: text === undefined ? null : Number(text) });
    return { body: { ...ledger }, text: ledgerText(ledger), checkFailed: ledger.clashes.length > 0 };
  },
};
