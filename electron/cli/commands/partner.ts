import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { claimState, claimText } from '../../../shared/partners/claim.ts';
import { unconvertedText } from '../../../shared/partners/money-owed.ts';
import { actionState, dueWords, openActions } from '../../../shared/partners/partner-action.ts';
import { escalationPath, profileDates } from '../../../shared/partners/partner-profile.ts';
import { statusWords } from '../../../shared/report/scorecard-table.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { requirePartner } from '../require-partner.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

type PackFormat = 'pptx' | 'xlsx' | 'html' | 'md';
const isPackFormat = (text: string | undefined): text is PackFormat => ['pptx', 'xlsx', 'html', 'md'].includes(text ?? '');

export const partnerCommand: Command = {
  name: 'partner',
  usage: 'partner W NAME [--to pptx|xlsx|html|md --out FILE]',
  summary: 'one partner: contract days, who to call, commitments, money owed, actions and open escalations; with --to as a review pack',
  values: ['to', 'out'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    const name = args.positional(1, 'the partner');
    takeAtMost(args, 2);
    await openWorkbook(args, terminal, typed);
    const document = await requirePartner(terminal, name);
    const [to, out] = [args.value('to'), args.value('out')];
    if (to !== undefined || out !== undefined) {
      if (!isPackFormat(to) || out === undefined) fail('USAGE', { problem: '--to pptx, xlsx, html or md goes with --out FILE' });
      const subject = { kind: 'review', partner: name } as const;
      const { bytes } = await callEngine(terminal, 'package.export', { subject, to, grant: terminal.path(out) });
      return {
        body: { partner: name, to, file: terminal.path(out), bytes },
        text: `The review pack of ${name} is written to ${out} (${bytes} bytes)`,
      };
    }
    const scorecard = await callEngine(terminal, 'scorecard.run', { partner: name });
    const money = await callEngine(terminal, 'money.run', { partner: name });
    const profile = document.partners.find(({ id }) => id === name) ?? null;
    const actions = openActions(
      document.actions.filter(({ partner }) => partner === name),
      money.asOf,
    );
    const asOf = Date.parse(scorecard.asOf);
    const escalations = document.escalations
      .filter(({ partner }) => partner === name)
      .map((escalation) => ({ escalation, state: escalationState(escalation, asOf) }))
      .filter(({ state: now }) => now?.isOpen === true);
    const owed = money.partners.find(({ partner }) => partner === name);
    return {
      body: {
        partner: name,
        asOf: money.asOf,
        profile,
        score: scorecard.scores[0] ?? null,
        commitments: scorecard.rows.map(({ commitment, results, problem, chronic }) => ({
          commitment: commitment.id,
          clause: commitment.clause,
          title: commitment.title,
          latest: results.at(-1)?.status ?? null,
          windows: results.map(({ window, status, value }) => ({ from: window.from, label: window.label, status, value })),
          problem: problem ?? null,
          chronic,
        })),
        money: {
          owedToUs: owed === undefined ? '0.00' : owed.owedToUs,
          owedByUs: owed === undefined ? '0.00' : owed.owedByUs,
          currency: money.currency,
          items: money.items.map(({ key, kind, label, amount, noticeDue, claim }) => ({
            key,
            kind,
            label,
            amount,
            noticeDue,
            claim: claim === null ? null : claimState(claim),
          })),
        },
        actions: actions.map((action) => ({ ...action, state: actionState(action, money.asOf) })),
        escalations: escalations.map(({ escalation, state: now }) => ({
          id: escalation.id,
          title: escalation.title,
          severity: now?.severity,
        })),
      },
      text: [
        `${name}${profile === null || profile.role === '' ? '' : `, ${profile.role}`}, as of ${money.asOf}`,
        ...(profile === null ? [] : profileDates(profile).map(({ label, day }) => `${label} ${day}`)),
        ...(profile === null
          ? []
          : escalationPath(profile).map(({ level, name: who, role, phone }) => `Step ${level ?? ''}: ${who}, ${role} ${phone}`.trim())),
        '',
        tableText(
          [
            { header: 'commitment', align: 'left' },
            { header: 'newest window', align: 'left' },
            { header: 'status', align: 'left' },
          ],
          scorecard.rows.map(({ commitment, results }) => {
            const latest = results.at(-1);
            return [
              `${commitment.clause} ${commitment.title}`,
              latest?.window.label ?? '',
              latest === undefined ? 'no data' : statusWords[latest.status],
            ];
          }),
        ),
        '',
        owed !== undefined && owed.owedToUs === null
          ? `Owed to us: ${unconvertedText(money.items, name)}, without a plan rate for all of it`
          : `Owed to us: ${owed?.owedToUs ?? '0.00'} ${money.currency}`,
        ...money.items.map(
          ({ title, label, amount, claim }) =>
            `  ${amount.amount} ${amount.currency}  ${title}, ${label}${claim === null ? '' : `, claim ${claimText(claim).toLowerCase()}`}`,
        ),
        `Owed by us: ${owed?.owedByUs ?? '0.00'} ${money.currency}`,
        ...money.owedByUs.map(({ title, label, amount }) => `  ${amount.amount} ${amount.currency}  ${title}, ${label}`),
        '',
        `Open actions: ${actions.length}`,
        ...actions.map((action) => `  ${action.ask} (${action.side}) ${dueWords(actionState(action, money.asOf))}`.trimEnd()),
        `Open escalations: ${escalations.length}`,
        ...escalations.map(({ escalation, state: now }) => `  Sev ${now?.severity ?? ''} ${escalation.title}`),
      ].join('\n'),
    };
  },
};
