import { z } from 'zod';
import { closedWindowSchema } from '../commitments/changed-after-close.ts';
import { escalationSchema, matrixRowSchema } from '../commitments/escalation.ts';
import { daySchema } from '../query/slice-schema.ts';
import { claimSchema } from './claim.ts';
import { incomeTermSchema } from './income-term.ts';
import { partnerActionSchema } from './partner-action.ts';
import { partnerProfileSchema } from './partner-profile.ts';

const id = z.string().min(1);

/** Every way in which what happens between us and a partner may change. */
export const partnerEdits = [
  /** Keeps what a window was found to be: a later file does not change it unseen. */
  z.object({ kind: z.literal('window.close'), window: closedWindowSchema }),
  /** The day as of which promises and money are read; null = today. */
  z.object({ kind: z.literal('asOf.set'), asOf: daySchema.nullable() }),
  z.object({ kind: z.literal('partner.put'), partner: partnerProfileSchema }),
  z.object({ kind: z.literal('partner.remove'), id }),
  z.object({ kind: z.literal('action.put'), action: partnerActionSchema }),
  z.object({ kind: z.literal('action.remove'), id }),
  z.object({ kind: z.literal('claim.put'), claim: claimSchema }),
  z.object({ kind: z.literal('claim.remove'), id }),
  z.object({ kind: z.literal('incomeTerm.put'), term: incomeTermSchema }),
  z.object({ kind: z.literal('incomeTerm.remove'), id }),
  z.object({ kind: z.literal('escalation.put'), escalation: escalationSchema }),
  z.object({ kind: z.literal('escalation.remove'), id }),
  z.object({ kind: z.literal('matrix.put'), row: matrixRowSchema }),
  z.object({ kind: z.literal('matrix.remove'), id }),
] as const;
