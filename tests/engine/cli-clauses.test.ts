import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { attempts, cliBench } from '../support/cli-bench.ts';

const bench = cliBench();
const { run, object, write } = bench;

const clause = (id: string, changes: Record<string, unknown> = {}) => ({
  id,
  partner: 'Acme',
  contract: 'MSA',
  clause: '4.1',
  title: 'Nine of ten orders are paid',
  metric: 'payment_success',
  downtimeRule: null,
  population: { kind: 'all' },
  exclusions: [],
  maintenance: null,
  operator: '>=',
  target: 0.9,
  window: 'month',
  timeZone: 'America/New_York',
  minimumSample: null,
  rounding: null,
  remedy: { kind: 'fixed', amount: '500.00', currency: 'USD' },
  claimWithinDays: 30,
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  ...changes,
});
const contracts = (...commitments: unknown[]) => JSON.stringify({ commitments, rateCards: [], incidents: [] });

beforeAll(async () => {
  await write('attempts.csv', attempts);
  await write('contracts.json', contracts(clause('success'), clause('elsewhere', { partner: 'Borealis' })));
  await run('import', 'contracts.json', '--workbook', 'clauses.paybench');
});

interface Scored {
  readonly results: readonly { commitment: string; status: string; window: { label: string }; value: number | null; credit: unknown }[];
  readonly notMeasured: readonly { commitment: string }[];
}

test('a missed clause is exit code 3; a clause without data is named', async () => {
  // One order a day from January 31 to March 1, none of those before February 15 paid: February is 14 of 28.
  const days = ['2026-01-31', ...Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`), '2026-03-01'];
  const rows = days.map(
    (day, index) => `${day}T17:00:00Z,b${index},b${index},Acme,card,card,1,20.00,USD,${day < '2026-02-15' ? 'declined' : 'approved'}`,
  );
  await write('daily.csv', `${attempts.split('\n')[0]}\n${rows.join('\n')}\n`);
  await run('import', 'daily.csv', 'contracts.json', '--workbook', 'daily.paybench');
  const { exit, results, notMeasured } = await object<Scored>('scorecard', 'daily.paybench');
  expect(exit).toBe(3);
  const february = results.find(({ commitment, window }) => commitment === 'success' && window.label === 'February 2026');
  expect(february).toMatchObject({
    status: 'missed',
    value: 0.5,
    numerator: '14',
    denominator: '28',
    credit: { amount: '500.00', currency: 'USD' },
  });
  expect([...notMeasured, ...results].map(({ commitment }) => commitment)).toContain('elsewhere');
});

test('a partner no commitment is with is a slip, not a partner without a miss', async () => {
  const { exit, errors } = await object('scorecard', 'clauses.paybench', '--partner', 'Nobody');
  expect([exit, errors[0]?.code, errors[0]?.title]).toEqual([
    2,
    'USAGE',
    'The command is not complete: no commitment is with "Nobody"; there are Acme, Borealis',
  ]);
});

test('what a partner owes is not asked of a name that nobody knows: those that are known are told', async () => {
  for (const command of [
    ['claims', 'clauses.paybench', '--partner', 'Nobody'],
    ['partner', 'clauses.paybench', 'Nobody'],
  ]) {
    const { exit, errors } = await object(...command);
    expect([exit, errors[0]?.code, errors[0]?.remedy]).toEqual([2, 'PARTNER_NO_SUCH', 'Choose one of: Acme, Borealis.']);
  }
});

test('without any data every clause is listed as not measured', async () => {
  expect((await object<{ contracts: unknown }>('import', 'contracts.json', '--workbook', 'clauses.paybench')).contracts).toEqual([
    { file: 'contracts.json', commitments: 2, rateCards: 0, incidents: 0 },
  ]);
  const { exit, results, notMeasured } = await object<Scored>('scorecard', 'clauses.paybench');
  expect([exit, results, notMeasured.map(({ commitment }) => commitment)]).toEqual([0, [], ['success', 'elsewhere']]);
  expect((await run('scorecard', 'clauses.paybench')).out).toContain('no data');
});

test('a contracts file that no clause could be checked by is refused whole', async () => {
  for (const [changes, at] of [
    [{ timeZone: 'Mars/Base' }, 'Mars/Base is not a time zone; write one like America/New_York'],
    [{ remedy: { kind: 'fixed', amount: '1,000', currency: 'USD' } }, '1,000 is not an amount; write it like 420000.00'],
  ] as const) {
    await write('invalid.json', contracts(clause('success', changes)));
    const { exit, errors } = await object('import', 'invalid.json', '--workbook', 'invalid.paybench');
    expect([exit, errors[0]?.code]).toEqual([1, 'CONTRACTS_NOT_TAKEN']);
    expect(errors[0]?.context['problem']).toMatch(/^commitment 1 \(.*\): /);
    expect(errors[0]?.context['problem']).toContain(at);
  }
  expect(existsSync(join(bench.folder, 'invalid.paybench'))).toBe(false);
});

test('a clause that cannot be checked is a failed step', async () => {
  await write('strange.json', contracts(clause('strange', { metric: 'no_such_metric' })));
  await run('import', 'attempts.csv', 'strange.json', '--workbook', 'strange.paybench');
  const { exit, errors } = await object('scorecard', 'strange.paybench');
  expect([exit, errors.map(({ code }) => code)]).toEqual([1, ['COMMITMENT_NOT_CHECKED']]);
});
