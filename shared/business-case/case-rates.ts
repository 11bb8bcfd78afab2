import type { BusinessCase } from './business-case.ts';

/** A plan rate of the workbook: units of its reporting currency for one unit of another, from a day on. */
interface WorkbookRate {
  readonly currency: string;
  readonly rate: string;
  readonly from: string | null;
}

/**
 * Plan rates into the currency of a case: its own first, then the workbook's as in force on its first day, through the reporting
 * currency. One rate holds for the whole case.
 */
export function caseRates(
  plan: Pick<BusinessCase, 'currency' | 'startMonth' | 'fx'>,
  settings: { readonly currency: string; readonly fx: readonly WorkbookRate[] },
): (currency: string) => number | null {
  const day = `${plan.startMonth}-01`;
  const toReporting = (currency: string): number | null => {
    if (currency === settings.currency) return 1;
    const inForce = settings.fx
      .filter((rate) => rate.currency === currency && (rate.from ?? '') <= day)
      .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
      .at(-1);
    return inForce === undefined ? null : Number(inForce.rate);
  };
  return (currency) => {
    if (currency === plan.currency) return 1;
    const own = plan.fx.find((rate) => rate.currency === currency);
    if (own !== undefined) return own.rate;
    const [from, to] = [toReporting(currency), toReporting(plan.currency)];
    return from === null || to === null ? null : from / to;
  };
}
