import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { actionState, dueWords, openActions, type PartnerAction } from '../../../shared/partners/partner-action.ts';
import { Button } from '../../ui/button/button.tsx';
import { ActionDialog, statusLabels } from './action-dialog.tsx';
import { useToday } from './today.ts';

export function newAction(partner: string, today: string, more: Partial<PartnerAction> = {}): PartnerAction {
  return {
    id: crypto.randomUUID(),
    partner,
    ask: '',
    side: 'partner',
    owner: '',
    raisedOn: today,
    due: null,
    source: { kind: 'meeting', ref: '' },
    evidence: '',
    events: [],
    ...more,
  };
}

const sideWords = { us: 'Us', both: 'Both' } as const;

/** Open actions with who owes them, overdue first. */
export function ActionsPanel({ partner, actions }: { readonly partner: string; readonly actions: readonly PartnerAction[] }): JSX.Element {
  const today = useToday();
  const [shown, setShown] = useState<{ readonly action: PartnerAction; readonly isNew: boolean } | null>(null);
  const open = openActions(actions, today);
  const closed = actions.filter((action) => !open.includes(action));
  return (
    <section className="panel side-panel" aria-label="Actions">
      <header>
        <h3>Actions</h3>
        <Button kind="quiet" onPress={() => setShown({ action: newAction(partner, today), isNew: true })}>
          New action
        </Button>
      </header>
      {open.length === 0 && <p className="muted">Nothing is open.</p>}
      <ul>
        {open.map((action) => {
          const state = actionState(action, today);
          const tone = state.daysLate === null ? '' : state.daysLate > 0 ? 'bad' : state.daysLate === 0 ? 'warn' : '';
          return (
            <li key={action.id}>
              <AriaButton className="side-row" onPress={() => setShown({ action, isNew: false })}>
                <span className="action-ask">
                  <span className="ellipsis" title={action.ask}>
                    {action.ask}
                  </span>
                  <span className="muted ellipsis">
                    {[action.side === 'partner' ? partner : sideWords[action.side], action.owner].filter((part) => part !== '').join(', ')}
                  </span>
                </span>
                <span className="muted side-note">
                  {state.status === 'open' ? '' : `${statusLabels[state.status]}${state.daysLate === null ? '' : ' · '}`}
                  {state.daysLate !== null && <strong className={tone}>{dueWords(state)}</strong>}
                </span>
              </AriaButton>
            </li>
          );
        })}
      </ul>
      {closed.length > 0 && (
        <p className="muted side-more">
          {closed.length} closed: {closed.map(({ ask }) => ask).join(', ')}
        </p>
      )}
      {shown !== null && <ActionDialog action={shown.action} isNew={shown.isNew} onClose={() => setShown(null)} />}
    </section>
  );
}
