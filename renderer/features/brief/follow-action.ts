import type { BriefAction } from '../../../shared/explain/brief.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { Screen } from '../../state/routes.ts';
import { navigate } from '../../state/ui-store.ts';
import { assertNever } from '../../../shared/base/assert-never.ts';

const screens: Readonly<Record<BriefAction['kind'], Screen>> = {
  bridge: 'explain',
  rows: 'rows',
  commitment: 'partners',
  case: 'cases',
  ledger: 'cases',
  slice: 'explore',
};

/** The screen an action leads to. */
export function screenOf(action: BriefAction): Screen {
  return screens[action.kind];
}

export function followAction(action: BriefAction, lead: string): void {
  switch (action.kind) {
    case 'bridge':
      return navigate('explain', { bridge: action.bridge });
    case 'rows':
      return navigate('rows', {
        rows: action.rows,
        title: lead.replace(/[:;,.]$/, ''),
        subtitle: action.rows.period === null ? '' : periodLabel(action.rows.period),
      });
    case 'commitment':
      return navigate('partners', { partner: action.partner, commitmentId: action.commitmentId });
    case 'case':
      return navigate('cases', { caseId: action.caseId });
    case 'ledger':
      return navigate('cases', { ledgerYear: action.year });
    case 'slice':
      return navigate('explore', { metric: action.metric, by: action.by });
    default:
      return assertNever(action);
  }
}
