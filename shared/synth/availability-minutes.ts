import { availabilitySampleTable } from '../domain/tables.ts';
import type { AvailabilityTruth } from './availability-truth.ts';
import { asciiBytes, type ByteWriter } from './byte-writer.ts';
import { minuteProfile } from './day-profile.ts';
import { drawFrom, standardNormal } from './draw-tables.ts';
import { northbankErrorShare } from './incident-windows.ts';
import { writeUtc } from './line-parts.ts';
import { Random } from './random.ts';
import { dayStart, isDaylightTime, wallOf, weekdayOf } from './synth-calendar.ts';
import { templateHeader } from './template-header.ts';

/** The template for minute telemetry: canonical column names, minutes in UTC. */
export const availabilityHeader = templateHeader(availabilitySampleTable, 'p95_ms');

/** Partners that report minutes: mean requests a minute, share of partner errors and of own-side errors, middle p95. */
export const measuredPartners = [
  { name: 'Northbank', requests: 260, partnerErrors: 0.0003, ownErrors: 0.0002, p95: 640 },
  { name: 'Lumen', requests: 150, partnerErrors: 0.0012, ownErrors: 0.0003, p95: 980 },
  { name: 'Meridian', requests: 420, partnerErrors: 0.0004, ownErrors: 0.0002, p95: 610 },
] as const;
const northbank = 0;

const nameBytes = measuredPartners.map((partner) => asciiBytes(`,${partner.name},authorization,`));
const minuteMs = 60_000;
const letterT = 84;

/** Writes one row a partner and minute of a local day: at true scale, whatever the size of the world. */
export function writeAvailabilityDay(writer: ByteWriter, seed: number, day: number, truth: AvailabilityTruth): void {
  const random = new Random(`${seed}|availability|${day}`);
  const weekend = weekdayOf(day) > 5 ? 0.93 : 1.02;
  const end = dayStart(day + 1);
  for (let instant = dayStart(day); instant < end; instant += minuteMs) {
    const wall = wallOf(day, instant);
    const activity = minuteProfile[Math.floor(wall / minuteMs)]! * weekend;
    const offset = isDaylightTime(instant) ? 4 : 5;
    measuredPartners.forEach((partner, index) => {
      const requests = Math.max(1, Math.round(partner.requests * activity * (1 + 0.06 * drawFrom(standardNormal, random))));
      const share = index === northbank ? northbankErrorShare(instant) : 0;
      const own = share > 0 ? 0 : drawRare(random, requests * partner.ownErrors);
      const failed = share > 0 ? Math.round(requests * share) : drawRare(random, requests * partner.partnerErrors);
      const slow = share > 0 ? 6 : 1;
      const p95 = Math.round(partner.p95 * slow * (1 + 0.05 * drawFrom(standardNormal, random)));
      writer.reserve(128);
      writeUtc(writer, day, wall, offset, letterT);
      writer.byte(90);
      writer.bytes(nameBytes[index]!);
      writer.integer(requests);
      writer.comma();
      writer.integer(requests - own - failed);
      writer.comma();
      writer.integer(failed);
      writer.comma();
      writer.integer(own);
      writer.comma();
      writer.integer(p95);
      writer.byte(10);
      truth.add(index, day, instant / minuteMs, requests, failed, own);
    });
  }
}

/** How often something rare happened, from its expectation (well below 1): none, once or twice. */
function drawRare(random: Random, expected: number): number {
  const draw = random.unit();
  if (draw >= expected) return 0;
  return draw < (expected * expected) / 2 ? 2 : 1;
}
