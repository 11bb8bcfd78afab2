import { businessDaysLater, isBusinessDay } from '../calendar/business-day.ts';
import { dayNumber, formatDay } from '../calendar/day.ts';
import type { PartnerRules } from './rules.ts';

/** Until when an item of a day may wait, all as days since 1970-01-01. */
export interface DueDays {
  /** Last day on which our entry may wait for the partner's line. */
  readonly partner: number;
  /** Last day on which a partner line may wait for its payout. */
  readonly payout: number;
  /** Last day on which a payout may wait for the bank. */
  readonly bank: number;
  /** Last day of an entry that states this day itself. */
  readonly stated: number;
  /** T+n without grace: what the partner promised. */
  readonly promised: number;
  /** Business days up to and with this day; two of them subtract to business days between. */
  readonly index: number;
}

/** The waiting times of one day under a partner's rules and calendar. */
export function dueDays(day: number, rules: PartnerRules): DueDays {
  const holidays = new Set(rules.holidays);
  const later = (from: string, count: number) => dayNumber(businessDaysLater(from, count, holidays));
  const text = formatDay(day);
  return {
    partner: later(text, rules.settleDays + rules.graceDays),
    payout: later(text, rules.payoutDays + rules.graceDays),
    bank: later(text, rules.bankDays + rules.graceDays),
    stated: later(text, rules.graceDays),
    promised: later(text, rules.settleDays),
    index: businessDayIndex(day, rules.holidays),
  };
}

/** Business days from Monday 1969-12-29 through a day, minus the holidays among them; negative before. */
export function businessDayIndex(day: number, holidays: readonly string[]): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  const weekdays = weeks * 5 + Math.min(5, sinceMonday - weeks * 7 + 1);
  const text = formatDay(day);
  return weekdays - holidays.filter((holiday) => holiday <= text && isBusinessDay(holiday)).length;
}
