import { describe, expect, it } from 'vitest';
import { evaluateReported, figurePair, type ReportedFigureRow, reportedFor } from '../../../shared/commitments/evaluate-reported.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { clause, requests, windowOf } from './sample-commitment.ts';

const row = (from: string, through: string, given: Partial<ReportedFigureRow>): ReportedFigureRow => ({
  from,
  through,
  numerator: null,
  denominator: null,
  value: null,
  unit: 'percent',
  version: 1,
  receivedAt: null,
  document: null,
  page: null,
  ...given,
});
const attested = (change: object = {}) =>
  clause({
    downtimeRule: null,
    maintenance: null,
    source: { kind: 'reported', figure: { measure: 'availability', mid: null, scheme: null, product: null } },
    ...change,
  });
const june = (rows: readonly ReportedFigureRow[], change: object = {}) =>
  evaluateReported(attested(change), requests, windowOf(attested(change), '2026-06-10'), rows, false);

describe('a figure that the partner reports', () => {
  it('is taken as given and marked as attested', () => {
    const result = june([row('2026-06-01', '2026-06-30', { value: '99.97' })]);
    expect(result).toMatchObject({ status: 'met', value: 0.9997, attested: true, spells: [] });
    expect(result.sentence).toBe('Availability 99.97 % against 99.9 %, as reported by Northbank, not recomputed.');
  });
  it('is N of D where the report states them, at full precision', () => {
    // 99.8999... % rounds to 99.9 %, and misses it.
    expect(june([row('2026-06-01', '2026-06-30', { numerator: '998999', denominator: '1000000', value: '99.9' })]).status).toBe('missed');
  });
  it('keeps both versions of a report that came again, and goes by the later one', () => {
    const result = june([
      row('2026-06-01', '2026-06-30', { value: '99.98', version: 1 }),
      row('2026-06-01', '2026-06-30', { value: '99.87', version: 2, document: 'June, corrected' }),
    ]);
    expect(result.status).toBe('missed');
    expect(result.reported.map(({ version, value }) => [version, value])).toEqual([
      [2, 0.9987],
      [1, 0.9998],
    ]);
    expect(result.sentence).toContain('version 2 of the report, version 1 said 99.98 %');
  });
  it('is not one merchant account’s figure in the place of all: the whole goes before its parts, and parts alone are told', () => {
    const [good, bad] = [
      row('2026-06-01', '2026-06-30', { value: '99.99', about: 'mid-1' }),
      row('2026-06-01', '2026-06-30', { value: '98', about: 'mid-2' }),
    ];
    const result = june([good, bad]);
    expect(result).toMatchObject({ status: 'not_measurable', value: null });
    expect(result.sentence).toContain('reports it for mid-1, mid-2 apart; name the one');
    expect(june([good, row('2026-06-01', '2026-06-30', { value: '99.5' }), bad])).toMatchObject({ status: 'missed', value: 0.995 });
    expect(june([good])).toMatchObject({ status: 'met', value: 0.9999 });
    expect(june([good, { ...bad, isSuperseded: true }])).toMatchObject({ status: 'met', value: 0.9999 });
  });
  it('shows a version whose file was taken back, and never judges by it', () => {
    const taken = row('2026-06-01', '2026-06-30', { value: '99.98', version: 3, isSuperseded: true });
    expect(june([taken]).status).toBe('not_measurable');
    expect(june([taken, row('2026-06-01', '2026-06-30', { value: '99.95' })])).toMatchObject({
      value: 0.9995,
      reported: [{ version: 1 }, { version: 3 }],
    });
  });
  it('is due so many days after the window, and says how late it came first', () => {
    // Fifteen days after June 30 is July 15.
    const within = { reportWithinDays: 15 };
    expect(june([], within).sentence).toBe('Not measurable: the partner has not reported it; the report is due by Jul 15, 2026.');
    const came = (receivedAt: string, version = 1) => row('2026-06-01', '2026-06-30', { value: '99.97', receivedAt, version });
    expect(june([came('2026-07-15T23:00:00Z')], within).sentence).not.toContain('late');
    expect(june([came('2026-07-19')], within).sentence).toContain('not recomputed, reported 4 days late.');
    expect(june([came('2026-07-14'), came('2026-08-01', 2)], within).sentence).not.toContain('late');
    expect(june([came('2026-07-19')]).sentence).not.toContain('late');
  });
  it('is not measurable while the partner is silent', () => {
    expect(june([])).toMatchObject({ status: 'not_measurable', sentence: 'Not measurable: the partner has not reported it.' });
  });
});

describe('a quarter from monthly reports', () => {
  const months = (given: (month: number) => Partial<ReportedFigureRow>) =>
    [
      ['2026-04-01', '2026-04-30'],
      ['2026-05-01', '2026-05-31'],
      ['2026-06-01', '2026-06-30'],
    ].map(([from, through], index) => row(from!, through!, given(index)));
  it('is added up from N and D, golden case (e)', () => {
    const counts = [
      ['9995000', '10000000'],
      ['998000', '1000000'],
      ['8992800', '9000000'],
    ];
    const found = reportedFor(
      months((month) => ({ numerator: counts[month]![0]!, denominator: counts[month]![1]! })),
      '2026-04-01',
      '2026-07-01',
      'ratio',
    );
    expect(found).toMatchObject({ numerator: '19985800', denominator: '20000000' });
  });
  it('is never the mean of percentages', () => {
    expect(
      reportedFor(
        months(() => ({ value: '99.9' })),
        '2026-04-01',
        '2026-07-01',
        'ratio',
      ),
    ).toContain('percentages are not averaged');
  });
  it('needs every month', () => {
    const [april, , june] = months(() => ({ numerator: '1', denominator: '1' }));
    expect(reportedFor([april!, june!], '2026-04-01', '2026-07-01', 'ratio')).toContain('do not cover the whole window');
  });
});

it('puts own 99.91 % beside the partner’s 99.97 % and says which keeps the clause', () => {
  const pair = figurePair(fraction(9991n, 10_000n), fraction(9997n, 10_000n), requests, clause({ target: 0.9995 }), 'Lumen');
  expect(pair).toMatchObject({ own: 0.9991, partner: 0.9997, disagrees: true });
  expect(pair.difference).toBeCloseTo(0.0006, 12);
  expect(pair.sentence).toBe('Own 99.91 %, Lumen reports 99.97 %: one keeps the clause, the other does not.');
});
