import type { AnswerQuestion } from './answer-question.ts';
import { declineAnswers } from './answers-declines.ts';
import { fileAnswers } from './answers-files.ts';
import { moneyAnswers, schemeFees } from './answers-money.ts';
import { programAnswers } from './answers-programs.ts';
import { reconAnswers } from './answers-recon.ts';
import { serviceAnswers } from './answers-service.ts';
import { successAnswers } from './answers-success.ts';
import { lumenFile, meridianFiles } from './extract-files.ts';
import type { WorldTruth } from './generate-world.ts';
import { type IncidentPlan, incidentPlans, planOf } from './incident-plan.ts';
import { feeChangeDay, lateDays } from './incident-windows.ts';
import type { IncidentId } from './incident-sketch.ts';
import type { SynthSize } from './quotas.ts';
import { faultyCosts } from './settlement-books.ts';
import { dayCount, dayStart, dayText, isoInstant, springDay } from './synth-calendar.ts';
import { plantedCards } from './variants/card-number-files.ts';
import { product } from './world.ts';

export interface AnswerIncident {
  readonly id: IncidentId;
  readonly title: string;
  readonly planted: boolean;
  readonly refusedReason?: string;
  readonly entity: string;
  /** UTC, ISO 8601; the end is not included. */
  readonly start: string;
  readonly end: string;
  readonly unit: IncidentPlan['unit'];
  readonly expectedEffect: number;
  /** null when it was refused. */
  readonly plantedEffect: number | null;
  /** Expected effect in standard errors of its own window; null = planted as realized counts. */
  readonly standardErrors: number | null;
}

/** Records that a strict reader sets aside, or loads without their amount; they are in no answer. */
export interface UnreadableRecord {
  readonly file: string;
  readonly reason: 'field_count' | 'amount_decimals';
  readonly day: string;
  readonly text: string;
}

export interface AnswerKey {
  readonly size: SynthSize;
  readonly seed: number;
  readonly incidents: readonly AnswerIncident[];
  readonly unreadable: readonly UnreadableRecord[];
  readonly questions: readonly AnswerQuestion[];
}

/** Questions and answers about a generated world, from what was counted while it was drawn: nothing here has read a file. */
export function answerKey(truth: WorldTruth): AnswerKey {
  const { size, seed } = truth.options;
  return {
    size,
    seed,
    incidents: incidentPlans(size).map((plan) => incident(plan, truth)),
    unreadable: unreadable(truth),
    questions: [
      ...successAnswers(truth.attempts),
      ...serviceAnswers(truth.availability, truth.attempts),
      ...declineAnswers(truth.attempts, planOf('I2', size).isPlanted),
      ...moneyAnswers(truth.settlement),
      ...fileAnswers(truth),
      ...reconAnswers(truth),
      ...programAnswers(truth),
    ],
  };
}

function incident(plan: IncidentPlan, truth: WorldTruth): AnswerIncident {
  return {
    id: plan.id,
    title: plan.title,
    planted: plan.isPlanted,
    ...(plan.refusedReason === null ? {} : { refusedReason: plan.refusedReason }),
    entity: plan.entity,
    start: isoInstant(plan.start),
    end: isoInstant(plan.end),
    unit: plan.unit,
    expectedEffect: shortened(plan.expectedEffect),
    plantedEffect: plan.isPlanted ? shortened(plantedEffect(plan.id, truth)) : null,
    standardErrors: plan.standardErrors === null ? null : shortened(plan.standardErrors),
  };
}

/** Six digits: effects are shown, the questions hold the exact numbers. */
const shortened = (value: number): number => Number(value.toPrecision(6));

/** What the incident did in the world that was drawn, in the unit of its plan. */
function plantedEffect(id: IncidentId, truth: WorldTruth): number {
  const { attempts, availability, settlement } = truth;
  switch (id) {
    case 'I1':
      return availability.outage.failed / availability.outage.requests;
    case 'I2': {
      const { spike } = attempts;
      return spike.code05 / spike.attempts - spike.otherCode05 / spike.otherAttempts;
    }
    case 'I3': {
      const rates = [0, 2].map((month) => attempts.paymentSuccess(month, [product.coBrand, product.bnpl]));
      return rates[1]!.numerator / rates[1]!.denominator - rates[0]!.numerator / rates[0]!.denominator;
    }
    case 'I7': {
      const [before, after] = [schemeFees(settlement, 0, feeChangeDay), schemeFees(settlement, feeChangeDay, dayCount)];
      return (Number(after.billed) / Number(after.sales) - Number(before.billed) / Number(before.sales)) * 10_000;
    }
    case 'I4':
      return lateDays;
    case 'I5':
      return 1;
    case 'I6': {
      const lines = truth.recon.breaks.filter(({ type }) => type === 'fx_diff');
      const [contracted, applied] = [lines.map(({ ours }) => ours!.minor), lines.map(({ theirs }) => theirs!.minor)].map((list) =>
        list.reduce((sum, minor) => sum + minor, 0),
      ) as [number, number];
      return applied / contracted - 1;
    }
    case 'I11':
      return plantedCards;
    case 'I12':
      return (dayStart(springDay + 1) - dayStart(springDay)) / 60_000 - 1440;
    case 'I19':
      return 1;
    case 'I18':
      return -attempts.missingOrders;
    case 'I20':
      return attempts.smallSegment.orders;
  }
}

function unreadable({ broken }: WorldTruth): UnreadableRecord[] {
  const amount = (minor: number): string => (minor / 100).toFixed(2);
  return [
    ...broken.map(({ day, orderNumber, currency, grossMinor, feeMinor }) => ({
      file: lumenFile.name,
      reason: 'field_count' as const,
      day: dayText(day),
      text: `order ord-${String(orderNumber).padStart(8, '0')}: gross ${amount(grossMinor)} ${currency}, fee ${amount(feeMinor)} ${currency}`,
    })),
    ...faultyCosts.map(({ day, amount: text }) => ({
      file: meridianFiles[1]!.name,
      reason: 'amount_decimals' as const,
      day: dayText(day),
      text: `MiscCosts of USD ${text}`,
    })),
  ];
}
