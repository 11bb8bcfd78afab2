import { dayNumber } from '../calendar/day.ts';
import { moneyText } from '../money/exact-money.ts';
import { addFractions, decimalFraction, fraction } from '../money/fraction.ts';
import type { BriefFinding } from '../explain/brief.ts';
import { counted } from '../base/words.ts';
import { dayWords } from '../explain/finding-words.ts';
import { formatValue } from '../query/format-value.ts';
import { type MoneyItem, moneyWords } from './money-item.ts';
import { unconvertedText } from './money-owed.ts';
import { actionState, openActions, type PartnerAction } from './partner-action.ts';

/** What else partners owe, in one sentence, with the notice day that comes next; null when there is nothing else. */
export function moreOwedFinding(
  items: readonly MoneyItem[],
  actions: readonly PartnerAction[],
  today: string,
  currency: string,
): BriefFinding | null {
  const known = items.filter(({ worth }) => worth !== null);
  const [first] = known;
  const without = withoutRate(items.filter(({ worth }) => worth === null));
  if (first === undefined) return without === '' ? null : unconverted(items, without);
  const total = moneyText(
    known.reduce((sum, { worth }) => addFractions(sum, decimalFraction(worth ?? '0')), fraction(0n)),
    currency,
  );
  const amount = (text: string, of: string): string =>
    formatValue(text, { kind: 'money', currency: of }, 'en-US', /\.0+$/.test(text) ? { decimals: 0 } : {});
  const parts = grouped(known, currency).map(
    ({ partner, what, worth, label }) => `${partner} ${amount(worth, currency)} (${what}${label})`,
  );
  const next = known
    .filter(({ noticeDue, claim }) => noticeDue !== null && noticeDue >= today && claim === null)
    .toSorted((a, b) => ((a.noticeDue ?? '') < (b.noticeDue ?? '') ? -1 : 1))[0];
  return {
    id: 'owed-more',
    money: total,
    moneyLabel: 'owed to us',
    tone: 'bad',
    lead: `${counted(known.length, 'more amount is', 'more amounts are')} owed to us, ${amount(total, currency)} together:`,
    rest: `${parts.join(', ')}.${without === '' ? '' : ` Not in the sum, for want of a plan rate: ${without}.`}`,
    small: overdueText(actions, today) || 'service credits, interest and income terms; each with its arithmetic on the partner’s page',
    deadline: next?.noticeDue === null || next === undefined ? null : noticeText(next, today),
    actions: [
      { label: 'Rows', action: { kind: 'rows', rows: first.rows } },
      ...(first.commitmentId === null
        ? []
        : [{ label: 'Commitment', action: { kind: 'commitment' as const, commitmentId: first.commitmentId, partner: first.partner } }]),
    ],
    lineage: known.map(({ lineage }) => lineage),
  };
}

/** "Lumen CAD 5.00, Alder EUR 7.00" */
function withoutRate(items: readonly MoneyItem[]): string {
  return [...new Set(items.map(({ partner }) => partner))].map((partner) => `${partner} ${unconvertedText(items, partner)}`).join(', ');
}

function unconverted(items: readonly MoneyItem[], without: string): BriefFinding {
  return {
    id: 'owed-more',
    money: null,
    moneyLabel: 'owed to us, without a plan rate',
    tone: 'bad',
    lead: `${counted(items.length, 'more amount is', 'more amounts are')} owed to us:`,
    rest: `${without}.`,
    small: 'add plan rates at the currency button, and they are part of every sum',
    deadline: null,
    actions: [],
    lineage: items.map(({ lineage }) => lineage),
  };
}

interface Group {
  readonly partner: string;
  readonly what: string;
  readonly worth: string;
  readonly label: string;
}

/** Several windows of one promise are one part of the sentence. */
function grouped(items: readonly MoneyItem[], currency: string): Group[] {
  const groups = new Map<string, MoneyItem[]>();
  for (const item of items) {
    const key = `${item.partner}|${item.key.split(':').slice(0, 2).join(':')}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const worth = own.reduce((sum, { worth: one }) => addFractions(sum, decimalFraction(one ?? '0')), fraction(0n));
    const label = own.length === 1 ? `, ${first.label}` : `, ${own.length} windows`;
    return [{ partner: first.partner, what: moneyWords[first.kind].toLowerCase(), worth: moneyText(worth, currency), label }];
  });
}

function noticeText({ partner, noticeDue }: MoneyItem, today: string): string {
  const due = noticeDue ?? today;
  const days = dayNumber(due) - dayNumber(today);
  return `Next notice, to ${partner}, due ${dayWords(due, today.slice(0, 4))}${days === 0 ? ', today' : `, in ${counted(days, 'day')}`}`;
}

/** "2 actions are overdue: Root cause of the Feb 4 outage (Northbank, 9 days late)" */
export function overdueText(actions: readonly PartnerAction[], today: string): string {
  const late = openActions(actions, today).filter((action) => (actionState(action, today).daysLate ?? 0) > 0);
  const [worst] = late;
  if (worst === undefined) return '';
  const days = actionState(worst, today).daysLate ?? 0;
  return `${counted(late.length, 'action is', 'actions are')} overdue, first ${worst.ask} (${worst.partner}, ${counted(days, 'day')} late)`;
}

/** Overdue actions as a sentence of their own, for when nothing else is owed. */
export function overdueFinding(actions: readonly PartnerAction[], today: string): BriefFinding | null {
  const text = overdueText(actions, today);
  if (text === '') return null;
  return {
    id: 'overdue-actions',
    money: null,
    moneyLabel: '',
    tone: 'warn',
    lead: `${text}.`,
    rest: '',
    small: 'asked of partners or promised to them',
    deadline: null,
    actions: [],
    lineage: [],
  };
}
