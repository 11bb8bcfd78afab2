import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';
import { estimateText } from './finding-words.ts';

/** A business case as its result tells it. */
export interface EvaluatedCase {
  readonly id: string;
  readonly name: string;
  readonly months: number;
  readonly discountRate: number;
  readonly currency: string;
  readonly npv: { readonly low: number; readonly base: number; readonly high: number };
  /** NPV in the reporting currency; null without a plan rate. */
  readonly worth: number | null;
  readonly payback: number | null;
  readonly irr: number | 'none' | 'multiple';
  readonly lineage: readonly Lineage[];
}

/** The project most worth funding. */
export function bestCaseFinding(best: EvaluatedCase): BriefFinding {
  const money = (amount: number): string => formatValue(amount, { kind: 'money', currency: best.currency }, 'en-US', { style: 'compact' });
  const payback = best.payback === null ? 'it does not pay back within the horizon' : `it pays back in ${best.payback.toFixed(2)} years`;
  const irr = typeof best.irr === 'number' ? ` · IRR ${formatValue(best.irr, { kind: 'ratio' })}` : '';
  return {
    id: `case-${best.id}`,
    // A case that loses money is nothing to win: it is told last.
    money: best.worth === null || best.npv.base < 0 ? null : estimateText(best.worth),
    moneyLabel: `NPV ${best.npv.base < 0 ? `${money(best.npv.base)} ` : ''}over ${best.months} months`,
    tone: best.npv.base >= 0 ? 'good' : 'warn',
    lead: `"${best.name}" is ${best.npv.base >= 0 ? 'the case most worth funding' : 'the best case, and it loses money'}:`,
    rest: `${payback}; low ${money(best.npv.low)}, high ${money(best.npv.high)}.`,
    small: `NPV ${money(best.npv.base)} at ${formatValue(best.discountRate, { kind: 'ratio' })}${irr}`,
    deadline: null,
    actions: [{ label: 'Case', action: { kind: 'case', caseId: best.id } }],
    lineage: best.lineage,
  };
}
