import { z } from 'zod';
import { businessCaseSchema } from '../business-case/business-case.ts';
import { initiativeSchema } from '../business-case/ledger/initiative.ts';
import { isTimeZone } from '../calendar/time-zone.ts';
import { clauseProblem } from '../commitments/clause-problem.ts';
import { unitOfMetric } from '../commitments/clause-metric.ts';
import { commitmentSchema } from '../commitments/commitment.ts';
import { escalationSchema, matrixRowSchema } from '../commitments/escalation.ts';
import { incomeTermSchema } from '../partners/income-term.ts';
import { partnerActionSchema } from '../partners/partner-action.ts';
import { partnerProfileSchema } from '../partners/partner-profile.ts';
import { rateCardLineSchema } from '../partners/rate-card.ts';
import { incidentSchema, settingsSchema, type WorkbookDocument } from './document.ts';
import type { Edit } from './edit.ts';

/** A file made elsewhere may hold what our own forms never write; a clause that contradicts itself is refused with the reason. */
const carriedCommitment = commitmentSchema.superRefine((commitment, context) => {
  const problem = clauseProblem(commitment, unitOfMetric(commitment.metric));
  if (problem !== null) context.addIssue({ code: 'custom', path: [], message: problem });
});

const carriedSettings = settingsSchema.partial().superRefine(({ timeZone }, context) => {
  if (timeZone !== undefined && !isTimeZone(timeZone)) context.addIssue({ code: 'custom', path: ['timeZone'], message: 'not valid' });
});

/** contracts.json: clauses, rate cards and noted incidents as they are carried from one workbook to another. Unknown keys are ignored. */
export const contractsFileSchema = z.object({
  settings: carriedSettings.optional(),
  commitments: z.array(carriedCommitment).max(2000),
  rateCards: z.array(rateCardLineSchema).max(5000),
  incidents: z.array(incidentSchema).max(5000),
  partners: z.array(partnerProfileSchema).max(500).default([]),
  incomeTerms: z.array(incomeTermSchema).max(2000).default([]),
  escalations: z.array(escalationSchema).max(5000).default([]),
  escalationMatrix: z.array(matrixRowSchema).max(500).default([]),
  actions: z.array(partnerActionSchema).max(5000).default([]),
  cases: z.array(businessCaseSchema).max(500).default([]),
  initiatives: z.array(initiativeSchema).max(2000).default([]),
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
