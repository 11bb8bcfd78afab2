import type { ExtractSummary, Receipt } from '../extract/receipt.ts';
import { compareFractions, decimalFraction, addFractions } from '../money/fraction.ts';
import type { Brief } from './brief.ts';

/** A receipt closes when its lines add up and, column by column, loaded + quarantined equals the independent sum. */
export function receiptCloses({ lines, amounts }: Receipt): boolean {
  const counted = lines.header + lines.preamble + lines.blank + lines.trailer + lines.loaded + lines.quarantined;
  return (
    counted === lines.physical &&
    amounts.every(
      (amount) =>
        compareFractions(
          addFractions(decimalFraction(amount.loaded), decimalFraction(amount.quarantined)),
          decimalFraction(amount.independent),
        ) === 0,
    )
  );
}

/** What the page says about the data under its numbers: only extracts whose rows count. */
export function trustOf(extracts: readonly ExtractSummary[], missingDays: readonly string[]): Brief['trust'] {
  const active = extracts.filter((extract) => extract.state === 'active');
  const sum = (part: (receipt: Receipt) => number): number => active.reduce((total, { receipt }) => total + part(receipt), 0);
  return {
    receipts: { closing: active.filter(({ receipt }) => receiptCloses(receipt)).length, total: active.length },
    quarantined: { rows: String(sum(({ rows }) => rows.quarantined)), of: String(sum(({ rows }) => rows.loaded + rows.quarantined)) },
    failedControls: active.flatMap(({ name, receipt }) => {
      const failed = receipt.controls.filter((control) => !control.ok);
      const controls = failed.map(({ name: control, stated, computed }) => ({ name: control, stated, computed }));
      return controls.length === 0 ? [] : [{ extract: name, controls }];
    }),
    missingDays,
    cardNumbersMasked: sum(({ guard }) => guard.pansMasked),
  };
}
