import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { displayUnit } from '../../../shared/commitments/clause-unit.ts';
import { parseDay } from '../../../shared/calendar/day.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

const refused: ReadonlySet<CommitmentResult['status']> = new Set<CommitmentResult['status']>(['missed', 'cannot_be_met']);

/** A name that no commitment is with is a slip of the pen, not a partner that keeps every promise. */
async function requirePartner(terminal: Terminal, partner: string): Promise<void> {
  const state = await callEngine(terminal, 'workbook.state', {});
  const partners = [...new Set(state?.document.commitments.map((commitment) => commitment.partner))].sort();
  if (!partners.includes(partner))
    fail('USAGE', { problem: `no commitment is with "${partner}"; there are ${partners.length === 0 ? 'none' : partners.join(', ')}` });
}

/** Whether a window, its end not included, has a day in the month. */
function touches({ from, to }: CommitmentResult['window'], month: string): boolean {
  return from.slice(0, 7) <= month && to > `${month}-01`;
}

export const scorecardCommand: Command = {
  name: 'scorecard',
  usage: 'scorecard W [--partner NAME] [--month YYYY-MM]',
  summary: 'every commitment, window by window; exit code 3 when one is missed',
  values: ['partner', 'month'],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    takeAtMost(args, 1);
    await openWorkbook(args, terminal, typed);
    const partner = args.value('partner') ?? null;
    if (partner !== null) await requirePartner(terminal, partner);
    const month = args.value('month') ?? null;
    if (month !== null && parseDay(`${month}-01`) === null) fail('PERIOD_INVALID', { problem: `${month} is not a month like 2026-02` });
    const scorecard = await callEngine(terminal, 'scorecard.run', { partner });
    const results = scorecard.rows.flatMap(({ commitment, results: windows }) =>
      windows
        .filter(({ window }) => month === null || touches(window, month))
        .map((result) => {
          const text = (value: number | null) =>
            formatValue(value, displayUnit(result.unit), 'en-US', result.unit === 'ratio' ? { decimals: 3 } : {});
          return { commitment, result, text };
        }),
    );
    const problems = scorecard.rows.flatMap(({ commitment: { clause, title, partner: name }, problem }) =>
      problem === undefined
        ? []
        : [appError('COMMITMENT_NOT_CHECKED', { clause: `${clause} ${title}`, partner: name, problem: problem.replace(/\.$/, '') })],
    );
    const notMeasured = scorecard.rows.filter((row) => row.results.length === 0 && row.problem === undefined).map((row) => row.commitment);
    return {
      body: {
        asOf: scorecard.asOf,
        results: results.map(({ commitment, result }) => ({
          commitment: commitment.id,
          partner: commitment.partner,
          clause: commitment.clause,
          title: commitment.title,
          metric: commitment.metric,
          window: result.window,
          status: result.status,
          value: result.value,
          numerator: result.numerator,
          denominator: result.denominator,
          target: result.target,
          gap: result.gap,
          gapEvents: result.gapEvents,
          standing: result.standing,
          impact: result.impact,
          moreBad: result.moreBad,
          credit: result.credit,
          creditState: result.creditState,
          creditWorking: result.creditWorking,
          claimDue: result.claimDue,
          attested: result.attested,
          amendment: result.amendment,
          figures: result.figures,
          exclusions: result.exclusions,
          changed: result.changed,
          spells: result.spells,
          sentence: result.sentence,
        })),
        notMeasured: notMeasured.map(({ id, partner: name, clause, title }) => ({ commitment: id, partner: name, clause, title })),
      },
      text: tableText(
        [
          { header: 'partner', align: 'left' },
          { header: 'clause', align: 'left' },
          { header: 'window', align: 'left' },
          { header: 'status', align: 'left' },
          { header: 'value', align: 'right' },
          { header: 'target', align: 'right' },
          { header: 'gap', align: 'right' },
          { header: 'credit', align: 'right' },
          { header: 'in words', align: 'left' },
        ],
        [
          ...results.map(({ commitment, result, text }) => [
            commitment.partner,
            `${commitment.clause} ${commitment.title}`,
            result.window.label,
            result.status.replaceAll('_', ' '),
            text(result.value),
            text(result.target),
            formatChange(result.gap, displayUnit(result.unit), 'en-US', result.unit === 'ratio' ? { decimals: 3 } : {}),
            result.credit === null ? '' : `${result.credit.amount} ${result.credit.currency}`,
            result.sentence,
          ]),
          ...notMeasured.map(({ partner: name, clause, title }) => [
            name,
            `${clause} ${title}`,
            '',
            'no data',
            '',
            '',
            '',
            '',
            'No row of the data is about it.',
          ]),
        ],
      ),
      errors: problems,
      checkFailed: results.some(({ result }) => refused.has(result.status)),
    };
  },
};
