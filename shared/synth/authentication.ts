import { slotTable, drawSlot } from './draw-tables.ts';
import type { Random } from './random.ts';
import { country } from './world.ts';

/** How 3-D Secure ended for an attempt, by number; none = it was not asked for. */
export const authenticated = { none: 0, frictionless: 1, attempted: 2, passed: 3, failed: 4, abandoned: 5, rejected: 6, error: 7 } as const;
/** The issuer bears the fraud of an approved attempt that ended so. */
export const shiftsLiability = (outcome: number): boolean => outcome >= authenticated.frictionless && outcome <= authenticated.passed;
/** The customer was asked to prove who they are. */
export const isChallenge = (outcome: number): boolean => outcome >= authenticated.passed && outcome <= authenticated.abandoned;

/** Exemptions asked for in place of authentication, by number. */
export const exemptions = ['', 'low_risk', 'low_value'] as const;

/** Web and app attempts on network cards that are authenticated: at home and abroad. */
const homeShare = 0.08;
const foreignShare = 0.3;
/** Of the rest, shares of foreign cards for which an exemption is asked for. */
const lowRiskShare = 0.3;
const lowValueShare = 0.5;
/** Micro-dollars under which a payment is of low value. */
export const lowValueMicros = 30_000_000;

/** What becomes of an authentication that lets the payment go on, and of one that the refusal of the payment comes from. */
const passingSlots = slotTable([0, 71, 7, 17, 0, 0, 0, 5]);
const failingSlots = slotTable([0, 0, 0, 0, 42, 46, 12, 0]);

/** An outcome with which the payment is sent on to the issuer. */
export function drawAuthentication(random: Random, where: number): number {
  return random.chance(where === country.us ? homeShare : foreignShare) ? drawSlot(passingSlots, random) : authenticated.none;
}

/** An outcome that ends the payment: failed, abandoned or rejected. */
export const drawFailedAuthentication = (random: Random): number => drawSlot(failingSlots, random);

/** Number of the exemption asked for on an attempt that is not authenticated. */
export function drawExemption(random: Random, where: number, micros: number): number {
  if (where === country.us) return 0;
  if (micros < lowValueMicros) return random.chance(lowValueShare) ? 2 : 0;
  return random.chance(lowRiskShare) ? 1 : 0;
}

/** Electronic commerce indicator: Mastercard counts from 00, the others from 05; empty where authentication did not end. */
export function commerceIndicator(outcome: number, isMastercard: boolean): string {
  if (outcome === authenticated.frictionless || outcome === authenticated.passed) return isMastercard ? '02' : '05';
  if (outcome === authenticated.attempted) return isMastercard ? '01' : '06';
  if (outcome === authenticated.failed) return isMastercard ? '00' : '07';
  return '';
}
