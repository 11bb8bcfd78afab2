import { z } from 'zod';
import { isTimeZone } from '../calendar/time-zone.ts';
import { type Commitment, commitmentSchema } from '../commitments/commitment.ts';
import { incidentSchema, rateCardLineSchema, settingsSchema } from './document.ts';
import type { Edit } from './edit.ts';

const amount = /^\d{1,12}(\.\d{1,6})?$/;

/** The amounts of a remedy as they are written. */
function amountsOf({ remedy }: Commitment): readonly string[] {
  if (remedy.kind === 'none') return [];
  return remedy.kind === 'fixed' ? [remedy.amount] : [remedy.base, ...(remedy.cap === null ? [] : [remedy.cap])];
}

/** A file made elsewhere may hold what our own forms never write; each would fail only when the clause is checked. */
const carriedCommitment = commitmentSchema.superRefine((commitment, context) => {
  const wrong = (path: string) => context.addIssue({ code: 'custom', path: [path], message: 'not valid' });
  if (!isTimeZone(commitment.timeZone)) wrong('timeZone');
  if (!amountsOf(commitment).every((text) => amount.test(text))) wrong('remedy');
  if (commitment.exclusions.some(({ start, end }) => !(Date.parse(start) < Date.parse(end)))) wrong('exclusions');
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
});
export type ContractsFile = z.infer<typeof contractsFileSchema>;

/** The edits that bring a contracts file into a workbook; what has the same id is replaced. */
export function contractEdits({ settings, commitments, rateCards, incidents }: ContractsFile): Edit[] {
  return [
    ...(settings === undefined ? [] : [{ kind: 'settings.set' as const, settings }]),
    ...commitments.map((commitment) => ({ kind: 'commitment.put' as const, commitment })),
    ...rateCards.map((line) => ({ kind: 'rateCard.put' as const, line })),
    ...incidents.map((incident) => ({ kind: 'incident.put' as const, incident })),
  ];
}
