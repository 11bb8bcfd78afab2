import { parseDay } from '../../../shared/calendar/day.ts';
import type { PartnerContact, PartnerContract, PartnerProfile } from '../../../shared/partners/partner-profile.ts';

/** A contract as it is typed; `key` tells lines apart. */
export interface ContractDraft {
  readonly key: string;
  readonly title: string;
  readonly ref: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly noticeBy: string;
  readonly renews: boolean;
}

/** A partner's contracts, days, scale and contacts as they are typed. */
export interface ProfileDraft {
  readonly role: string;
  readonly lastReview: string;
  readonly nextReview: string;
  readonly contracts: readonly ContractDraft[];
  readonly perSecond: string;
  readonly growth: string;
  readonly eventFactor: string;
  /** One contact a line: step; name; role; phone; e-mail. */
  readonly contacts: string;
}

export function draftOfProfile(profile: PartnerProfile): ProfileDraft {
  const { capacity, contracts, contacts, role, lastReview, nextReview } = profile;
  return {
    role,
    lastReview: lastReview ?? '',
    nextReview: nextReview ?? '',
    contracts: contracts.map(({ title, ref, startsOn, endsOn, noticeBy, renews }, index) => ({
      key: `was-${index}`,
      title,
      ref,
      startsOn: startsOn ?? '',
      endsOn: endsOn ?? '',
      noticeBy: noticeBy ?? '',
      renews,
    })),
    perSecond: capacity === null ? '' : String(capacity.perSecond),
    growth: capacity === null ? '' : String(Number((capacity.growth * 100).toPrecision(12))),
    eventFactor: capacity === null ? '' : String(capacity.eventFactor),
    contacts: contacts.map(({ level, name, role: does, phone, email }) => [level ?? '', name, does, phone, email].join('; ')).join('\n'),
  };
}

export const isDayOrEmpty = (text: string): boolean => text.trim() === '' || parseDay(text.trim()) !== null;

/** What keeps a contract from being saved, in words; null when nothing does. */
export function contractProblem({ ref, startsOn, endsOn, noticeBy }: ContractDraft, others: readonly ContractDraft[]): string | null {
  if (ref.trim() === '') return 'Give the contract a name';
  if (others.some((other) => other.ref.trim() === ref.trim())) return 'Two contracts have this name';
  const [start, end, notice] = [startsOn, endsOn, noticeBy].map((text) => text.trim());
  if (![startsOn, endsOn, noticeBy].every(isDayOrEmpty)) return 'Days are written like 2027-12-31';
  if (start !== '' && end !== '' && (start ?? '') >= (end ?? '')) return 'It ends before it starts';
  return notice !== '' && end !== '' && (notice ?? '') > (end ?? '') ? 'Notice would come after its end' : null;
}

/** What keeps the contacts from being saved, in words; null when nothing does. */
export function contactsProblem(contacts: string): string | null {
  for (const line of linesOf(contacts)) {
    const [step = '', name = ''] = partsOf(line);
    if (name === '') return `“${line.trim()}” names nobody; write step; name; role; phone; e-mail`;
    if (step !== '' && !/^[1-9]$/.test(step)) return `“${step}” is no step of the escalation path; write 1 to 9, or nothing`;
  }
  return null;
}

/** What keeps the scale from being saved, by field. */
export function scaleProblems({
  perSecond,
  growth,
  eventFactor,
}: ProfileDraft): Readonly<Record<'perSecond' | 'growth' | 'eventFactor', string | null>> {
  const outside = (text: string, low: number, high: number, words: string): string | null =>
    text.trim() === '' || (Number(text) >= low && Number(text) <= high) ? null : words;
  return {
    perSecond: outside(perSecond, Number.MIN_VALUE, Number.MAX_VALUE, 'more than 0'),
    growth: outside(growth, -100, 1000, 'from −100 to 1,000 %'),
    eventFactor: outside(eventFactor, Number.MIN_VALUE, 100, 'more than 0, at most 100'),
  };
}

/** The profile as it is typed, which nothing keeps from being saved. */
export function profileOfDraft(draft: ProfileDraft, before: PartnerProfile): PartnerProfile {
  const day = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    ...before,
    role: draft.role.trim(),
    lastReview: day(draft.lastReview),
    nextReview: day(draft.nextReview),
    capacity:
      Number(draft.perSecond) > 0
        ? {
            perSecond: Number(draft.perSecond),
            growth: Number((Number(draft.growth) / 100).toPrecision(12)),
            eventFactor: Number(draft.eventFactor) > 0 ? Number(draft.eventFactor) : 1,
          }
        : null,
    contracts: draft.contracts.map(
      ({ title, ref, startsOn, endsOn, noticeBy, renews }): PartnerContract => ({
        title,
        ref: ref.trim(),
        startsOn: day(startsOn),
        endsOn: day(endsOn),
        noticeBy: day(noticeBy),
        renews,
      }),
    ),
    contacts: contactsOf(draft.contacts, before.contacts),
  };
}

const linesOf = (contacts: string): string[] => contacts.split('\n').filter((line) => line.trim() !== '');
const partsOf = (line: string): string[] => line.split(';').map((part) => part.trim());

/** People are known by their names: whoever is still named stays who it was. */
function contactsOf(text: string, before: readonly PartnerContact[]): PartnerContact[] {
  const left = [...before];
  const taken = new Set(before.map(({ id }) => id));
  return linesOf(text).map((line) => {
    const [step = '', name = '', role = '', phone = '', email = ''] = partsOf(line);
    const found = left.findIndex((one) => one.name === name);
    const [known] = found < 0 ? [] : left.splice(found, 1);
    const id = known?.id ?? freeId(taken);
    taken.add(id);
    return { id, name, role, phone, email, side: known?.side ?? 'partner', level: step === '' ? null : Number(step) };
  });
}

function freeId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`contact-${number}`)) number++;
  return `contact-${number}`;
}
