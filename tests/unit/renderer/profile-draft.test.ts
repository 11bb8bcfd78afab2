import { describe, expect, it } from 'vitest';
import {
  contactsProblem,
  contractProblem,
  draftOfProfile,
  profileOfDraft,
  scaleProblems,
} from '../../../renderer/features/partners/profile-draft.ts';
import { partnerProfileSchema } from '../../../shared/partners/partner-profile.ts';

const profile = partnerProfileSchema.parse({
  id: 'Meridian',
  role: 'Acquirer',
  contracts: [
    { ref: 'MSA-1', title: 'Services', startsOn: '2024-01-01', endsOn: '2027-12-31', noticeBy: '2027-06-30', renews: true },
    { ref: 'MSA-2', endsOn: '2026-12-31' },
  ],
  contacts: [
    { id: 'contact-1', name: 'Ann', role: 'Account manager', level: 1 },
    { id: 'contact-2', name: 'Bo', side: 'us', level: 2 },
  ],
  capacity: { perSecond: 400, growth: 0.2, eventFactor: 3 },
});
const draft = draftOfProfile(profile);

describe('a partner’s profile as it is typed', () => {
  it('comes back as it was when nothing is changed', () => {
    expect(profileOfDraft(draft, profile)).toEqual(profile);
  });
  it('edits every contract, adds one and keeps the others’ titles', () => {
    const contracts = [
      ...draft.contracts.map((one) => (one.ref === 'MSA-2' ? { ...one, ref: 'MSA-2b', noticeBy: '2026-09-30' } : one)),
      { key: 'new-3', title: '', ref: ' SOW-3 ', startsOn: '', endsOn: '', noticeBy: '', renews: false },
    ];
    expect(profileOfDraft({ ...draft, contracts }, profile).contracts).toEqual([
      profile.contracts[0],
      { ...profile.contracts[1], ref: 'MSA-2b', noticeBy: '2026-09-30' },
      { ref: 'SOW-3', title: '', startsOn: null, endsOn: null, noticeBy: null, renews: false },
    ]);
  });
  it('never gives two people one id, whatever line is written first', () => {
    const contacts = profileOfDraft({ ...draft, contacts: `; Zoe\n${draft.contacts}\n3; Ann` }, profile).contacts;
    expect(contacts.map(({ name, level, side }) => [name, level, side])).toEqual([
      ['Zoe', null, 'partner'],
      ['Ann', 1, 'partner'],
      ['Bo', 2, 'us'],
      ['Ann', 3, 'partner'],
    ]);
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(4);
  });
  it('says what is wrong with a contract', () => {
    const [first, second] = draft.contracts;
    if (first === undefined || second === undefined) throw new Error('two contracts');
    expect(contractProblem(first, [second])).toBeNull();
    expect(contractProblem({ ...first, ref: ' ' }, [])).toContain('name');
    expect(contractProblem({ ...first, ref: 'MSA-2' }, [second])).toContain('Two contracts');
    expect(contractProblem({ ...first, endsOn: '2027-02-30' }, [])).toContain('2027-12-31');
    expect(contractProblem({ ...first, endsOn: '2023-12-31' }, [])).toContain('ends before it starts');
    expect(contractProblem({ ...first, noticeBy: '2028-01-01' }, [])).toContain('after its end');
  });
  it('refuses steps that do not exist instead of forgetting them', () => {
    expect(contactsProblem(draft.contacts)).toBeNull();
    expect(contactsProblem('12; Ann')).toContain('12');
    expect(contactsProblem('1')).toContain('names nobody');
    expect(scaleProblems({ ...draft, perSecond: '0', growth: '-120', eventFactor: 'x' })).toEqual({
      perSecond: 'more than 0',
      growth: 'from −100 to 1,000 %',
      eventFactor: 'more than 0, at most 100',
    });
  });
});
