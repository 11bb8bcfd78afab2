import { existsSync } from 'node:fs';
import { isTimeZone } from '../../shared/calendar/time-zone.ts';
import { fail } from '../../shared/errors/fail.ts';
import { profileFormatId } from '../../shared/extract/profile.ts';
import type { PersonalAction } from '../../shared/extract/personal-data.ts';
import type { DriftAnswer, ImportChoice } from '../../shared/extract/receipt.ts';
import { readProfile } from '../engine/profile/read-profile.ts';
import type { Terminal } from './command.ts';
import { dialectOf, dialectValues } from './dialect-choice.ts';
import { listOf, type ParsedArgs } from './parse-args.ts';

/** Flags of `import` that say how files are read. */
export const choiceValues = [
  'format',
  'profile',
  'partner',
  'currency',
  'time-zone',
  'sheet',
  'header-row',
  'member',
  'rename',
  'gone',
  'on-overlap',
  'personal',
  'references',
  ...dialectValues,
] as const;

export async function importChoice(args: ParsedArgs, terminal: Terminal): Promise<ImportChoice> {
  const drift = driftOf(args);
  const dialect = dialectOf(args);
  return {
    ...(args.value('format') === undefined ? {} : { format: args.required('format') }),
    ...(await profileOf(args, terminal)),
    ...(args.value('partner') === undefined ? {} : { partner: args.required('partner') }),
    ...currencyOf(args),
    ...timeZoneOf(args),
    ...partOf(args),
    ...(drift === null ? {} : { drift }),
    ...(dialect === null ? {} : { dialect }),
    ...overlapOf(args),
    ...personalOf(args),
    ...(args.value('references') === undefined ? {} : { referenceColumns: listOf(args.value('references')) }),
    ...(args.has('allow-duplicate') ? { allowDuplicate: true } : {}),
  };
}

/** A file, or the name of a layout that was taught to the workbook. */
async function profileOf(args: ParsedArgs, terminal: Terminal): Promise<Pick<ImportChoice, 'profile' | 'format'>> {
  const given = args.value('profile');
  if (given === undefined) return {};
  if (args.value('format') !== undefined) fail('USAGE', { problem: '--profile and --format exclude each other' });
  const path = terminal.path(given);
  return existsSync(path) || given.endsWith('.json') ? { profile: await readProfile(path) } : { format: profileFormatId(given) };
}

/** Which table of a file that holds several, and which of its rows names the columns. */
function partOf(args: ParsedArgs): Pick<ImportChoice, 'sheet' | 'headerRow' | 'member'> {
  const row = args.value('header-row');
  if (row !== undefined && !/^[1-9]\d{0,6}$/.test(row)) fail('USAGE', { problem: '--header-row takes a row number, from 1' });
  return {
    ...(args.value('sheet') === undefined ? {} : { sheet: args.required('sheet') }),
    ...(args.value('member') === undefined ? {} : { member: args.required('member') }),
    ...(row === undefined ? {} : { headerRow: Number(row) }),
  };
}

/** "New name=Known name, ...": columns that got another name; and columns that are gone. */
function driftOf(args: ParsedArgs): DriftAnswer | null {
  const renamed = listOf(args.value('rename')).map((pair) => {
    const [to = '', from = '', ...more] = pair.split('=').map((name) => name.trim());
    if (to === '' || from === '' || more.length > 0) fail('USAGE', { problem: `--rename takes "New name=Known name", not "${pair}"` });
    return { from, to };
  });
  const gone = listOf(args.value('gone'));
  return renamed.length + gone.length === 0 ? null : { renamed, gone };
}

const overlapAnswers: Readonly<Record<string, NonNullable<ImportChoice['onOverlap']>>> = {
  ask: 'ask',
  supersede: 'supersede',
  'keep-both': 'keep_both',
};

function overlapOf(args: ParsedArgs): Pick<ImportChoice, 'onOverlap'> {
  const given = args.value('on-overlap');
  if (given === undefined) return {};
  return {
    onOverlap: overlapAnswers[given] ?? fail('USAGE', { problem: `--on-overlap is one of ${Object.keys(overlapAnswers).join(', ')}` }),
  };
}

const personalActions: readonly PersonalAction[] = ['keep', 'mask', 'hash', 'drop'];

/** "email=hash,name=drop": what becomes of columns about a person. */
function personalOf(args: ParsedArgs): Pick<ImportChoice, 'personal'> {
  const pairs = listOf(args.value('personal')).map((pair): [string, PersonalAction] => {
    const at = pair.lastIndexOf('=');
    const action = personalActions.find((known) => known === pair.slice(at + 1).trim());
    if (at <= 0 || action === undefined)
      return fail('USAGE', { problem: `--personal takes "COLUMN=${personalActions.join('|')}", not "${pair}"` });
    return [pair.slice(0, at).trim(), action];
  });
  return pairs.length === 0 ? {} : { personal: Object.fromEntries(pairs) };
}

function currencyOf(args: ParsedArgs): { currency?: string } {
  const currency = args.value('currency')?.toUpperCase();
  if (currency === undefined) return {};
  return /^[A-Z]{3}$/.test(currency) ? { currency } : fail('USAGE', { problem: '--currency takes a code of three letters, like USD' });
}

function timeZoneOf(args: ParsedArgs): { timeZone?: string } {
  const timeZone = args.value('time-zone');
  if (timeZone === undefined) return {};
  return isTimeZone(timeZone) ? { timeZone } : fail('USAGE', { problem: `"${timeZone}" is not a time zone like America/New_York` });
}
