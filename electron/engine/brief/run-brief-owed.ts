import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { owedCreditFinding } from '../../../shared/explain/brief-owed.ts';
import { overbillingFinding } from '../../../shared/explain/brief-overbilling.ts';
import { problemFinding } from '../../../shared/explain/brief-problem.ts';
import { moreOwedFinding, overdueFinding, overdueText } from '../../../shared/partners/brief-more-owed.ts';
import { claimedAmount } from '../../../shared/partners/claim.ts';
import type { MoneyItem } from '../../../shared/partners/money-item.ts';
import { isStillOwed } from '../../../shared/partners/money-owed.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { checkedLines } from '../money/run-money-fees.ts';
import { runMoney } from '../money/run-money.ts';

/** The largest credit in a sentence of its own; everything else that is owed but for overbilling in another, with what is overdue. */
export async function owedCredits(workbook: OpenWorkbook, now: number, job: JobContext, isQuick: boolean): Promise<BriefFinding[]> {
  const { settings, actions } = workbook.document();
  const today = formatDay(localDay(settings.timeZone, now));
  const { items } = await runMoney(workbook, null, now, job, isQuick);
  const owed = items.filter((item) => item.kind !== 'overbilling' && isStillOwed(item)).map(asAgreed);
  const first = owed.find(({ commitmentId }) => commitmentId !== null);
  const others = owed.filter((item) => item !== first);
  const [only] = others;
  const more =
    only !== undefined && others.length === 1 && only.commitmentId !== null && overdueText(actions, today) === ''
      ? creditFinding(only, today, settings.locale)
      : (moreOwedFinding(others, actions, today, settings.currency) ?? overdueFinding(actions, today));
  return [...(first === undefined ? [] : [creditFinding(first, today, settings.locale)]), ...(more === null ? [] : [more])];
}

/** Money of which a partner agreed to pay a part: that part. */
function asAgreed(item: MoneyItem): MoneyItem {
  const { claim, claimWorth, amount } = item;
  if (claim === null || claimWorth === null) return item;
  return { ...item, worth: claimWorth, amount: { ...amount, amount: claimedAmount(claim) } };
}

function creditFinding(item: MoneyItem, today: string, locale: string): BriefFinding {
  const { amount, currency } = item.amount;
  return owedCreditFinding(
    {
      commitmentId: item.commitmentId ?? '',
      partner: item.partner,
      clause: item.clause,
      title: item.title,
      windowFrom: item.from,
      windowLabel: item.label,
      credit: formatValue(amount, { kind: 'money', currency }, locale, /\.0+$/.test(amount) ? { decimals: 0 } : {}),
      money: item.worth,
      claimDue: item.claim === null ? item.noticeDue : null,
      sentence: item.sentence,
      rows: item.rows,
      lineage: item.lineage,
    },
    today,
  );
}

/** Fees billed above the rate card in force, line by line. */
export async function overbilledFees(workbook: OpenWorkbook, job: JobContext): Promise<BriefFinding[]> {
  const { currency } = workbook.document().settings;
  const checked = await checkedLines(workbook, null, job);
  const findings = checked.flatMap(({ line, found, dataThrough, lineage }) =>
    found === null ? [] : [overbillingFinding(line, found, currency, dataThrough, lineage)],
  );
  const unchecked = checked.find(({ problem }) => problem !== null)?.problem ?? null;
  return unchecked === null ? findings : [...findings, problemFinding('Fees against the rate card', unchecked)];
}
