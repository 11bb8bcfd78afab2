import { microsText } from '../answer-question.ts';
import type { WorldTruth } from '../generate-world.ts';
import { lateDay, lateDays } from '../incident-windows.ts';
import { lateFirstFile, lateOriginalFile, lateSecondFile } from '../extract-files.ts';
import { orderReference } from '../partner-reference.ts';
import { dayOf, dayText, timeZone } from '../synth-calendar.ts';
import { currencies, partnerNames } from '../world.ts';
import { decimalText } from './bank-bookings.ts';
import { bankGraceDays, lineGraceDays } from './break-plan.ts';
import { lastDay, openAsOf, payoutBreaks } from './recon-summary.ts';
import { type BreakRecord, type Side, unexplained } from './recon-truth.ts';

/** Days for which the report says what was open at their end. */
const snapshotDays = [dayOf(1, 31), dayOf(2, 28), lastDay] as const;

const rules = [
  'A ledger entry and a partner line belong together by partner reference and type, or by order reference and type where our books have no partner reference.',
  'Our books hold what the partner owes in the currency in which it settles. A pair differs in nothing when gross, or for Meridian net less fees, is the amount of the ledger.',
  'Everything counts from the day in New York of its own time stamp.',
  `An entry without a line is timing until ${lineGraceDays} weekday after its expected settlement date, then missing_in_partner.`,
  `A payout without a bank line is timing until ${bankGraceDays} weekdays after it was sent, then missing_in_bank.`,
  'The amount of a break is ours less theirs: ledger less line, lines less payout, payout less bank line. A side that is not there counts as nothing.',
  'fee_diff: our amount is the net of the line. fx_diff: the pair differs by the rate at which the partner converted. status_diff: our books expect nothing.',
  'currency_diff: both amounts are unexplained, each in its own currency. duplicate: one of two entries of our ledger for one line.',
  'Absolute values are at plan rates and never netted.',
];

const sideText = (side: Side | null) => (side === null ? null : { amount: decimalText(side.minor), currency: currencies[side.currency]! });

function breakText(record: BreakRecord) {
  const { leg, type, partner, key, entryType, partnerRef, ours, theirs, day, clearedDay, note } = record;
  const amount = unexplained(record)[0]!;
  return {
    leg,
    type,
    partner: partnerNames[partner]!,
    key,
    entryType,
    partnerRef,
    amount: decimalText(amount.minor),
    currency: currencies[amount.currency]!,
    ours: sideText(ours),
    theirs: sideText(theirs),
    date: dayText(day),
    ...(clearedDay === null ? {} : { clearedOn: dayText(clearedDay) }),
    note,
  };
}

/** The whole truth of the reconciliation: breaks open at the end of the quarter, timing items that have cleared, and totals. */
export function reconReport({ options, recon, payouts, late }: WorldTruth) {
  const all = [...recon.breaks, ...payoutBreaks(payouts)];
  const isCleared = ({ clearedDay }: BreakRecord): boolean => clearedDay !== null && clearedDay <= lastDay;
  const open = openAsOf(recon, payouts, lastDay);
  return {
    size: options.size,
    seed: options.seed,
    timeZone,
    asOf: dayText(lastDay),
    rules,
    totals: {
      ledgerEntries: recon.entries,
      partnerLines: recon.lines,
      agreeingPairs: recon.agreeing,
      payouts: payouts.length,
      payoutsThatTie: payouts.filter(({ amount, lines }) => amount === lines).length,
      openBreaks: open.reduce((sum, { count }) => sum + count, 0),
    },
    open: snapshotDays.map((day) => ({
      asOf: dayText(day),
      breaks: openAsOf(recon, payouts, day).map(({ leg, type, count, micros }) => ({ leg, type, count, absoluteUsd: microsText(micros) })),
    })),
    breaks: all.filter((record) => !isCleared(record)).map(breakText),
    cleared: all.filter(isCleared).map(breakText),
    lateDelivery: {
      partner: 'Alder',
      settlementDate: dayText(lateDay),
      due: dayText(lateDay + 1),
      delivered: dayText(lateDay + 1 + lateDays),
      files: [lateFirstFile.name, lateOriginalFile.name],
      lines: [late.lines.first, late.lines.second],
      reissuedAs: lateSecondFile.name,
      correctedRows: late.corrected.map(({ orderNumber, currency, gross, wrong }) => ({
        key: orderReference(orderNumber),
        currency: currencies[currency]!,
        gross: decimalText(gross),
        grossAbove: decimalText(wrong.gross),
        feeAbove: decimalText(wrong.fee),
      })),
    },
  };
}
