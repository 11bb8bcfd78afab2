import { z } from 'zod';
import { dayNumber } from '../calendar/day.ts';
import { daySchema } from '../query/slice-schema.ts';

export const actionStatuses = ['open', 'in_progress', 'blocked', 'done', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const actionEventSchema = z.object({
  on: daySchema,
  status: z.enum(actionStatuses),
  note: z.string().default(''),
});

/** Where an action came from; `ref` is the id of the escalation, of the money or of the finding. */
export const actionSourceSchema = z.object({
  kind: z.enum(['meeting', 'escalation', 'claim', 'finding']),
  ref: z.string().default(''),
});

/** Something asked of a partner, or promised to it. Status changes are events; the log only grows. */
export const partnerActionSchema = z.object({
  id: z.string().min(1),
  partner: z.string().min(1),
  ask: z.string().min(1),
  side: z.enum(['us', 'partner', 'both']),
  owner: z.string().default(''),
  raisedOn: daySchema,
  due: daySchema.nullable().default(null),
  source: actionSourceSchema,
  evidence: z.string().default(''),
  events: z.array(actionEventSchema).default([]),
});
export type PartnerAction = z.infer<typeof partnerActionSchema>;

export interface ActionState {
  readonly status: ActionStatus;
  readonly isOpen: boolean;
  /** Days past due as of the day; 0 = due today, negative = still to come; null without a due day, or when closed. */
  readonly daysLate: number | null;
}

/** The state as of a day: what happened later is not known yet. */
export function actionState({ events, due }: PartnerAction, asOf: string): ActionState {
  const known = events.filter(({ on }) => on <= asOf);
  const status = known.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1)?.status ?? 'open';
  const isOpen = status !== 'done' && status !== 'dropped';
  return { status, isOpen, daysLate: due === null || !isOpen ? null : dayNumber(asOf) - dayNumber(due) };
}

/** Open actions of the day, overdue first, then by due day; without one they come last. */
export function openActions(actions: readonly PartnerAction[], asOf: string): PartnerAction[] {
  return actions
    .filter((action) => action.raisedOn <= asOf && actionState(action, asOf).isOpen)
    .toSorted((a, b) => {
      const [left, right] = [a.due ?? '9999-12-31', b.due ?? '9999-12-31'];
      return left < right ? -1 : left > right ? 1 : 0;
    });
}

/** "9 days late", "due today", "in 4 days"; empty without a due day. */
export function dueWords({ daysLate }: ActionState): string {
  if (daysLate === null) return '';
  if (daysLate === 0) return 'due today';
  const days = Math.abs(daysLate);
  const text = `${days} ${days === 1 ? 'day' : 'days'}`;
  return daysLate > 0 ? `${text} late` : `in ${text}`;
}
