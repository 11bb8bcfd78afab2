import { type BusinessCase, businessCaseSchema } from '../business-case.ts';

/** A case with no driver and no line yet, its id free among those there are. */
export function newCase(name: string, currency: string, startMonth: string, taken: readonly string[]): BusinessCase {
  let count = taken.length + 1;
  while (taken.includes(`case-${count}`)) count++;
  return businessCaseSchema.parse({
    id: `case-${count}`,
    name,
    owner: '',
    currency,
    startMonth,
    months: 36,
    discountRate: 0.1,
    drivers: [],
    lines: [],
  });
}
