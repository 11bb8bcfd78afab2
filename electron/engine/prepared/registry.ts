import { achOriginals } from './ach-originals.ts';
import { attemptRepeats } from './attempt-repeats.ts';
import { contactRepeats } from './contact-repeats.ts';
import { contractedFees } from './contracted-fees.ts';
import { pointsRepeats } from './points-repeats.ts';
import type { Preparation } from './preparation.ts';
import { refundChecks } from './refund-checks.ts';
import { saleOrigins } from './sale-origins.ts';
import { settledEntries } from './settled-entries.ts';

/** Everything that can be worked out over several rows, one file each. */
export const preparations: readonly Preparation[] = [
  attemptRepeats,
  saleOrigins,
  refundChecks,
  contractedFees,
  contactRepeats,
  achOriginals,
  pointsRepeats,
  settledEntries,
];
