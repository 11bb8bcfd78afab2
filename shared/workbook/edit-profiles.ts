import { fail } from '../errors/fail.ts';
import { type ExtractProfile, profileNameOf } from '../extract/profile.ts';
import { profileProblem } from '../extract/profile-problem.ts';
import type { WorkbookDocument } from './document.ts';

/** A profile goes by its name: one of the same name is replaced where it stands. */
export function putProfile(document: WorkbookDocument, profile: ExtractProfile): WorkbookDocument {
  const problem = profileProblem(profile);
  if (problem !== null) return fail('PROFILE_INVALID', { name: profile.name, problem });
  const isThere = document.profiles.some(({ name }) => name === profile.name);
  const profiles = isThere
    ? document.profiles.map((known) => (known.name === profile.name ? profile : known))
    : [...document.profiles, profile];
  return { ...document, profiles };
}

export function forgetProfile(document: WorkbookDocument, name: string): WorkbookDocument {
  if (!document.profiles.some((profile) => profile.name === name)) return fail('PROFILE_NO_SUCH', { name });
  return { ...document, profiles: document.profiles.filter((profile) => profile.name !== name) };
}

/** Keeps the new name of a column: with the profile where its layout was taught, so that it goes with it, else with the document. */
export function rememberName(document: WorkbookDocument, rename: WorkbookDocument['renames'][number]): WorkbookDocument {
  const { format, from, to } = rename;
  const profile = document.profiles.find(({ name }) => name === profileNameOf(format));
  const isKnown = (known: { readonly from: string; readonly to: string }) => known.from === from && known.to === to;
  if (profile !== undefined) {
    const renames = profile.renames.some(isKnown) ? profile.renames : [...profile.renames, { from, to }];
    return putProfile(document, { ...profile, renames });
  }
  // A layout that nobody saved takes what was said of it along.
  if (profileNameOf(format) !== null) return document;
  const isThere = document.renames.some((known) => known.format === format && isKnown(known));
  return isThere ? document : { ...document, renames: [...document.renames, rename] };
}
