import type { BusinessCase } from './business-case.ts';
import type { CaseScenario } from './case-result.ts';
import { cumulated, discountFactors, discounted } from './finance/discounting.ts';
import { internalRate, internalRates, signChanges } from './finance/internal-rate.ts';
import { paybackYears } from './finance/payback.ts';
import { benefitCostRatio, modifiedRate, returnOnInvestment } from './finance/ratios.ts';

export type CashFigures = Pick<
  CaseScenario,
  'cumulative' | 'npv' | 'npvEnd' | 'npvMid' | 'irr' | 'rates' | 'mirr' | 'payback' | 'discountedPayback' | 'roi' | 'bcr'
>;

/** Flows of one line: benefits positive, costs negative. */
interface CashLineFlows {
  readonly kind: 'benefit' | 'cost';
  readonly flows: readonly number[];
}

export const perYearOf = ({ periods }: Pick<BusinessCase, 'periods'>): number => (periods === 'year' ? 1 : 12);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Everything that follows from complete cash flows. */
export function cashFigures(plan: BusinessCase, flows: readonly number[], lines: readonly CashLineFlows[]): CashFigures {
  const perYear = perYearOf(plan);
  const { discountRate: rate, timing, mirr } = plan;
  const npvEnd = sum(discounted(flows, rate, perYear));
  const npvMid = sum(discounted(flows, rate, perYear, 'mid'));
  const factors = discountFactors(flows.length, rate, perYear, timing);
  const total = (kind: CashLineFlows['kind'], weights: readonly number[] | null): number =>
    Math.abs(sum(lines.filter((line) => line.kind === kind).flatMap((line) => line.flows.map((flow, at) => flow * (weights?.[at] ?? 1)))));
  const changes = signChanges(flows);
  const irr = internalRate(flows, perYear, timing);
  return {
    cumulative: cumulated(flows),
    npv: timing === 'mid' ? npvMid : npvEnd,
    npvEnd,
    npvMid,
    irr,
    rates: changes > 1 ? internalRates(flows, perYear, timing) : typeof irr === 'number' ? [irr] : [],
    mirr: mirr === null ? null : modifiedRate(flows, perYear, mirr.finance, mirr.reinvest),
    payback: paybackYears(flows, perYear),
    discountedPayback: paybackYears(discounted(flows, rate, perYear), perYear),
    roi: returnOnInvestment(total('benefit', null), total('cost', null)),
    bcr: benefitCostRatio(total('benefit', factors), total('cost', factors)),
  };
}

/** The figures of flows of which some cell is missing. */
export function noFigures(flows: readonly (number | null)[]): CashFigures {
  const missing = { npv: null, npvEnd: null, npvMid: null, irr: null, rates: [], mirr: null, payback: null, discountedPayback: null };
  const first = flows.indexOf(null);
  const known = cumulated(flows.slice(0, first < 0 ? flows.length : first).map((flow) => flow ?? 0));
  return { ...missing, roi: null, bcr: null, cumulative: flows.map((_, index) => known[index] ?? null) };
}
