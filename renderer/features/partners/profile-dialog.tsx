import { type JSX, useState } from 'react';
import type { PartnerProfile } from '../../../shared/partners/partner-profile.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Field } from '../../ui/field/field.tsx';
import {
  type ContractDraft,
  contactsProblem,
  contractProblem,
  draftOfProfile,
  isDayOrEmpty,
  profileOfDraft,
  type ProfileDraft,
  scaleProblems,
} from './profile-draft.ts';

/** Writes a partner's contracts, its reviews, what it can carry and who to call. */
export function ProfileDialog({ profile, onClose }: { readonly profile: PartnerProfile; readonly onClose: () => void }): JSX.Element {
  const [draft, setDraft] = useState(() => draftOfProfile(profile));
  const set = (next: Partial<ProfileDraft>) => setDraft({ ...draft, ...next });
  const others = (one: ContractDraft) => draft.contracts.filter(({ key }) => key !== one.key);
  const scale = scaleProblems(draft);
  const contacts = contactsProblem(draft.contacts);
  const isValid =
    contacts === null &&
    Object.values(scale).every((problem) => problem === null) &&
    [draft.lastReview, draft.nextReview].every(isDayOrEmpty) &&
    draft.contracts.every((one) => contractProblem(one, others(one)) === null);
  const save = () => void applyEdit({ kind: 'partner.put', partner: profileOfDraft(draft, profile) }).then((isDone) => isDone && onClose());
  const review = (name: 'lastReview' | 'nextReview', label: string) => (
    <Field
      label={label}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      placeholder="YYYY-MM-DD"
      error={isDayOrEmpty(draft[name]) ? null : 'not a day'}
    />
  );
  const number = (name: keyof typeof scale, label: string, suffix: string, placeholder: string) => (
    <Field
      label={label}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
      suffix={suffix}
      numeric
      placeholder={placeholder}
      error={scale[name]}
    />
  );
  return (
    <Dialog
      title={profile.id}
      subtitle="Contracts and contacts"
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!isValid} onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="partner-form">
        <Field
          label="What the partner is to us"
          value={draft.role}
          onChange={(role) => set({ role })}
          placeholder="Co-branded card issuer"
        />
        <header className="card-line">
          <h3>Contracts</h3>
          <Button kind="quiet" onPress={() => set({ contracts: [...draft.contracts, newContract(draft.contracts)] })}>
            Add contract
          </Button>
        </header>
        {draft.contracts.length === 0 && <p className="muted">No contract is written down yet.</p>}
        {draft.contracts.map((one) => (
          <ContractRow
            key={one.key}
            contract={one}
            problem={contractProblem(one, others(one))}
            onChange={(next) => set({ contracts: draft.contracts.map((each) => (each.key === one.key ? next : each)) })}
            onRemove={() => set({ contracts: others(one) })}
          />
        ))}
        <div className="field-row">
          {review('lastReview', 'Last review')}
          {review('nextReview', 'Next review')}
          {number('perSecond', 'Capacity', '/s', 'by contract or load test')}
          {number('growth', 'Growth to the next peak', '%', '0')}
          {number('eventFactor', 'The event is', '× a peak', '1')}
        </div>
        <Field
          label="Contacts, one a line: step; name; role; phone; e-mail"
          lines={5}
          value={draft.contacts}
          onChange={(value) => set({ contacts: value })}
          description="Steps 1, 2, 3 are the escalation path; a contact without a step is not on it."
          error={contacts}
        />
      </div>
    </Dialog>
  );
}

function newContract(contracts: readonly ContractDraft[]): ContractDraft {
  let number = contracts.length + 1;
  while (contracts.some(({ key }) => key === `new-${number}`)) number++;
  return { key: `new-${number}`, title: '', ref: '', startsOn: '', endsOn: '', noticeBy: '', renews: false };
}

function ContractRow({
  contract,
  problem,
  onChange,
  onRemove,
}: {
  readonly contract: ContractDraft;
  readonly problem: string | null;
  readonly onChange: (next: ContractDraft) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const name = contract.ref.trim() === '' ? 'the contract' : contract.ref.trim();
  const day = (field: 'startsOn' | 'endsOn' | 'noticeBy', label: string) => (
    <Field
      label={label}
      value={contract[field]}
      onChange={(value) => onChange({ ...contract, [field]: value })}
      placeholder="YYYY-MM-DD"
      width={120}
    />
  );
  return (
    <fieldset className="contract-row" aria-label={name}>
      <Field label="Contract" value={contract.ref} onChange={(ref) => onChange({ ...contract, ref })} error={problem} />
      {day('startsOn', 'Starts')}
      {day('endsOn', 'Ends')}
      {day('noticeBy', 'Notice by')}
      <Check isSelected={contract.renews} onChange={(renews) => onChange({ ...contract, renews })}>
        Renews
      </Check>
      <IconButton icon="close" label={`Remove ${name}`} onPress={onRemove} />
    </fieldset>
  );
}
