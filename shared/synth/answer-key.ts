import type { AnswerQuestion } from './answer-question.ts';
import { achAnswers } from './answers-ach.ts';
import { authenticationAnswers } from './answers-authentication.ts';
import { declineAnswers } from './answers-declines.ts';
import { fileAnswers } from './answers-files.ts';
import { frictionAnswers } from './answers-friction.ts';
import { moneyAnswers } from './answers-money.ts';
import { networkAnswers } from './answers-networks.ts';
import { partnerAnswers } from './answers-partners.ts';
import { pointsAnswers } from './answers-points.ts';
import { programAnswers } from './answers-programs.ts';
import { promotionAnswers } from './answers-promotions.ts';
import { reconAnswers } from './answers-recon.ts';
import { retryAnswers } from './answers-retries.ts';
import { serviceAnswers } from './answers-service.ts';
import { successAnswers } from './answers-success.ts';
import { initiativeAnswers } from './initiatives.ts';
import { lumenFile, meridianFiles } from './extract-files.ts';
import type { WorldTruth } from './generate-world.ts';
import { type IncidentPlan, incidentPlans, planOf } from './incident-plan.ts';
import type { IncidentId } from './incident-sketch.ts';
import { plantedIncident } from './planted-incidents.ts';
import type { SynthSize } from './quotas.ts';
import { faultyCosts } from './settlement-books.ts';
import { dayText, isoInstant } from './synth-calendar.ts';

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
  /** How many of what it touches were expected, and how many there are (null = refused); null where nothing is counted. */
  readonly counts: { readonly of: string; readonly expected: number; readonly planted: number | null } | null;
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
      ...partnerAnswers(truth),
      ...authenticationAnswers(truth.attempts),
      ...retryAnswers(truth.attempts, size),
      ...achAnswers(truth.ach, size),
      ...networkAnswers(),
      ...pointsAnswers(truth.points, size),
      ...promotionAnswers(truth.promotions),
      ...frictionAnswers(truth, size),
      ...initiativeAnswers(),
    ],
  };
}

function incident(plan: IncidentPlan, truth: WorldTruth): AnswerIncident {
  const planted = plan.isPlanted ? plantedIncident(plan.id, truth) : null;
  const { expectedCount } = plan;
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
    plantedEffect: planted === null ? null : shortened(planted.effect),
    counts: expectedCount === null ? null : { of: expectedCount.of, expected: expectedCount.count, planted: planted?.count ?? null },
    standardErrors: plan.standardErrors === null ? null : shortened(plan.standardErrors),
  };
}

/** Six digits: effects are shown, the questions hold the exact numbers. */
const shortened = (value: number): number => Number(value.toPrecision(6));

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
