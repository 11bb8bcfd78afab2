import type { JSX } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CommitmentResult, Scorecard } from '../../../shared/commitments/commitment-result.ts';
import { copyReport } from '../../state/clipboard.ts';
import { navigate } from '../../state/ui-store.ts';
import { useQuickResult } from '../../state/use-quick-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { hasFeature } from '../registry-ids.ts';

interface Claim {
  readonly key: string;
  readonly partner: string;
  readonly title: string;
  readonly commitmentId: string;
  readonly result: CommitmentResult;
}

const words: Partial<Record<CommitmentResult['status'], string>> = {
  missed: 'Missed',
  at_risk: 'At risk',
  cannot_be_met: 'Cannot be met',
  cannot_be_met_at_forecast: 'At risk',
};

/** What was missed or is about to be, most money first, then newest. */
function claimsOf(scorecard: Scorecard): readonly Claim[] {
  return scorecard.rows
    .flatMap(({ commitment, results }) =>
      results
        .filter((result) => words[result.status] !== undefined)
        .map((result) => ({
          key: `${commitment.id}${result.window.from}`,
          partner: commitment.partner,
          title: commitment.title,
          commitmentId: commitment.id,
          result,
        })),
    )
    .sort(
      (left, right) =>
        Number(right.result.credit?.amount ?? 0) - Number(left.result.credit?.amount ?? 0) ||
        right.result.window.from.localeCompare(left.result.window.from),
    )
    .slice(0, 6);
}

/** Commitments that need a claim or a call. */
export function ClaimsBox(): JSX.Element {
  const result = useQuickResult('scorecard.run', { partner: null });
  return (
    <section className="panel leaderboard">
      <header>
        <h3>Needs a claim or a call</h3>
        <span className="muted">owed to us</span>
      </header>
      <AsyncView result={result} onCopyReport={copyReport}>
        {(scorecard) => {
          const claims = claimsOf(scorecard);
          if (claims.length === 0)
            return (
              <p className="muted">
                {scorecard.rows.length === 0 ? 'No commitments are written down yet.' : 'Every commitment that can be measured is met.'}
              </p>
            );
          return (
            <ul>
              {claims.map(({ key, partner, title, commitmentId, result: { window, status, credit, sentence } }) => (
                <li key={key} className="leader">
                  <AriaButton
                    className="leader-row claim-row"
                    isDisabled={!hasFeature('partners')}
                    onPress={() => navigate('partners', { partner, commitmentId })}
                  >
                    <span className="leader-name ellipsis" title={sentence}>
                      {partner} · {title}, {window.label}
                    </span>
                    <span className="claim-status">{words[status]}</span>
                    <span className="leader-change bad">{credit === null ? '–' : formatMoney(credit.amount, credit.currency)}</span>
                  </AriaButton>
                </li>
              ))}
            </ul>
          );
        }}
      </AsyncView>
    </section>
  );
}
