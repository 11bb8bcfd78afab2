import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { actionState, dueWords, openActions, type PartnerAction } from '../../../shared/partners/partner-action.ts';
import { Button } from '../../ui/button/button.tsx';
import { ActionDialog } from './action-dialog.tsx';
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

/** Open actions, overdue first. */
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
                <span className="ellipsis" title={action.ask}>
                  {action.ask}
                </span>
                <span className="muted side-note">
                  {action.side === 'partner' ? partner : action.side}
                  {state.daysLate !== null && (
                    <>
                      {' · '}
                      <strong className={tone}>{dueWords(state)}</strong>
                    </>
                  )}
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
