import { expect, it } from 'vitest';
import { parseMetricText } from '../../shared/metrics/metric-text.ts';
import { formParts, printAggregate } from '../../shared/metrics/print-metric-text.ts';
import { matchesSearch } from '../../shared/metrics/search-metrics.ts';

it.each([
  'count(attempt)',
  'count(attempt where result = "approved" and not partner is missing)',
  'sum(gross of settlement_line where type = "sale")',
  'distinct(customer_id, partner of attempt)',
  'p95(hours(ts_utc, resolved_at) of contact where is_payment = true)',
])('what the form writes is read back the same: %s', (text) => {
  const parts = formParts(parseMetricText(text));
  expect(parts === null ? null : [printAggregate(parts.top), parts.bottom]).toEqual([text, null]);
});
it('the form shows one over another, and leaves the rest as text', () => {
  expect(formParts(parseMetricText('count(attempt) / sum(amount of attempt)'))?.bottom?.name).toBe('sum');
  for (const text of ['count(attempt) / 2', '{orders} / count(attempt)', 'count(attempt) - count(attempt)'])
    expect(formParts(parseMetricText(text))).toBeNull();
});
it('minus and a negative number are told apart, multiplication binds closer', () => {
  const shape = (text: string): unknown =>
    JSON.parse(JSON.stringify(parseMetricText(text), (key, value: unknown) => (key === 'aggregate' ? undefined : value)));
  expect(shape('{a} -1')).toEqual(shape('{a} + -1'));
  expect(shape('{a} - {b} * {c}')).toEqual({
    of: 'operation',
    operator: '-',
    left: { of: 'metric', ref: 'a' },
    right: { of: 'operation', operator: '*', left: { of: 'metric', ref: 'b' }, right: { of: 'metric', ref: 'c' } },
  });
  expect(shape('({a} - {b}) * {c}')).toMatchObject({ operator: '*' });
});
it('a search finds every word, wherever it stands', () => {
  const metric = {
    id: 'auth_rate_net',
    label: 'Authorization rate',
    group: 'Conversion',
    sentence: 'Orders paid.',
    source: 'Payment attempts',
    words: [],
    text: null,
  };
  expect(['auth net', 'paid orders', 'ATTEMPTS conversion', 'refund'].map((search) => matchesSearch(metric, search))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
