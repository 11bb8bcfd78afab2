import { z } from 'zod';
import { businessCaseSchema } from '../business-case/business-case.ts';
import { initiativeSchema } from '../business-case/ledger/initiative.ts';
import { parseDay } from '../calendar/day.ts';
import { isTimeZone } from '../calendar/time-zone.ts';
import { clauseProblem } from '../commitments/clause-problem.ts';
import { unitOfMetric } from '../commitments/clause-metric.ts';
import { commitmentSchema } from '../commitments/commitment.ts';
import { escalationSchema, matrixRowSchema } from '../commitments/escalation.ts';
import { incomeTermProblem } from '../partners/income-term-problem.ts';
import { incomeTermSchema } from '../partners/income-term.ts';
import { partnerActionSchema } from '../partners/partner-action.ts';
import { partnerProfileSchema } from '../partners/partner-profile.ts';
import { rateCardLineSchema, rateCardProblem, sameDayCard } from '../partners/rate-card.ts';
import { incidentSchema, settingsSchema, type WorkbookDocument } from './document.ts';
import type { Edit } from './edit.ts';

/** A file made elsewhere may hold what our own forms never write; what contradicts itself is refused with the reason. */
function refusing<T extends z.ZodType>(schema: T, problemOf: (one: z.output<T>) => string | null): T {
  return schema.superRefine((one, context) => {
    const problem = problemOf(one);
    if (problem !== null) context.addIssue({ code: 'custom', path: [], message: problem });
  });
}

const carriedCommitment = refusing(commitmentSchema, (commitment) => clauseProblem(commitment, unitOfMetric(commitment.metric)));

const carriedCard = refusing(rateCardLineSchema, rateCardProblem);
const carriedTerm = refusing(incomeTermSchema, incomeTermProblem);

/** Of two with one id the later would silently take the place of the earlier. */
function listOf<T extends z.ZodType<{ readonly id: string }>>(schema: T, most: number) {
  return z
    .array(schema)
    .max(most)
    .superRefine((list, context) => {
      const seen = new Set<string>();
      for (const [index, { id }] of list.entries()) {
        if (seen.has(id)) context.addIssue({ code: 'custom', path: [index], message: `the id ${id} is there twice` });
        seen.add(id);
      }
    })
    .default([]);
}

const carriedSettings = settingsSchema.partial().superRefine(({ timeZone }, context) => {
  if (timeZone !== undefined && !isTimeZone(timeZone)) context.addIssue({ code: 'custom', path: ['timeZone'], message: 'not valid' });
});

/** contracts.json: what was agreed with partners as it is carried from one workbook to another. Lists may be left out, unknown keys are ignored. */
const contractsShape = z.object({
  settings: carriedSettings.optional(),
  commitments: listOf(carriedCommitment, 2000),
  rateCards: listOf(carriedCard, 5000).superRefine((lines, context) => {
    const problem = sameDayCard(lines);
    if (problem !== null) context.addIssue({ code: 'custom', path: [problem.index], message: problem.message });
  }),
  incidents: listOf(incidentSchema, 5000),
  partners: listOf(partnerProfileSchema, 500),
  incomeTerms: listOf(carriedTerm, 2000),
  escalations: listOf(escalationSchema, 5000),
  escalationMatrix: listOf(matrixRowSchema, 500),
  actions: listOf(partnerActionSchema, 5000),
  cases: listOf(businessCaseSchema, 500),
  initiatives: listOf(initiativeSchema, 2000),
});

/** Days and instants that no calendar knows, wherever they stand: a later reader would take them for days of the next month. */
function noDays(value: unknown, path: readonly (string | number)[], tell: (day: string, path: readonly (string | number)[]) => void): void {
  if (typeof value === 'string') {
    const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ]\d{2}:)/.exec(value)?.[1];
    if (day !== undefined && parseDay(day) === null) tell(day, path);
  } else if (Array.isArray(value)) value.forEach((one, index) => noDays(one, [...path, index], tell));
  else if (value !== null && typeof value === 'object') for (const [key, one] of Object.entries(value)) noDays(one, [...path, key], tell);
}

export const contractsFileSchema = contractsShape.superRefine((contracts, context) => {
  noDays(contracts, [], (day, path) => context.addIssue({ code: 'custom', path: [...path], message: `there is no day ${day}` }));
});
export type ContractsFile = z.infer<typeof contractsFileSchema>;

/** The edits that bring a contracts file into a workbook; what has the same id is replaced. */
export function contractEdits(contracts: ContractsFile): Edit[] {
  const { settings, commitments, rateCards, incidents, partners, incomeTerms, escalations, escalationMatrix, actions, cases, initiatives } =
    contracts;
  return [
    ...(settings === undefined ? [] : [{ kind: 'settings.set' as const, settings }]),
    ...commitments.map((commitment) => ({ kind: 'commitment.put' as const, commitment })),
    ...rateCards.map((line) => ({ kind: 'rateCard.put' as const, line })),
    ...incidents.map((incident) => ({ kind: 'incident.put' as const, incident })),
    ...partners.map((partner) => ({ kind: 'partner.put' as const, partner })),
    ...incomeTerms.map((term) => ({ kind: 'incomeTerm.put' as const, term })),
    ...escalationMatrix.map((row) => ({ kind: 'matrix.put' as const, row })),
    ...escalations.map((escalation) => ({ kind: 'escalation.put' as const, escalation })),
    ...actions.map((action) => ({ kind: 'action.put' as const, action })),
    ...cases.map((one) => ({ kind: 'case.put' as const, case: one })),
    ...initiatives.map((initiative) => ({ kind: 'initiative.put' as const, initiative })),
  ];
}

/** What of a document goes into a contracts file; read back it comes to the same. */
export function contractsOf(document: WorkbookDocument): ContractsFile {
  const { commitments, rateCards, incidents, partners, incomeTerms, escalations, escalationMatrix, actions, cases, initiatives } = document;
  return { commitments, rateCards, incidents, partners, incomeTerms, escalations, escalationMatrix, actions, cases, initiatives };
}
