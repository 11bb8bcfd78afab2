import type { JSX } from 'react';
import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { keepUnits } from '../../ui/number/keep-units.ts';
import { hasFeature } from '../registry-ids.ts';
import { followAction, screenOf } from './follow-action.ts';

/** What it is worth, what happened, and the one thing to do about it. */
export function FindingCard({ finding, currency }: { readonly finding: BriefFinding; readonly currency: string }): JSX.Element {
  const actions = finding.actions.filter(({ action }) => hasFeature(screenOf(action)));
  const small = [finding.deadline, finding.small].filter((text) => text !== null && text !== '');
  return (
    <li className="finding">
      <div className="finding-worth">
        {finding.money === null ? (
          <span className={`finding-word finding-${finding.tone}`}>{finding.moneyLabel}</span>
        ) : (
          <>
            <span className={`finding-money finding-${finding.tone}`}>{formatMoney(finding.money, currency)}</span>
            <span className="finding-label">{finding.moneyLabel}</span>
          </>
        )}
      </div>
      <div className="finding-text selectable">
        <p>
          <b>{keepUnits(finding.lead)}</b> {keepUnits(finding.rest)}
        </p>
        {small.length > 0 && (
          <div className="finding-small">
            {finding.deadline !== null && <span className="warn">{finding.deadline}</span>}
            {finding.deadline !== null && finding.small !== '' && ' · '}
            {keepUnits(finding.small)}
          </div>
        )}
      </div>
      <div className="row-actions">
        {actions.map(({ label, action }, index) => (
          <Button
            key={label}
            kind={index === actions.length - 1 && action.kind !== 'rows' ? 'primary' : 'plain'}
            onPress={() => followAction(action, finding.lead)}
          >
            {label}
          </Button>
        ))}
      </div>
    </li>
  );
}
