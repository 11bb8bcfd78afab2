import { expect, it } from 'vitest';
import { momentText } from '../../shared/calendar/moment-text.ts';

it.each([
  ['2026-02-04T05:10:00Z', 'America/New_York', 'Feb 4, 00:10'],
  ['2026-02-05T04:59:00Z', 'America/New_York', 'Feb 4, 23:59'],
  // New York is UTC-4 from March 8 on.
  ['2026-03-22T07:00:00Z', 'America/New_York', 'Mar 22, 03:00'],
])('%s in %s reads %s', (instant, zone, text) => {
  expect(momentText(instant, zone)).toBe(text);
  expect(momentText(Date.parse(instant), zone)).toBe(text);
});
