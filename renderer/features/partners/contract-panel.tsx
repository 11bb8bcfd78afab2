import { type JSX, useState } from 'react';
import { parseDay } from '../../../shared/calendar/day.ts';
import { dayText } from '../../../shared/charts/source-line.ts';
import { escalationPath, type PartnerProfile, profileDates } from '../../../shared/partners/partner-profile.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';

/** Contract days and who to call, first step first. */
export function ContractPanel({ profile }: { readonly profile: PartnerProfile }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const path = escalationPath(profile);
  return (
    <section className="panel side-panel" aria-label="Contract and contacts">
      <header>
        <h3>Contract and contacts</h3>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          Edit
        </Button>
      </header>
      {profile.contracts.length === 0 && path.length === 0 && (
        <p className="muted">Write down who to call and until when the contract runs.</p>
      )}
      <PairList
        layout="ruled"
        pairs={[
          ...profileDates(profile).map(({ label, day }) => ({ label, value: dayText(day) })),
          ...path.map(({ level, name, role, phone }) => ({
            label: (
              <span title={role}>
                {level}. {name}
                <span className="muted">, {role}</span>
              </span>
            ),
            value: phone,
          })),
        ]}
      />
      {isOpen && <ProfileDialog profile={profile} onClose={() => setOpen(false)} />}
    </section>
  );
}

const contactLines = (profile: PartnerProfile): string =>
  profile.contacts.map(({ level, name, role, phone, email }) => [level ?? '', name, role, phone, email].join('; ')).join('\n');

function ProfileDialog({ profile, onClose }: { readonly profile: PartnerProfile; readonly onClose: () => void }): JSX.Element {
  const [contract] = profile.contracts;
  const [role, setRole] = useState(profile.role);
  const [days, setDays] = useState({
    ref: contract?.ref ?? '',
    endsOn: contract?.endsOn ?? '',
    noticeBy: contract?.noticeBy ?? '',
    lastReview: profile.lastReview ?? '',
    nextReview: profile.nextReview ?? '',
  });
  const { capacity } = profile;
  const [scale, setScale] = useState({
    perSecond: capacity === null ? '' : String(capacity.perSecond),
    growth: capacity === null ? '' : String(Number((capacity.growth * 100).toPrecision(12))),
    eventFactor: capacity === null ? '' : String(capacity.eventFactor),
  });
  const [contacts, setContacts] = useState(contactLines(profile));
  const isDay = (text: string): boolean => text.trim() === '' || parseDay(text.trim()) !== null;
  const isNumber = (text: string): boolean => text.trim() === '' || Number.isFinite(Number(text));
  const isScale = Object.values(scale).every(isNumber) && !(Number(scale.perSecond) < 0) && !(Number(scale.eventFactor) < 0);
  const isValid = isScale && [days.endsOn, days.noticeBy, days.lastReview, days.nextReview].every(isDay);
  const dayOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const save = () => {
    const first =
      days.ref.trim() === ''
        ? []
        : [
            {
              ...(contract ?? { title: '', startsOn: null, renews: false }),
              ref: days.ref.trim(),
              endsOn: dayOf(days.endsOn),
              noticeBy: dayOf(days.noticeBy),
            },
          ];
    void applyEdit({
      kind: 'partner.put',
      partner: {
        ...profile,
        role: role.trim(),
        lastReview: dayOf(days.lastReview),
        nextReview: dayOf(days.nextReview),
        capacity:
          Number(scale.perSecond) > 0
            ? {
                perSecond: Number(scale.perSecond),
                growth: Number((Number(scale.growth) / 100).toPrecision(12)),
                eventFactor: Number(scale.eventFactor) > 0 ? Number(scale.eventFactor) : 1,
              }
            : null,
        contracts: [...first, ...profile.contracts.slice(1)],
        contacts: contacts
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, index) => {
            const [level = '', name = '', what = '', phone = '', email = ''] = line.split(';').map((part) => part.trim());
            const known = profile.contacts.find((one) => one.name === name);
            const step = Number(level);
            return {
              id: known?.id ?? `contact-${index + 1}`,
              name: name || `Contact ${index + 1}`,
              role: what,
              phone,
              email,
              side: known?.side ?? ('partner' as const),
              level: Number.isInteger(step) && step >= 1 && step <= 9 ? step : null,
            };
          }),
      },
    }).then((isDone) => isDone && onClose());
  };
  const day = (name: keyof typeof days, label: string) => (
    <Field
      label={label}
      value={days[name]}
      onChange={(value) => setDays({ ...days, [name]: value })}
      placeholder="YYYY-MM-DD"
      error={isDay(days[name]) ? null : 'not a day'}
    />
  );
  const number = (name: keyof typeof scale, label: string, suffix: string, placeholder: string) => (
    <Field
      label={label}
      value={scale[name]}
      onChange={(value) => setScale({ ...scale, [name]: value })}
      suffix={suffix}
      numeric
      placeholder={placeholder}
      error={isNumber(scale[name]) ? null : 'not a number'}
    />
  );
  return (
    <Dialog
      title={profile.id}
      subtitle="Contract and contacts"
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
        <Field label="What the partner is to us" value={role} onChange={setRole} placeholder="Co-branded card issuer" />
        <div className="field-row">
          <Field label="Contract" value={days.ref} onChange={(ref) => setDays({ ...days, ref })} />
          {day('endsOn', 'Ends or renews')}
          {day('noticeBy', 'Notice by')}
        </div>
        <div className="field-row">
          {day('lastReview', 'Last review')}
          {day('nextReview', 'Next review')}
        </div>
        <div className="field-row">
          {number('perSecond', 'Capacity', '/s', 'by contract or load test')}
          {number('growth', 'Growth to the next peak', '%', '0')}
          {number('eventFactor', 'The event is', 'times a peak', '1')}
        </div>
        <Field
          label="Contacts, one a line: step; name; role; phone; e-mail"
          lines={5}
          value={contacts}
          onChange={setContacts}
          description="Steps 1, 2, 3 are the escalation path; a contact without a step is not on it."
        />
      </div>
    </Dialog>
  );
}
