import { expect, test } from 'vitest';
import { federalHolidays } from '../../shared/calendar/federal-holidays.ts';

// As the Federal Reserve publishes them; July 4, 2026 is a Saturday and not kept on another day.
test('holidays of the Federal Reserve', () => {
  expect(federalHolidays(2026)).toEqual([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-04',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ]);
});

test('a holiday on a Sunday is kept on the Monday after', () => {
  expect(federalHolidays(2023)).toContain('2023-01-02');
  expect(federalHolidays(2022)).toContain('2022-12-26');
  expect(federalHolidays(2027)).toContain('2027-07-05');
  expect(federalHolidays(2021)).not.toContain('2021-06-18');
});
