import { z } from 'zod';
import { commitmentSchema } from '../commitments/commitment.ts';
import { incidentSchema, rateCardLineSchema, settingsSchema } from './document.ts';
import type { Edit } from './edit.ts';

/** contracts.json: clauses, rate cards and noted incidents as they are carried from one workbook to another. Unknown keys are ignored. */
export const contractsFileSchema = z.object({
  settings: settingsSchema.partial().optional(),
  commitments: z.array(commitmentSchema).max(2000),
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
