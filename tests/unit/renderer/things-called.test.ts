import { describe, expect, it } from 'vitest';
import { type FoundThing, thingsCalled } from '../../../renderer/features/shell/things-called.ts';

const thing = (group: string, title: string, detail = ''): FoundThing => ({
  id: `${group} ${title}`,
  group,
  title,
  detail,
  run: () => undefined,
});
const things = [
  thing('Partner', 'Northbank'),
  thing('Commitment', 'Authorization available 99.95 % of the month', 'Northbank, 7.2'),
  thing('Metric', 'Authorization rate, all attempts', 'Conversion'),
  thing('Metric', 'Strong authentication rate', 'Authentication'),
  thing('Metric', 'Refund rate', 'Refunds and disputes'),
  thing('Metric', 'Dispute rate', 'Refunds and disputes'),
  thing('File', 'northbank_attempts_2026-03.csv', 'Northbank'),
  thing('View', 'Émission par mois', 'Explore'),
];
const called = (typed: string) => thingsCalled(things, typed).map(({ title }) => title);

describe('what the palette finds in a workbook', () => {
  it('names that begin with what was typed come first', () => {
    expect(called('auth')).toEqual([
      'Authorization available 99.95 % of the month',
      'Authorization rate, all attempts',
      'Strong authentication rate',
    ]);
    expect(called('strong auth')).toEqual(['Strong authentication rate']);
  });
  it('words may come in any order, from the name, the kind and what tells it apart', () => {
    expect(called('7.2 northbank')).toEqual(['Authorization available 99.95 % of the month']);
    expect(called('metric dispute rate')).toEqual(['Dispute rate', 'Refund rate']);
    expect(called('rate metric all')).toEqual(['Authorization rate, all attempts']);
    expect(called('file 2026-03')).toEqual(['northbank_attempts_2026-03.csv']);
  });
  it('two letters only begin a word; one letter finds commands alone', () => {
    expect(called('or')).toEqual([]);
    expect(called('n')).toEqual([]);
    expect(called('ém')).toEqual(['Émission par mois']);
  });
});
