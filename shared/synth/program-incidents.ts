import { minuteProfile } from './day-profile.ts';
import { type IncidentSketch, shareError } from './incident-sketch.ts';
import {
  inquiriesDown,
  lateApprovalShare,
  lateRefundContacts,
  lateRefunds,
  promotionLost,
  refundContacts,
  retryPolicyDay,
  roundingFrom,
  roundingShare,
  silence,
  silenceShare,
  type Window,
} from './incident-windows.ts';
import { attemptsOf, monthQuota, quotaUnder, type SynthSize } from './quotas.ts';
import { dayCount, dayOfInstant, dayStart, months, wallOf } from './synth-calendar.ts';
import { product, refundChance } from './world.ts';

const everyMonth = months.map((_, month) => month);
const minuteMs = 60_000;
/** Share of refunds that are booked within the quarter: the others follow sales of its last weeks. */
const refundedInQuarter = 0.8;
/** Share of plans that run for six months, and of private-label sales on a promotion; both by amount. */
const sixMonthShare = 0.26;
export const promotionShare = 0.12;

/** Share of a day's orders that begin in a window. */
export function shareOfDay({ start, end }: Window): number {
  const day = dayOfInstant(start);
  const [from, to] = [wallOf(day, start) / minuteMs, wallOf(day, end) / minuteMs];
  return minuteProfile.subarray(from, to).reduce((sum, activity) => sum + activity, 0) / 1440;
}

const paid = (size: SynthSize, code: number): number => everyMonth.reduce((sum, month) => sum + monthQuota(size, code, month).paid, 0);

function roundingSketch(size: SynthSize): IncidentSketch {
  const returns = paid(size, product.points) * refundChance[product.points]! * refundedInQuarter;
  return {
    id: 'I8',
    title: 'Keystone cuts the returned share to whole percents on one in so many partial returns to points',
    entity: 'partner = Keystone, type = reversal',
    start: dayStart(roundingFrom),
    end: dayStart(dayCount),
    unit: 'ratio',
    expectedEffect: roundingShare,
    // By the rule no return is off: the share is known to one return.
    standardError: 1 / returns,
    expectedCount: { of: 'returns to points', count: Math.round(roundingShare * returns) },
  };
}

function silenceSketch(size: SynthSize): IncidentSketch {
  const orders = (monthQuota(size, product.card, 2).orders / 31) * shareOfDay(silence);
  return {
    id: 'I9',
    title: 'Meridian leaves a quarter of first attempts without an answer for six hours, and approves most of them too late',
    entity: 'partner = Meridian, product = card',
    start: silence.start,
    end: silence.end,
    unit: 'ratio',
    expectedEffect: silenceShare,
    standardError: shareError(0.001, orders),
    expectedCount: { of: 'late approvals', count: Math.round(orders * silenceShare * lateApprovalShare) },
  };
}

function retrySketch(size: SynthSize): IncidentSketch {
  const gross = (isLater: boolean) => {
    const { paid: approved, byPattern } = quotaUnder(size, product.card, 2, isLater);
    const attempts = byPattern.reduce((sum, count, at) => sum + count * attemptsOf[at]!, 0);
    return { attempts, rate: approved / attempts };
  };
  const [before, after] = [gross(false), gross(true)];
  return {
    id: 'I10',
    title: 'Network cards that were refused for good are not tried again: the gross rate rises, the net rate does not',
    entity: 'product = card',
    start: dayStart(retryPolicyDay),
    end: dayStart(dayCount),
    unit: 'ratio',
    expectedEffect: after.rate - before.rate,
    standardError: shareError(before.rate, before.attempts) * Math.SQRT2,
    expectedCount: { of: 'attempts that are no longer made', count: before.attempts - after.attempts },
  };
}

function inquirySketch(size: SynthSize): IncidentSketch {
  const share = shareOfDay(inquiriesDown);
  const redemptions = monthQuota(size, product.points, 2).paid / 31;
  return {
    id: 'I21',
    title: 'Keystone answers no balance inquiry for six hours: the points tender is hidden, and no rate moves',
    entity: 'partner = Keystone',
    start: inquiriesDown.start,
    end: inquiriesDown.end,
    unit: 'ratio',
    expectedEffect: -share,
    standardError: 1 / Math.sqrt(redemptions),
    expectedCount: { of: 'redemptions that did not come about', count: Math.round(share * redemptions) },
  };
}

function lateRefundSketch(size: SynthSize): IncidentSketch {
  const days = lateRefunds.to - lateRefunds.from;
  const refunds = (monthQuota(size, product.bnpl, 1).paid / 28) * days * refundChance[product.bnpl]! * sixMonthShare;
  const contacts = refunds * refundContacts;
  return {
    id: 'I22',
    title: 'Refunds of six-month plans reach the plan after more than five days, and customers call four times as often',
    entity: 'partner = Lumen, plan_type = monthly_6',
    start: dayStart(lateRefunds.from),
    end: dayStart(lateRefunds.to),
    unit: 'count',
    expectedEffect: contacts * (lateRefundContacts - 1),
    standardError: Math.sqrt(contacts),
    expectedCount: { of: 'late refunds', count: Math.round(refunds) },
  };
}

function promotionSketch(size: SynthSize): IncidentSketch {
  const days = promotionLost.to - promotionLost.from;
  const sales = (monthQuota(size, product.privateLabel, 2).paid / 31) * days * promotionShare;
  return {
    id: 'I24',
    title: 'Alder books its 12-month promotion as standard for three days',
    entity: 'partner = Alder, promotion = promo_12',
    start: dayStart(promotionLost.from),
    end: dayStart(promotionLost.to),
    unit: 'ratio',
    expectedEffect: 1,
    standardError: shareError(0.002, sales),
    expectedCount: { of: 'sales booked as standard', count: Math.round(sales) },
  };
}

/** Incidents of programs, retries and late answers at a size. */
export const programIncidents = (size: SynthSize): readonly IncidentSketch[] => [
  roundingSketch(size),
  silenceSketch(size),
  retrySketch(size),
  inquirySketch(size),
  lateRefundSketch(size),
  promotionSketch(size),
];
