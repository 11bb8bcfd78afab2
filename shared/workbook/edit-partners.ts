import { fail } from '../errors/fail.ts';
import { claimProblem } from '../partners/claim.ts';
import type { WorkbookDocument } from './document.ts';
import type { Edit } from './edit.ts';

interface Identified {
  readonly id: string;
}

export type PartnerEdit = Extract<
  Edit,
  {
    readonly kind:
      | `${'partner' | 'action' | 'claim' | 'incomeTerm' | 'escalation' | 'matrix'}.${'put' | 'remove'}`
      | 'window.close'
      | 'asOf.set';
  }
>;

function put<T extends Identified>(items: readonly T[], item: T): T[] {
  const isThere = items.some(({ id }) => id === item.id);
  return isThere ? items.map((known) => (known.id === item.id ? item : known)) : [...items, item];
}

function without<T extends Identified>(items: readonly T[], id: string, what: string): T[] {
  if (!items.some((item) => item.id === id)) fail('INVALID_REQUEST', { problem: `there is no ${what} ${id}` });
  return items.filter((item) => item.id !== id);
}

/** The document after an edit of what happens between us and a partner. */
export function applyPartnerEdit(document: WorkbookDocument, edit: PartnerEdit): WorkbookDocument {
  switch (edit.kind) {
    case 'window.close':
      return { ...document, closedWindows: [...document.closedWindows, edit.window] };
    case 'asOf.set':
      return { ...document, asOf: edit.asOf };
    case 'partner.put':
      return { ...document, partners: put(document.partners, edit.partner) };
    case 'partner.remove':
      return { ...document, partners: without(document.partners, edit.id, 'partner') };
    case 'action.put':
      return { ...document, actions: put(document.actions, edit.action) };
    case 'action.remove':
      return { ...document, actions: without(document.actions, edit.id, 'action') };
    case 'claim.put': {
      const problem = claimProblem(edit.claim);
      if (problem !== null) fail('CLAIM_INVALID', { name: edit.claim.title, problem });
      return { ...document, claims: put(document.claims, edit.claim) };
    }
    case 'claim.remove':
      return { ...document, claims: without(document.claims, edit.id, 'claim') };
    case 'incomeTerm.put':
      return { ...document, incomeTerms: put(document.incomeTerms, edit.term) };
    case 'incomeTerm.remove':
      return { ...document, incomeTerms: without(document.incomeTerms, edit.id, 'income term') };
    case 'escalation.put':
      return { ...document, escalations: put(document.escalations, edit.escalation) };
    case 'escalation.remove':
      return { ...document, escalations: without(document.escalations, edit.id, 'escalation') };
    case 'matrix.put':
      return { ...document, escalationMatrix: put(document.escalationMatrix, edit.row) };
    case 'matrix.remove':
      return { ...document, escalationMatrix: without(document.escalationMatrix, edit.id, 'escalation rule') };
  }
}
