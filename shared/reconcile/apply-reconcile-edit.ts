import { fail } from '../errors/fail.ts';
import type { Decision } from './decision.ts';
import { standings } from './decision.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { PartnerRules } from './rules.ts';

type Of<Kind extends Decision['kind']> = Omit<Extract<Decision, { kind: Kind }>, 'kind'> & { readonly kind: `reconcile.${Kind}` };

export type ReconcileEdit =
  | {
      readonly kind: 'reconcile.settings';
      readonly rules?: PartnerRules | undefined;
      readonly knownFrom?: Reconciliation['knownFrom'] | undefined;
    }
  | { readonly kind: 'reconcile.received'; readonly extract: number; readonly on: string | null }
  | Of<'accept'>
  | Of<'assign'>
  | Of<'writeOff'>
  | Of<'reopen'>;

/** What people decided after one more edit. Reopening something nobody accepted or wrote off fails. */
export function applyReconcileEdit(before: Reconciliation, edit: ReconcileEdit): Reconciliation {
  switch (edit.kind) {
    case 'reconcile.settings':
      return {
        ...before,
        knownFrom: edit.knownFrom ?? before.knownFrom,
        partners: edit.rules === undefined ? before.partners : putRules(before.partners, edit.rules),
      };
    case 'reconcile.received': {
      const { [edit.extract]: _, ...others } = before.received;
      return { ...before, received: edit.on === null ? others : { ...others, [edit.extract]: edit.on } };
    }
    case 'reconcile.accept':
      return decided(before, { kind: 'accept', keys: edit.keys, on: edit.on, by: edit.by });
    case 'reconcile.assign':
      return decided(before, { kind: 'assign', keys: edit.keys, on: edit.on, owner: edit.owner });
    case 'reconcile.writeOff':
      return decided(before, { kind: 'writeOff', keys: edit.keys, on: edit.on, reason: edit.reason, approver: edit.approver });
    case 'reconcile.reopen': {
      const known = standings(before.decisions, null);
      const isClosed = (key: string) => known.get(key)?.accepted !== null || known.get(key)?.writtenOff !== null;
      if (!edit.keys.every((key) => known.has(key) && isClosed(key)))
        return fail('INVALID_REQUEST', { problem: 'only what was accepted or written off can be reopened' });
      return decided(before, { kind: 'reopen', keys: edit.keys, on: edit.on });
    }
  }
}

function decided(before: Reconciliation, decision: Decision): Reconciliation {
  return { ...before, decisions: [...before.decisions, decision] };
}

function putRules(partners: readonly PartnerRules[], rules: PartnerRules): PartnerRules[] {
  const isThere = partners.some(({ partner }) => partner === rules.partner);
  return isThere ? partners.map((known) => (known.partner === rules.partner ? rules : known)) : [...partners, rules];
}
