import type { JSX } from 'react';
import type { Escalation } from '../../../shared/commitments/escalation.ts';
import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import { matrixRule, type PromisedClock, promisedClocks } from '../../../shared/commitments/escalation-promise.ts';
import { durationText } from '../../../shared/report/package-tables.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { useAsOf } from './today.ts';

const words: Readonly<Record<PromisedClock['what'], string>> = {
  acknowledge: 'Until acknowledged',
  update: 'Since the last update',
  resolve: 'Until resolved, pauses taken out',
};

/** The clocks of an escalation against the matrix, as of the day of review, and who is called next. */
export function EscalationClocks({ escalation }: { readonly escalation: Escalation }): JSX.Element | null {
  const { settings, escalationMatrix, reconciliation } = useWorkbookDocument();
  const asOf = useAsOf();
  const state = escalationState(escalation, asOf);
  if (state === null) return null;
  const rule = matrixRule(escalationMatrix, escalation.partner, state.severity);
  const holidays = reconciliation.partners.find(({ partner }) => partner === escalation.partner)?.holidays ?? [];
  const clocks = promisedClocks(escalation, state, rule, { zone: settings.timeZone, holidays, asOf });
  const text = ({ minutes, promised, isRunning }: PromisedClock): string =>
    `${durationText(minutes)}${promised === null ? '' : ` of ${durationText(promised)}`}${isRunning ? ', running' : ''}`;
  const hours = rule?.clock === 'business_hours' ? 'business hours' : 'around the clock';
  return (
    <PairList
      pairs={[
        ...clocks.map((clock) => ({
          label: words[clock.what],
          value: text(clock),
          ...(clock.isLate ? { tone: 'bad' as const } : clock.promised === null ? {} : { tone: 'good' as const }),
        })),
        {
          label: `Sev ${state.severity}, ${rule === null ? 'no rule in the matrix' : hours}`,
          value: rule === null ? '' : rule.path.join(' → '),
        },
      ]}
    />
  );
}
