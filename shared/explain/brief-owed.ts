import { dayNumber } from '../calendar/day.ts';
import type { RowsSpec } from '../query/rows-spec.ts';
import type { Lineage } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';
import { counted } from '../base/words.ts';
import { dayWords } from './finding-words.ts';

/** A missed window with a remedy, as the scorecard tells it. */
export interface OwedCredit {
  readonly commitmentId: string;
  readonly partner: string;
  readonly clause: string;
  readonly title: string;
  readonly windowFrom: string;
  readonly windowLabel: string;
  /** Exact, in the currency of the remedy, and its worth in the reporting currency (null without a plan rate). */
  readonly credit: string;
  readonly money: string | null;
  readonly claimDue: string | null;
  readonly sentence: string;
  readonly rows: RowsSpec;
  readonly lineage: Lineage;
}

/** "Northbank owes a service credit for February 2026: availability 99.85 % against 99.95 %, ..." */
export function owedCreditFinding(owed: OwedCredit, today: string): BriefFinding {
  return {
    id: `credit-${owed.commitmentId}-${owed.windowFrom}`,
    money: owed.money,
    moneyLabel: owed.money === null ? `owed to us: ${owed.credit}` : 'owed to us',
    tone: 'bad',
    lead: `${owed.partner} owes a service credit of ${owed.credit} for ${owed.windowLabel}:`,
    rest: `${owed.sentence.charAt(0).toLowerCase()}${owed.sentence.slice(1)}`,
    small: `Clause ${owed.clause}, ${owed.title}`,
    deadline: owed.claimDue === null ? null : claimWords(owed.claimDue, today),
    actions: [
      { label: owed.rows.table === 'availability_sample' ? 'Minutes' : 'Rows', action: { kind: 'rows', rows: owed.rows } },
      { label: 'Commitment', action: { kind: 'commitment', commitmentId: owed.commitmentId, partner: owed.partner } },
    ],
    lineage: [owed.lineage],
  };
}

function claimWords(due: string, today: string): string {
  const days = dayNumber(due) - dayNumber(today);
  const day = dayWords(due, today.slice(0, 4));
  if (days < 0) return `Claim was due ${day}`;
  return days === 0 ? `Claim due today, ${day}` : `Claim due ${day}, in ${counted(days, 'day')}`;
}
