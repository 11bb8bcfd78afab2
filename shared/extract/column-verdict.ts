import { type PersonalKind, personalColumns } from './personal-data.ts';

/** What a stored column says about a person: as in a source, a key that stands for one person, or a part of a card number. */
export type PersonVerdict = PersonalKind | 'person_id' | 'card_part';

export const personWords: Readonly<Record<PersonVerdict, string>> = {
  name: 'names of people',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  address: 'postal addresses',
  tax_id: 'tax or identity numbers',
  ip_address: 'IP addresses',
  bank_account: 'bank accounts',
  birth_date: 'dates of birth',
  declared: 'what was named as personal',
  person_id: 'keys that stand for one person',
  card_part: 'parts of card numbers',
};

/** Canonical columns that are about a person by their meaning. */
const known: Readonly<Record<string, PersonVerdict>> = {
  customer_id: 'person_id',
  individual_id: 'person_id',
  account_id: 'person_id',
  application_id: 'person_id',
  card_token: 'card_part',
  last4: 'card_part',
  account_last4: 'bank_account',
  corrected_data: 'bank_account',
  counterparty: 'name',
};

/** Judged by the column's meaning, its name and what its values (a sample, without missing ones) look like; null = nothing personal seen. */
export function columnVerdict(name: string, label: string, values: readonly string[]): PersonVerdict | null {
  const meant = known[name];
  if (meant !== undefined) return meant;
  const [found] = personalColumns(
    [label],
    values.map((value) => [value]),
  );
  return found?.kind ?? null;
}
