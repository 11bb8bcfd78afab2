import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';
import { countWord, estimateText } from './finding-words.ts';

/** The ledger of a year as its result tells it; amounts in the reporting currency. */
export interface LedgerFacts {
  readonly year: number;
  readonly currency: string;
  readonly realized: number;
  readonly committed: number;
  readonly disallowed: number;
  readonly runRate: number;
  readonly clashes: readonly { readonly metric: string; readonly unit: 'money' | 'hours'; readonly ids: readonly string[] }[];
  /** Names of initiatives whose saving is not told apart from chance or trend. */
  readonly notCaused: readonly string[];
  readonly lineage: readonly Lineage[];
}

/** Savings realized against committed, with what is claimed twice and what was not caused. */
export function ledgerFinding(facts: LedgerFacts): BriefFinding {
  const money = (amount: number): string => formatValue(amount, { kind: 'money', currency: facts.currency }, 'en-US', { style: 'compact' });
  const [clash] = facts.clashes;
  const twice =
    clash === undefined
      ? ''
      : clash.ids.length > 1
        ? `${countWord(clash.ids.length).toLowerCase()} initiatives claim the same ${clash.unit === 'hours' ? 'hours' : clash.metric}`
        : `more is claimed of ${clash.metric} than was observed`;
  const trend = facts.notCaused.length === 0 ? '' : `"${facts.notCaused[0]}" is not told apart from its own trend`;
  const rest = [twice, trend].filter((part) => part !== '').join('; ');
  return {
    id: 'ledger',
    money: estimateText(facts.disallowed > 0 ? facts.disallowed : facts.realized),
    moneyLabel: facts.disallowed > 0 ? `claimed twice in ${facts.year}` : `realized in ${facts.year}`,
    tone: rest === '' ? 'good' : 'warn',
    lead: `Savings realized ${money(facts.realized)} of ${money(facts.committed)} committed for ${facts.year}${rest === '' ? '.' : ':'}`,
    rest: rest === '' ? '' : `${rest}.`,
    small: `Run-rate ${money(facts.runRate)} · only what Finance validated counts`,
    deadline: null,
    actions: [{ label: 'Ledger', action: { kind: 'ledger', year: facts.year } }],
    lineage: facts.lineage,
  };
}
