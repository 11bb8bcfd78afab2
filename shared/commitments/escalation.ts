import { z } from 'zod';
import { filterSchema } from '../query/slice-schema.ts';
import { factTableNames } from '../domain/tables.ts';

/** An instant, UTC ISO 8601. */
export const instantSchema = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)), 'a time is written like 2026-02-04T20:10:00Z');

export const severities = [1, 2, 3, 4] as const;

/** What happens to an escalation, in the order in which it usually does. The log only grows: a pause or a change of severity is an event. */
export const escalationEventKinds = [
  'detected',
  'raised',
  'acknowledged',
  'partner_engaged',
  'update',
  'paused',
  'resumed',
  'severity',
  'mitigated',
  'resolved',
  'reopened',
  'root_cause',
  'closed',
] as const;
export type EscalationEventKind = (typeof escalationEventKinds)[number];

export const escalationEventSchema = z.object({
  id: z.string().min(1),
  at: instantSchema,
  kind: z.enum(escalationEventKinds),
  by: z.string().default(''),
  note: z.string().default(''),
  /** The severity from then on; for `raised` and `severity` only. */
  severity: z.number().int().min(1).max(4).nullable().default(null),
});
export type EscalationEvent = z.infer<typeof escalationEventSchema>;

/** Rows that an escalation touched, kept as a question so that they are counted again with every late file. */
export const affectedRowsSchema = z.object({
  table: z.enum(factTableNames),
  where: filterSchema,
  /** UTC ISO 8601, [from, to). */
  from: instantSchema,
  to: instantSchema,
});
export type AffectedRows = z.infer<typeof affectedRowsSchema>;

/** Something that went wrong with a partner and was taken up with it. */
export const escalationSchema = z.object({
  id: z.string().min(1),
  partner: z.string().min(1),
  title: z.string().min(1),
  /** The incident on the time line that it belongs to. */
  incidentId: z.string().nullable().default(null),
  owner: z.string().default(''),
  partnerContact: z.string().default(''),
  rootCause: z.string().default(''),
  affected: affectedRowsSchema.nullable().default(null),
  /** Oldest first. */
  events: z.array(escalationEventSchema).min(1),
});
export type Escalation = z.infer<typeof escalationSchema>;

/** What is promised for a severity: DOMAIN 4. Minutes; a partner of null is the rule for all partners without one of their own. */
export const matrixRowSchema = z.object({
  id: z.string().min(1),
  partner: z.string().nullable().default(null),
  severity: z.number().int().min(1).max(4),
  trigger: z.string().default(''),
  owner: z.string().default(''),
  /** Who is called next, first line first. */
  path: z.array(z.string()).default([]),
  partnerContact: z.string().default(''),
  clock: z.enum(['always', 'business_hours']).default('always'),
  acknowledgeMinutes: z.number().positive().nullable().default(null),
  updateMinutes: z.number().positive().nullable().default(null),
  resolveMinutes: z.number().positive().nullable().default(null),
  decisionRights: z.string().default(''),
});
export type MatrixRow = z.infer<typeof matrixRowSchema>;
