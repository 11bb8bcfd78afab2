import { measuredPartners } from './availability-minutes.ts';
import { minuteProfile } from './day-profile.ts';
import {
  billedSchemeBps,
  contractedSchemeBps,
  declineSpike,
  declineSpikeEffect,
  feeChangeDay,
  missingDay,
  outage,
} from './incident-windows.ts';
import { fileIncidents } from './file-incidents.ts';
import { achIncident } from './ach/ach-plan.ts';
import { type IncidentId, type IncidentSketch, shareError } from './incident-sketch.ts';
import { initiativeIncidents } from './initiatives.ts';
import { programIncidents } from './program-incidents.ts';
import { networkIncident } from './programs/network-programs.ts';
import { monthQuota, smallSegmentPerMonth, type SynthSize } from './quotas.ts';
import { dayCount, dayStart, months } from './synth-calendar.ts';
import { product } from './world.ts';

/** What an incident is expected to do in its own window, and whether that stands out from chance. */
export interface IncidentPlan {
  readonly id: IncidentId;
  readonly title: string;
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  readonly unit: IncidentSketch['unit'];
  readonly expectedEffect: number;
  /** Expected effect over its standard error; null when it is planted as realized counts, which have no sampling error. */
  readonly standardErrors: number | null;
  readonly isPlanted: boolean;
  readonly refusedReason: string | null;
  readonly expectedCount: NonNullable<IncidentSketch['expectedCount']> | null;
}

/** An incident whose expected effect is smaller than this many standard errors is not planted. */
const leastStandardErrors = 5;
/** Share of "do not honor" on the BINs of I2 in ordinary times. */
export const spikeBaseRate = 0.044;

const hourMs = 3_600_000;

function outageSketch(): IncidentSketch {
  const northbank = measuredPartners[0];
  const evening = minuteProfile[20 * 60 + 30]!;
  const requests = 47 * northbank.requests * evening;
  return {
    id: 'I1',
    title: 'Northbank outage of 47 minutes, a 9-minute spell, and maintenance 12 minutes over its allowance',
    entity: 'partner = Northbank',
    start: outage.start,
    end: outage.end,
    unit: 'ratio',
    expectedEffect: (23 + 24 * 0.6) / 47,
    standardError: shareError(northbank.partnerErrors, requests),
  };
}

/** Expected attempts on the eight BINs in the window: card orders x hours x United States x their share there x attempts an order. */
export function spikeAttempts(size: SynthSize): number {
  const hours = (declineSpike.end - declineSpike.start) / hourMs;
  return (monthQuota(size, product.card, 1).orders / (28 * 24)) * hours * 0.72 * 0.072 * 1.07;
}

function spikeSketch(size: SynthSize): IncidentSketch {
  return {
    id: 'I2',
    title: 'Eight BINs of Harbor Trust answer 05 more often for 31 hours',
    entity: 'issuer = Harbor Trust, product = card',
    start: declineSpike.start,
    end: declineSpike.end,
    unit: 'ratio',
    expectedEffect: declineSpikeEffect,
    standardError: shareError(spikeBaseRate, spikeAttempts(size)),
  };
}

function mixSketch(): IncidentSketch {
  return {
    id: 'I3',
    title: 'Payment success falls 1.475 pp although co-brand card and BNPL both improve: BNPL grows from 40 % to 55 % of their orders',
    entity: 'product in (co_brand, bnpl)',
    start: dayStart(0),
    end: dayStart(dayCount),
    unit: 'ratio',
    expectedEffect: -0.01475,
    standardError: null,
  };
}

/** The fee's only noise is rounding to a ten-thousandth of a dollar: uniform, 0.0000289 dollars a line on about 65 dollars. */
function feeSketch(size: SynthSize): IncidentSketch {
  const lines = monthQuota(size, product.card, 2).paid + monthQuota(size, product.coBrand, 2).paid;
  return {
    id: 'I7',
    title: 'Meridian bills its network fee 3 bps above the rate card',
    entity: 'partner = Meridian, fee_scheme',
    start: dayStart(feeChangeDay),
    end: dayStart(dayCount),
    unit: 'bps',
    expectedEffect: billedSchemeBps - contractedSchemeBps,
    standardError: (0.0000289 / 65 / Math.sqrt(lines)) * 10_000,
  };
}

/** Orders of a day are a negative binomial draw; its Poisson part is the least noise they can have. */
function missingSketch(size: SynthSize): IncidentSketch {
  const orders = monthQuota(size, product.points, 1).orders / 28;
  return {
    id: 'I18',
    title: 'Keystone has no attempts in the gateway file on Feb 9: a gap, not a zero',
    entity: 'partner = Keystone',
    start: dayStart(missingDay),
    end: dayStart(missingDay + 1),
    unit: 'count',
    expectedEffect: -orders,
    standardError: Math.sqrt(orders),
  };
}

function smallSketch(): IncidentSketch {
  return {
    id: 'I20',
    title: 'A segment too small to judge',
    entity: 'country = PR, product = private_label',
    start: dayStart(0),
    end: dayStart(dayCount),
    unit: 'count',
    expectedEffect: smallSegmentPerMonth * months.length,
    standardError: null,
  };
}

function judged(sketch: IncidentSketch, size: SynthSize): IncidentPlan {
  const { standardError, expectedCount = null, ...plan } = sketch;
  const standardErrors = standardError === null ? null : Math.abs(sketch.expectedEffect) / standardError;
  const isPlanted = standardErrors === null || standardErrors >= leastStandardErrors;
  const refusedReason = isPlanted
    ? null
    : `the expected effect is ${standardErrors.toFixed(1)} standard errors in its window at size ${size}, below ${leastStandardErrors}`;
  return { ...plan, standardErrors, isPlanted, refusedReason, expectedCount };
}

/** Every incident of the demo world at a size, judged before anything is drawn. */
export function incidentPlans(size: SynthSize): readonly IncidentPlan[] {
  const sketches = [
    outageSketch(),
    spikeSketch(size),
    mixSketch(),
    feeSketch(size),
    missingSketch(size),
    smallSketch(),
    ...fileIncidents,
    ...programIncidents(size),
    achIncident(size),
    networkIncident(),
    ...initiativeIncidents,
  ];
  const numberOf = ({ id }: IncidentSketch): number => Number(id.slice(1));
  return sketches.sort((left, right) => numberOf(left) - numberOf(right)).map((sketch) => judged(sketch, size));
}

export function planOf(id: IncidentId, size: SynthSize): IncidentPlan {
  return incidentPlans(size).find((plan) => plan.id === id)!;
}
