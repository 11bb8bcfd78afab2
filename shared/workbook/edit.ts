import { z } from 'zod';
import { businessCaseSchema } from '../business-case/business-case.ts';
import { initiativeSchema } from '../business-case/ledger/initiative.ts';
import { commitmentSchema } from '../commitments/commitment.ts';
import { contactReasonSchema } from '../explain/friction/contact-reasons.ts';
import { extractProfileSchema } from '../extract/profile.ts';
import { ownMetricSchema } from '../metrics/own-metric.ts';
import { partnerEdits } from '../partners/partner-edits.ts';
import { rateCardLineSchema } from '../partners/rate-card.ts';
import { pivotLayoutSchema } from '../pivot/pivot-spec.ts';
import { daySchema, grainSchema } from '../query/slice-schema.ts';
import { decisionFields, itemKeys } from '../reconcile/decision.ts';
import { partnerRulesSchema } from '../reconcile/rules.ts';
import { reportBlockSchema, reportSpecSchema } from '../report/report-spec.ts';
import { incidentSchema, renameSchema, savedViewSchema, scopeSchema, settingsSchema } from './document.ts';

/** Every way a workbook may change. Past-tense facts are not edits: an edit says what to do. */
export const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workbook.rename'), name: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('settings.set'), settings: settingsSchema.partial() }),
  z.object({ kind: z.literal('scope.set'), scope: scopeSchema.partial() }),
  z.object({ kind: z.literal('grain.set'), grain: grainSchema }),
  /** `renames`: new names of columns that a person accepted with this file; later files are read by them unasked. */
  z.object({
    kind: z.literal('extract.add'),
    id: z.number().int(),
    name: z.string(),
    sourcePath: z.string(),
    renames: z.array(renameSchema).optional(),
    /** The extract whose quarantined records these are, corrected. */
    corrects: z.number().int().optional(),
    /** Earlier extracts whose place it takes, in the same step. */
    supersedes: z.array(z.number().int()).optional(),
  }),
  z.object({ kind: z.literal('extract.rename'), id: z.number().int(), name: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('extract.setState'), id: z.number().int(), state: z.enum(['active', 'superseded', 'undone']) }),
  z.object({ kind: z.literal('extract.repoint'), id: z.number().int(), sourcePath: z.string() }),
  z.object({ kind: z.literal('profile.put'), profile: extractProfileSchema }),
  z.object({ kind: z.literal('profile.remove'), name: z.string() }),
  z.object({ kind: z.literal('contactReason.set'), ...contactReasonSchema.shape }),
  z.object({ kind: z.literal('metric.put'), metric: ownMetricSchema }),
  z.object({ kind: z.literal('metric.remove'), id: z.string() }),
  z.object({ kind: z.literal('pivot.set'), pivot: pivotLayoutSchema.nullable() }),
  z.object({ kind: z.literal('view.put'), view: savedViewSchema }),
  z.object({ kind: z.literal('view.remove'), id: z.string() }),
  z.object({ kind: z.literal('commitment.put'), commitment: commitmentSchema }),
  z.object({ kind: z.literal('commitment.remove'), id: z.string() }),
  z.object({ kind: z.literal('rateCard.put'), line: rateCardLineSchema }),
  z.object({ kind: z.literal('rateCard.remove'), id: z.string() }),
  z.object({ kind: z.literal('incident.put'), incident: incidentSchema }),
  z.object({ kind: z.literal('incident.remove'), id: z.string() }),
  ...partnerEdits,
  z.object({ kind: z.literal('case.put'), case: businessCaseSchema }),
  z.object({ kind: z.literal('case.remove'), id: z.string() }),
  /** Merges with the edit before it while the same driver is being dragged. */
  z.object({ kind: z.literal('case.setDriver'), caseId: z.string(), driverId: z.string(), value: z.number() }),
  z.object({ kind: z.literal('initiative.put'), initiative: initiativeSchema }),
  z.object({ kind: z.literal('initiative.remove'), id: z.string() }),
  z.object({ kind: z.literal('report.put'), report: reportSpecSchema }),
  z.object({ kind: z.literal('report.remove'), id: z.string() }),
  z.object({ kind: z.literal('report.addBlock'), reportId: z.string(), block: reportBlockSchema }),
  /** How one partner's items are compared, or from which day files count. */
  z.object({
    kind: z.literal('reconcile.settings'),
    rules: partnerRulesSchema.optional(),
    knownFrom: z.enum(['rows', 'loaded']).optional(),
  }),
  /** The day a file was received; null = as the settings say. */
  z.object({ kind: z.literal('reconcile.received'), extract: z.number().int(), on: daySchema.nullable() }),
  z.object({ kind: z.literal('reconcile.accept'), keys: itemKeys, ...decisionFields.accept }),
  z.object({ kind: z.literal('reconcile.assign'), keys: itemKeys, ...decisionFields.assign }),
  z.object({ kind: z.literal('reconcile.writeOff'), keys: itemKeys, ...decisionFields.writeOff }),
  z.object({ kind: z.literal('reconcile.reopen'), keys: itemKeys, ...decisionFields.reopen }),
]);
export type Edit = z.infer<typeof editSchema>;
