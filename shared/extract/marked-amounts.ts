import { marksIn } from '../money/currency-mark.ts';
import type { FormatWarning } from './extract-format.ts';
import type { LoadPlan } from './load-plan.ts';
import { currencyNotStated } from './profile-format.ts';

/** Signs and codes beside amounts that no column and no person gives a currency, as far as a sample shows; in the order of the file. */
function marksWithoutCurrency({ amounts }: LoadPlan, sample: readonly (readonly string[])[]): readonly string[] {
  const bare = amounts.filter(({ currency }) => 'fixed' in currency && currency.fixed === null).flatMap(({ terms }) => terms);
  return [...new Set(sample.flatMap((row) => bare.flatMap(({ column }) => marksIn(row[column] ?? ''))))];
}

/** The warnings, of which the one about currencies that are not stated tells how the amounts are marked: those of several are in one sum. */
export function tellingMarks(
  warnings: readonly FormatWarning[],
  plan: LoadPlan,
  sample: readonly (readonly string[])[],
): readonly FormatWarning[] {
  const marks = marksWithoutCurrency(plan, sample);
  if (marks.length === 0) return warnings;
  const told =
    marks.length === 1
      ? `Some are marked ${marks[0]}: choose their currency for the file.`
      : `Some are marked ${marks.join(', some ')}; their sum does not tell them apart.`;
  return warnings.map((warning) =>
    warning.code === currencyNotStated.code ? { ...warning, message: `${warning.message} ${told}` } : warning,
  );
}
