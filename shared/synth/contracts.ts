import {
  contractedSchemeBps,
  declineSpike,
  maintenance,
  maintenanceAllowance,
  maintenanceAnnounced,
  missingDay,
  outage,
  wrongRate,
} from './incident-windows.ts';
import { dayCount, dayStart, dayText, isoInstant, quarter, timeZone } from './synth-calendar.ts';
import { currencies, planRates } from './world.ts';

/** Northbank's monthly fee in USD, the base of its credits. */
export const northbankFee = 420_000;
export const northbankTarget = 0.9995;
export const requestTarget = 0.999;
/** Milliseconds. */
export const latencyTarget = 1500;

const everything = { kind: 'all' as const };
const inForce = { window: 'month' as const, timeZone, minimumSample: null, rounding: null, effectiveFrom: '2025-07-01', effectiveTo: null };

/** The clauses of the demo world, in the shape of a workbook's commitments. */
export function demoCommitments() {
  return [
    {
      ...inForce,
      id: 'northbank-availability',
      partner: 'Northbank',
      contract: 'Co-brand program agreement NB-2025-014',
      clause: '7.2',
      title: 'Authorization available 99.95 % of the month',
      metric: 'availability_time',
      downtimeRule: { errorShareAbove: 0.05, minConsecutiveMinutes: 10, minRequests: 20 },
      population: everything,
      exclusions: [
        {
          id: 'northbank-maintenance-feb',
          label: 'Announced maintenance of Feb 22',
          kind: 'maintenance' as const,
          start: isoInstant(maintenance.start),
          end: isoInstant(maintenance.end),
          announcedAt: isoInstant(maintenanceAnnounced),
        },
      ],
      maintenance: { noticeHours: 8, allowanceMinutesPerMonth: maintenanceAllowance },
      operator: '>=' as const,
      target: northbankTarget,
      remedy: {
        kind: 'ladder' as const,
        base: `${northbankFee}.00`,
        currency: 'USD',
        steps: [
          { below: northbankTarget, share: 0.1 },
          { below: 0.99, share: 0.25 },
          { below: 0.95, share: 0.5 },
        ],
        cap: null,
      },
      claimWithinDays: 30,
    },
    {
      ...inForce,
      id: 'meridian-availability',
      partner: 'Meridian',
      contract: 'Acquiring agreement MER-2024-201',
      clause: 'Schedule C, 2.1',
      title: '99.9 % of authorization requests answered',
      metric: 'availability_request',
      downtimeRule: null,
      population: everything,
      exclusions: [],
      maintenance: null,
      operator: '>=' as const,
      target: requestTarget,
      remedy: { kind: 'fixed' as const, amount: '7500.00', currency: 'USD' },
      claimWithinDays: 30,
    },
    {
      ...inForce,
      id: 'lumen-latency',
      partner: 'Lumen',
      contract: 'BNPL services agreement LUM-2025-007',
      clause: '4.3',
      title: 'Decisions within 1,500 ms at the 95th percentile',
      metric: 'latency_p95',
      downtimeRule: null,
      population: everything,
      exclusions: [],
      maintenance: null,
      operator: '<=' as const,
      target: latencyTarget,
      remedy: { kind: 'fixed' as const, amount: '10000.00', currency: 'USD' },
      claimWithinDays: 30,
    },
  ];
}

/** Meridian's network fee as contracted; its other fees have parts by item and are not a share of sales alone. */
export function demoRateCards() {
  return [
    {
      id: 'meridian-scheme-fee',
      partner: 'Meridian',
      fee: 'fee_scheme' as const,
      product: null,
      bps: contractedSchemeBps,
      contract: 'Acquiring agreement MER-2024-201',
      clause: 'Schedule B, 1.3',
      claimWithinDays: 60,
      effectiveFrom: '2025-07-01',
      effectiveTo: null,
    },
  ];
}

/** What an analyst has noted on the time line. */
export function demoIncidents() {
  return [
    {
      id: 'northbank-outage',
      label: 'Northbank outage, 47 minutes',
      partner: 'Northbank',
      start: isoInstant(outage.start),
      end: isoInstant(outage.end),
    },
    {
      id: 'harbor-trust-declines',
      label: 'Harbor Trust declines on eight BINs',
      partner: 'Meridian',
      start: isoInstant(declineSpike.start),
      end: isoInstant(declineSpike.end),
    },
    { id: 'bnpl-for-all', label: 'BNPL offered to all customers', partner: 'Lumen', start: isoInstant(dayStart(31)), end: null },
    {
      id: 'keystone-missing-day',
      label: 'Keystone attempts missing from the file',
      partner: 'Keystone',
      start: isoInstant(dayStart(missingDay)),
      end: isoInstant(dayStart(missingDay + 1)),
    },
  ];
}

/** Rates at which Meridian converts foreign sales by its contract, quarter by quarter; the last day is included. */
export function demoExchangeRates() {
  return [
    { partner: 'Meridian', currency: 'CAD', rate: wrongRate.text, from: '2025-10-01', through: '2025-12-31' },
    ...currencies.slice(1).map((currency, index) => ({
      partner: 'Meridian',
      currency,
      rate: planRates[index + 1]!,
      from: quarter.from,
      through: dayText(dayCount - 1),
    })),
  ];
}
