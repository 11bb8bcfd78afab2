import { expect, it } from 'vitest';
import { type BoundNumber, fillText } from '../../../shared/report/bound-text.ts';
import { sampleSlice, settledSlice, successSlice } from '../../support/sample-report.ts';

const numbers = async (): Promise<BoundNumber[]> => [
  { name: 'success', slice: successSlice, result: await sampleSlice(successSlice) },
  { name: 'alone', slice: { ...successSlice, compare: null }, result: await sampleSlice({ ...successSlice, compare: null }) },
  { name: 'settled', slice: { ...settledSlice, by: [] }, result: await sampleSlice({ ...settledSlice, by: [] }) },
  { name: 'gone', slice: successSlice, gap: 'the number gone is missing: There is no metric called nope.' },
];

// 7,162 of 8,000 is 89.525 %, 7,280 of 8,000 is 91 %.
it.each([
  ['{{success}}', '89.5 %'],
  ['{{ success.change }}', 'fell 1.5 pp to 89.5 %'],
  ['{{success.difference}} ({{success.verdict}}) from {{success.before}}', '−1.5 pp (worse) from 91.0 %'],
  ['{{success.numerator}} of {{success.denominator}}', '7,162 of 8,000'],
  ['{{settled.change}}', 'rose 6.7 % to $700.6 M'],
  ['{{settled}}', '$700,552,471.67'],
  ['{{alone}} {{alone.change}}', '89.5 % [payment success rate has no period to compare with]'],
  ['{{nope}}', '[there is no number called nope]'],
  ['{{success.colour}}', '[a number has no colour; it has value, change, difference, before, verdict, n, numerator, denominator]'],
  ['{{gone}}', '[the number gone is missing: There is no metric called nope]'],
  ['{ {success} } and {{', '{ {success} } and {{'],
])('%s', async (text, filled) => expect(fillText(text, await numbers(), 'en-US')).toBe(filled));

it('a value that came from a file is never read as a placeholder', async () => {
  const [first] = await numbers();
  expect(fillText('{{success}} {{success}}', first === undefined ? [] : [first], 'en-US')).toBe('89.5 % 89.5 %');
});
