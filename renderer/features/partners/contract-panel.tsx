import { type JSX, useState } from 'react';
import { dayText } from '../../../shared/charts/source-line.ts';
import { escalationPath, type PartnerProfile, profileDates } from '../../../shared/partners/partner-profile.ts';
import { Button } from '../../ui/button/button.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { ProfileDialog } from './profile-dialog.tsx';

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
            value: <span className="contact-phone">{phone}</span>,
          })),
        ]}
      />
      {isOpen && <ProfileDialog profile={profile} onClose={() => setOpen(false)} />}
    </section>
  );
}
