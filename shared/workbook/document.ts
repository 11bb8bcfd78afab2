import { z } from 'zod';
import { businessCaseSchema } from '../business-case/business-case.ts';
import { initiativeSchema } from '../business-case/ledger/initiative.ts';
import { closedWindowSchema } from '../commitments/changed-after-close.ts';
import { commitmentSchema } from '../commitments/commitment.ts';
import { escalationSchema, matrixRowSchema } from '../commitments/escalation.ts';
import { contactReasonSchema } from '../explain/friction/contact-reasons.ts';
import { extractProfileSchema } from '../extract/profile.ts';
import { ownMetricSchema } from '../metrics/own-metric.ts';
import { pivotLayoutSchema } from '../pivot/pivot-spec.ts';
import { daySchema, filterSchema, grainSchema, periodSchema, sliceSpecSchema } from '../query/slice-schema.ts';
import { claimSchema } from '../partners/claim.ts';
import { incomeTermSchema } from '../partners/income-term.ts';
import { partnerActionSchema } from '../partners/partner-action.ts';
import { partnerProfileSchema } from '../partners/partner-profile.ts';
import { rateCardLineSchema } from '../partners/rate-card.ts';
import { newReconciliation, reconciliationSchema } from '../reconcile/reconciliation.ts';
import { reportSpecSchema } from '../report/report-spec.ts';

export const documentVersion = 1;

export const settingsSchema = z.object({
  currency: z.string().length(3),
  /** Units of the reporting currency for one unit of `currency`, plan rates; exact decimal text. */
  fx: z.array(z.object({ currency: z.string().length(3), rate: z.string().regex(/^\d+(\.\d+)?$/), from: daySchema.nullable() })),
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday']),
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  locale: z.string(),
  /** How card numbers found in files are covered, all alike: first six and last four digits kept, or a keyed code. */
  cardNumbers: z.enum(['truncate', 'hash']),
});
export type WorkbookSettings = z.infer<typeof settingsSchema>;

/** The scope bar: applies to every screen. */
export const scopeSchema = z.object({ period: periodSchema.nullable(), compare: periodSchema.nullable(), where: filterSchema });
export type Scope = z.infer<typeof scopeSchema>;

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  slice: sliceSpecSchema,
  chart: z.enum(['line', 'bar', 'none']),
  /** Rows, columns and measures; views saved before there were pivots have none. */
  pivot: pivotLayoutSchema.optional(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const incidentSchema = z.object({
  id: z.string(),
  label: z.string(),
  partner: z.string().nullable(),
  start: z.string(),
  end: z.string().nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** `from`: the name that the layout knows, `to`: the one in later files. */
export const renameSchema = z.object({ format: z.string(), from: z.string(), to: z.string() });

export const workbookDocumentSchema = z.object({
  version: z.literal(documentVersion),
  name: z.string().min(1).max(200),
  /** Documents from before there was a choice cut card numbers. */
  settings: settingsSchema.extend({ cardNumbers: settingsSchema.shape.cardNumbers.default('truncate') }),
  scope: scopeSchema,
  grain: grainSchema,
  /** Extract id -> the name the analyst gave it and whether its rows count. Receipts lie in the database. */
  extracts: z.record(
    z.string(),
    z.object({
      name: z.string(),
      state: z.enum(['active', 'superseded', 'undone']),
      sourcePath: z.string(),
      /** The extract whose quarantined records these are, corrected: they count as long as it does. */
      corrects: z.number().int().optional(),
    }),
  ),
  /** Layouts that people taught. */
  profiles: z.array(extractProfileSchema).default([]),
  /** New names of columns of our own layouts that a person accepted; those of a taught layout are in its profile. */
  renames: z.array(renameSchema).default([]),
  /** Reasons of contacts that people set beside failures; those that need no word are with the failures. */
  contactReasons: z.array(contactReasonSchema).max(2000).default([]),
  /** Metrics that people made; the product's own are in the registry. */
  metrics: z.array(ownMetricSchema).max(200).default([]),
  views: z.array(savedViewSchema),
  /** What Explore shows; null until something is arranged. */
  pivot: pivotLayoutSchema.nullable().default(null),
  commitments: z.array(commitmentSchema),
  rateCards: z.array(rateCardLineSchema),
  incidents: z.array(incidentSchema),
  /** What happens between us and a partner; documents from before it open without. */
  closedWindows: z.array(closedWindowSchema).default([]),
  escalations: z.array(escalationSchema).default([]),
  escalationMatrix: z.array(matrixRowSchema).default([]),
  /** The day as of which commitments, money, actions and escalations are read; null = today. */
  asOf: daySchema.nullable().default(null),
  partners: z.array(partnerProfileSchema).default([]),
  incomeTerms: z.array(incomeTermSchema).default([]),
  claims: z.array(claimSchema).default([]),
  actions: z.array(partnerActionSchema).default([]),
  cases: z.array(businessCaseSchema),
  /** Documents from before there was a ledger have none. */
  initiatives: z.array(initiativeSchema).default([]),
  reports: z.array(reportSpecSchema),
  /** Documents that were stored before it was there open without rules and decisions. */
  reconciliation: reconciliationSchema.default(newReconciliation),
});
export type WorkbookDocument = z.infer<typeof workbookDocumentSchema>;

export function newDocument(name: string): WorkbookDocument {
  return {
    version: documentVersion,
    name,
    settings: {
      currency: 'USD',
      fx: [],
      timeZone: 'America/New_York',
      weekStart: 'monday',
      fiscalYearStartMonth: 1,
      locale: 'en-US',
      cardNumbers: 'truncate',
    },
    scope: { period: null, compare: null, where: { kind: 'all' } },
    grain: 'week',
    extracts: {},
    profiles: [],
    renames: [],
    contactReasons: [],
    metrics: [],
    views: [],
    pivot: null,
    commitments: [],
    rateCards: [],
    incidents: [],
    closedWindows: [],
    escalations: [],
    escalationMatrix: [],
    asOf: null,
    partners: [],
    incomeTerms: [],
    claims: [],
    actions: [],
    cases: [],
    initiatives: [],
    reports: [],
    reconciliation: newReconciliation,
  };
}
