import { dayOf, instantOf } from './synth-calendar.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** A stretch of time [start, end) in ms since 1970 UTC. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

const windowOf = (day: number, hour: number, minute: number, minutes: number): Window => {
  const start = instantOf(day, hour * hourMs + minute * minuteMs);
  return { start, end: start + minutes * minuteMs };
};

/** I1: Northbank is down for 47 minutes from the evening peak: 23 wholly, then 24 at 60 % errors. */
export const outage: Window = windowOf(dayOf(2, 4), 20, 10, 47);
const outageComplete: Window = { start: outage.start, end: outage.start + 23 * minuteMs };
/** I1: a spell of 9 minutes, one short of what the clause counts. */
const shortSpell: Window = windowOf(dayOf(2, 12), 14, 20, 9);
/** I1: maintenance, announced two days ahead, 12 minutes beyond its allowance of 60. */
export const maintenance: Window = windowOf(dayOf(2, 22), 3, 0, 72);
export const maintenanceAnnounced: number = instantOf(dayOf(2, 20), 10 * hourMs);
export const maintenanceAllowance = 60;

/** I2: eight BINs of one issuer answer "do not honor" 18 percentage points more often for 31 hours. */
export const declineSpike: Window = windowOf(dayOf(2, 18), 6, 0, 31 * 60);
export const declineSpikeEffect = 0.18;
export const aroundSpike: Window = { start: declineSpike.start - 6 * hourMs, end: declineSpike.end + 6 * hourMs };

/** I4: Alder's file of this day comes three days late and in two parts; the second, lines from noon on, is re-issued with two rows corrected. */
export const lateDay: number = dayOf(3, 12);
export const lateDays = 3;
export const lateSplitMs = 12 * hourMs;

/** I5: on this day Cobalt's first sale stands twice in a copy of its file. */
export const rowTwiceDay: number = dayOf(2, 17);

/** I6: on this day Meridian converts Canadian dollars at the rate of the last day of December. */
export const wrongRateDay: number = dayOf(3, 18);
export const wrongRate = { currency: 1, text: '0.715', micros: 7150 } as const;

/** I19: from this day on Keystone's file names its gross otherwise and has it in another place. */
export const driftDay: number = dayOf(2, 15);

/** I7: from this day Meridian bills its network fee 3 bps above the rate card. */
export const feeChangeDay: number = dayOf(2, 16);
export const contractedSchemeBps = 13;
export const billedSchemeBps = 16;

/** I18: Keystone's attempts of this day are not in the gateway's file. */
export const missingDay: number = dayOf(2, 9);

/** I8: from this day on Keystone cuts the returned share to whole percents before it works out points, on one in so many returns. */
export const roundingFrom: number = dayOf(1, 12);
export const roundingShare = 0.007;

/** I9: for six hours a quarter of Meridian's first attempts get no answer in time; of these, six in ten are approved all the same. */
export const silence: Window = windowOf(dayOf(3, 24), 12, 0, 6 * 60);
export const silenceShare = 0.25;
export const lateApprovalShare = 0.6;
/** Share of late approvals that are reversed by themselves. */
export const reversedShare = 0.85;

/** I10: from this day on network cards that an issuer has refused for good are not tried again. */
export const retryPolicyDay: number = dayOf(3, 1);

/** I21: Keystone answers no balance inquiry for six hours, in which 22 % of a day's points orders begin. */
export const inquiriesDown: Window = windowOf(dayOf(3, 5), 5, 30, 6 * 60);

/** I22: refunds asked for in these days reach plans of one type late. */
export const lateRefunds: { readonly from: number; readonly to: number } = { from: dayOf(3, 2), to: dayOf(3, 16) };
/** Contacts that a refund brings in ordinary times, and how many times as many a late one does. */
export const refundContacts = 0.02;
export const lateRefundContacts = 4;

/** I24: promotional sales that Alder books on these days are booked as standard ones. */
export const promotionLost: { readonly from: number; readonly to: number } = { from: dayOf(3, 17), to: dayOf(3, 20) };

export const isAmong = (days: { readonly from: number; readonly to: number }, day: number): boolean => day >= days.from && day < days.to;

export const isWithin = (window: Window, instant: number): boolean => instant >= window.start && instant < window.end;

/** Share of Northbank's requests that fail because of Northbank, beyond its ordinary noise. */
export function northbankErrorShare(instant: number): number {
  if (isWithin(outage, instant)) return instant < outageComplete.end ? 1 : 0.6;
  if (isWithin(maintenance, instant)) return 1;
  return isWithin(shortSpell, instant) ? 0.3 : 0;
}

/** End of the window in which nothing gets through, for an attempt that must be approved later; 0 outside one. */
export function northbankBackAt(instant: number): number {
  if (isWithin(outageComplete, instant)) return outageComplete.end;
  return isWithin(maintenance, instant) ? maintenance.end : 0;
}
