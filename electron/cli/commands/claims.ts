import { claimText } from '../../../shared/partners/claim.ts';
import { unconvertedText } from '../../../shared/partners/money-owed.ts';
import { moneyWords, owedByUsWords } from '../../../shared/partners/money-item.ts';
import { dayWords } from '../../../shared/explain/finding-words.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Outcome, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { requirePartner } from '../require-partner.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

const formats = ['html', 'xlsx', 'pptx', 'md'] as const;

/** The claim as a file: its clause, arithmetic and evidence; what kind by its name. */
async function writePackage(terminal: Terminal, key: string | undefined, out: string | undefined): Promise<Outcome> {
  const to = formats.find((format) => out?.toLowerCase().endsWith(`.${format}`));
  if (key === undefined || out === undefined || to === undefined)
    return fail('USAGE', { problem: '--package KEY goes with --out FILE, a file that ends in .html, .xlsx, .pptx or .md' });
  const { bytes } = await callEngine(terminal, 'package.export', { subject: { kind: 'claim', key }, to, grant: terminal.path(out) });
  return { body: { key, file: terminal.path(out), bytes }, text: `The claim is written to ${out} (${bytes} bytes)` };
}

export const claimsCommand: Command = {
  name: 'claims',
  usage: 'claims W [--partner NAME] [--package KEY --out FILE.html|FILE.xlsx|FILE.pptx|FILE.md]',
  summary:
    'what partners owe by contract, rate card and income term, with notice days and claims; exit code 3 when a notice day has gone by',
  values: ['partner', 'package', 'out'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    takeAtMost(args, 1);
    await openWorkbook(args, terminal, typed);
    const [key, out] = [args.value('package'), args.value('out')];
    if (key !== undefined || out !== undefined) return writePackage(terminal, key, out);
    const partner = args.value('partner') ?? null;
    if (partner !== null) await requirePartner(terminal, partner);
    const book = await callEngine(terminal, 'money.run', { partner });
    const isLate = book.items.some(({ noticeDays, claim }) => (noticeDays ?? 0) < 0 && claim === null);
    return {
      body: {
        asOf: book.asOf,
        currency: book.currency,
        partners: book.partners,
        items: book.items.map(({ lineage, rows, ...item }) => ({ ...item, table: rows.table, sql: lineage.sql })),
        owedByUs: book.owedByUs.map(({ lineage, rows, ...item }) => ({ ...item, table: rows.table, sql: lineage.sql })),
        fees: book.fees,
        income: book.income,
      },
      text: [
        tableText(
          [
            { header: 'partner', align: 'left' },
            { header: 'what', align: 'left' },
            { header: 'for', align: 'left' },
            { header: 'amount', align: 'right' },
            { header: 'notice', align: 'left' },
            { header: 'claim', align: 'left' },
            { header: 'in words', align: 'left' },
          ],
          book.items.map(({ partner, kind, title, label, amount, noticeDue, noticeDays, claim, sentence }) => [
            partner,
            `${moneyWords[kind]}: ${title}`,
            label,
            `${amount.amount} ${amount.currency}`,
            noticeDue === null ? '' : `${dayWords(noticeDue)}, ${noticeDays ?? 0} days`,
            claim === null ? 'none' : claimText(claim).toLowerCase(),
            sentence,
          ]),
        ),
        '',
        ...book.partners.map(({ partner, owedToUs }) =>
          owedToUs === null
            ? `${partner} owes ${unconvertedText(book.items, partner)}, without a plan rate for all of it`
            : `${partner} owes ${owedToUs} ${book.currency}`,
        ),
        ...book.owedByUs.map(
          ({ partner, kind, title, label, amount }) =>
            `We owe ${partner} ${amount.amount} ${amount.currency} (${owedByUsWords[kind].toLowerCase()}): ${title}, ${label}`,
        ),
        ...book.fees.flatMap(({ partner, fee, problem }) => (problem === null ? [] : [`${partner}, ${fee}: ${problem}`])),
        ...book.income.flatMap(({ problem, title }) => (problem === null ? [] : [`${title}: ${problem}`])),
      ].join('\n'),
      checkFailed: isLate,
    };
  },
};
