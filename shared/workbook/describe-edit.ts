import type { Edit } from './edit.ts';

const words: Readonly<Record<Exclude<Edit['kind'], 'extract.setState'>, string>> = {
  'workbook.rename': 'rename workbook',
  'settings.set': 'change settings',
  'scope.set': 'change scope',
  'grain.set': 'change grain',
  'extract.add': 'load extract',
  'extract.rename': 'rename extract',
  'extract.repoint': 're-point extract',
  'profile.put': 'teach layout',
  'profile.remove': 'forget layout',
  'contactReason.set': 'set contact reason',
  'metric.put': 'change metric',
  'metric.remove': 'remove metric',
  'pivot.set': 'rearrange table',
  'view.put': 'save view',
  'view.remove': 'remove view',
  'commitment.put': 'change commitment',
  'commitment.remove': 'remove commitment',
  'rateCard.put': 'change rate card',
  'rateCard.remove': 'remove rate card line',
  'incident.put': 'change incident',
  'incident.remove': 'remove incident',
  'window.close': 'close window',
  'asOf.set': 'change day of review',
  'partner.put': 'change partner',
  'partner.remove': 'remove partner',
  'action.put': 'change action',
  'action.remove': 'remove action',
  'claim.put': 'change claim',
  'claim.remove': 'remove claim',
  'incomeTerm.put': 'change income term',
  'incomeTerm.remove': 'remove income term',
  'escalation.put': 'change escalation',
  'escalation.remove': 'remove escalation',
  'matrix.put': 'change escalation matrix',
  'matrix.remove': 'remove escalation rule',
  'case.put': 'change business case',
  'case.remove': 'remove business case',
  'case.setDriver': 'change driver',
  'initiative.put': 'change initiative',
  'initiative.remove': 'remove initiative',
  'report.put': 'change report',
  'report.remove': 'remove report',
  'report.addBlock': 'add to report',
  'reconcile.settings': 'change matching rules',
  'reconcile.received': 'change received day',
  'reconcile.accept': 'accept suggestion',
  'reconcile.assign': 'assign break',
  'reconcile.writeOff': 'write off break',
  'reconcile.reopen': 'reopen break',
};

const stateWords = { active: 'bring extract back', superseded: 'supersede extract', undone: 'remove extract' } as const;

/** The edit as the words after "Undo". */
export function describeEdit(edit: Edit): string {
  if (edit.kind === 'extract.add' && edit.corrects !== undefined) return 'correct records';
  return edit.kind === 'extract.setState' ? stateWords[edit.state] : words[edit.kind];
}
