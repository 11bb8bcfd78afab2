import { describe, expect, test } from 'vitest';
import {
  choiceOf,
  draftFor,
  nameOfLayout,
  profileOf,
  type ReadFile,
  withAgain,
  withEntry,
  withoutEntry,
  withTable,
  withTarget,
} from '../../../renderer/features/extracts/teach/teach-draft.ts';
import { entrySummary } from '../../../renderer/features/extracts/teach/entry-words.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { extractProfileSchema } from '../../../shared/extract/profile.ts';
import { profileProblem } from '../../../shared/extract/profile-problem.ts';

const read: ReadFile = {
  header: ['Ref', 'Day', 'Cents', 'DC', 'Kind', 'Ccy'],
  sample: [
    ['r1', '31.01.2026', '10050', 'C', 'PUR', 'USD'],
    ['r2', '01.02.2026', '525', 'D', 'RTN', 'USD'],
  ],
  dialect: {
    encoding: 'iso-8859-1',
    delimiter: ';',
    quote: '"',
    newline: 'crlf',
    hasHeader: true,
    preambleLines: 2,
    trailerLines: 1,
    decimal: '.',
    thousands: '',
    dateOrder: 'dmy',
  },
};
const draft = () => draftFor(null, 'harbor_card_2026-02.csv', read);
const at = (source: string) => read.header.indexOf(source);

test.each([
  ['harbor_card_2026-02.csv', 'Harbor card'],
  ['QUAY-points 0003of0007.txt.gz', 'QUAY points'],
  ['20260131.csv', 'New layout'],
  ['Splitly', 'Splitly'],
])('%s is of the layout %s', (file, name) => {
  expect(nameOfLayout(file)).toBe(name);
});

test('a first guess is complete enough to be tried', () => {
  const profile = profileOf(draft(), read);
  expect(extractProfileSchema.safeParse(profile).success).toBe(true);
  expect(profileProblem(profile)).toBeNull();
  expect(profile.columns.find(({ source }) => source === 'Cents')).toMatchObject({
    target: 'gross',
    unit: 'minor',
    sign: { column: 'DC' },
  });
});

test('what belongs to this file alone does not go into the profile; an encoding that was told does', () => {
  const profile = profileOf(draft(), read);
  expect(profile.dialect).toEqual({ delimiter: ';', quote: '"', hasHeader: true, decimal: '.', thousands: '', dateOrder: 'dmy' });
  expect(choiceOf(draft(), read, {}).profile?.dialect.encoding).toBeUndefined();
  expect(choiceOf(draft(), read, { encoding: 'iso-8859-15' }).profile?.dialect.encoding).toBe('iso-8859-15');
});

describe('changing a meaning', () => {
  test('forgets options of the old one and takes those that the values suggest', () => {
    const asTime = withTarget(draft(), read, at('Cents'), 'ts_utc', false);
    expect(asTime.columns[at('Cents')]).toEqual({ source: 'Cents', target: 'ts_utc' });
    const back = withTarget(asTime, read, at('Cents'), 'net', false);
    expect(back.columns[at('Cents')]).toMatchObject({ target: 'net', unit: 'minor', sign: { kind: 'code', column: 'DC' } });
    expect(withTarget(back, read, at('Cents'), null, true).columns[at('Cents')]).toEqual({ source: 'Cents', target: null, drop: true });
  });

  test('takes away the fixed value that stood there', () => {
    const fixed = { ...draft(), constants: { country: 'US', mid: 'web' } };
    expect(withTarget(fixed, read, at('Ref'), 'mid', false).constants).toEqual({ country: 'US' });
  });

  test('a column may mean two things, and one again', () => {
    const twice = withAgain(draft(), at('Day'));
    expect(twice.columns.filter(({ source }) => source === 'Day').map(({ target }) => target)).toEqual(['posting_date', null]);
    expect(withoutEntry(twice, at('Day') + 1)).toEqual(draft());
  });

  test('another table is proposed anew, and a file read in another way keeps what kept its name', () => {
    expect(withTable(draft(), read, 'bank_line').columns.find(({ source }) => source === 'Cents')?.target).toBe('amount');
    const changed = withEntry(draft(), at('Ref'), { target: 'merchant_ref' });
    const other: ReadFile = { ...read, header: ['Ref', 'Total'], sample: [['r1', '5.00']] };
    expect(draftFor(changed, 'x.csv', other).columns).toEqual([
      { source: 'Ref', target: 'merchant_ref' },
      { source: 'Total', target: 'gross' },
    ]);
    expect(draftFor(changed, 'x.csv', read)).toBe(changed);
  });
});

test('how a column is read in the words of its button', () => {
  const { columns } = factTable('settlement_line');
  const of = (name: string) => columns.find((column) => column.name === name)!;
  const words = (source: string, target: string) =>
    entrySummary(withTarget(draft(), read, at(source), target, false).columns[at(source)]!, of(target));
  expect(words('Cents', 'gross')).toBe('minor units, sign from DC');
  expect(words('Kind', 'type')).toBe('2 words');
  expect(words('Day', 'posting_date')).toBe('as the file');
  expect(words('Ref', 'partner_ref')).toBe('as it stands');
});
