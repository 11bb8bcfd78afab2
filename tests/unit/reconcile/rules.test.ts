import { expect, test } from 'vitest';
import { ageBucketOf } from '../../../shared/reconcile/age.ts';
import { businessDayIndex, dueDays } from '../../../shared/reconcile/due-days.ts';
import { normaliseKey, plainKeyRule } from '../../../shared/reconcile/key-rule.ts';
import { partnerOfName, rulesFor } from '../../../shared/reconcile/reconciliation.ts';
import { plainRules } from '../../../shared/reconcile/rules.ts';
import { businessDaysBetween } from '../../../shared/calendar/business-day.ts';
import { addDays, dayNumber, formatDay } from '../../../shared/calendar/day.ts';

test('references lose what only one system writes', () => {
  const shop = { ...plainKeyRule, prefixes: ['shop-', 'S'] };
  expect(normaliseKey(' shop-000123.1 ', shop)).toBe('123');
  expect(normaliseKey('s0012', shop)).toBe('12');
  expect(normaliseKey('24315.2', plainKeyRule)).toBe('24315');
  // A suffix of four digits is no attempt, and a reference in the middle stays whole.
  expect(normaliseKey('24315.2026', plainKeyRule)).toBe('24315.2026');
  expect(normaliseKey('a.1.b', plainKeyRule)).toBe('A.1.B');
  expect(normaliseKey('000', plainKeyRule)).toBeNull();
  expect(normaliseKey('  ', plainKeyRule)).toBeNull();
  const asIs = { prefixes: ['X'], ignoreCase: false, leadingZeros: false, attemptSuffix: false };
  expect([normaliseKey('x01.1', asIs), normaliseKey('X01.1', asIs)]).toEqual(['x01.1', '01.1']);
});

test('ages fall into the buckets people work through', () => {
  expect([-3, 0, 1, 2, 5, 6, 30, 31, 90, 91, 4000].map(ageBucketOf)).toEqual([
    '0-1',
    '0-1',
    '0-1',
    '2-5',
    '2-5',
    '6-30',
    '6-30',
    '31-90',
    '31-90',
    '>90',
    '>90',
  ]); // prettier-ignore
  expect(ageBucketOf(null)).toBe('>90');
});

test('waiting times count business days of the partner, then the days of grace', () => {
  const rules = { ...plainRules('Alder'), holidays: ['2026-01-19'] };
  // Friday, January 16; Monday 19 is Martin Luther King Day. T+2 is Wednesday 21, one day of grace makes Thursday 22.
  const due = dueDays(dayNumber('2026-01-16'), rules);
  expect([due.promised, due.partner, due.bank, due.stated].map(formatDay)).toEqual([
    '2026-01-21',
    '2026-01-22',
    '2026-01-22',
    '2026-01-20',
  ]);
  // Five business days after Saturday 17 are through Monday 26; grace makes Tuesday 27.
  expect(formatDay(dueDays(dayNumber('2026-01-17'), rules).payout)).toBe('2026-01-27');
});

test('two indexes subtract to the business days between, as counting them one by one does', () => {
  const holidays = ['2026-01-19', '2026-02-14', '2026-02-16'];
  const start = '2025-12-20';
  for (let length = 0; length < 80; length++) {
    const end = addDays(start, length);
    const counted = businessDaysBetween(addDays(start, 1), addDays(end, 1), new Set(holidays));
    expect(businessDayIndex(dayNumber(end), holidays) - businessDayIndex(dayNumber(start), holidays)).toBe(counted);
  }
});

test('a partner is known by every spelling and alias, and spelled as in its rules, else as first met', () => {
  const reconciliation = { partners: [{ ...plainRules('Alder'), aliases: ['alder pay'], graceDays: 9 }] };
  expect([...partnerOfName(reconciliation, ['ALDER', 'Lumen', 'Alder Pay', 'LUMEN '])]).toEqual([
    ['ALDER', 'Alder'],
    ['Lumen', 'Lumen'],
    ['Alder Pay', 'Alder'],
    ['LUMEN ', 'Lumen'],
  ]);
  expect([rulesFor(reconciliation, 'ALDER PAY').graceDays, rulesFor(reconciliation, 'Lumen').graceDays]).toEqual([9, 1]);
});
