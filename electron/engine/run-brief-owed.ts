import { formatDay } from '../../shared/calendar/day.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import { clauseRows } from '../../shared/commitments/clause-rows.ts';
import type { BriefFinding } from '../../shared/explain/brief.ts';
import { owedCreditFinding } from '../../shared/explain/brief-owed.ts';
import { overbillingFinding } from '../../shared/explain/brief-overbilling.ts';
import { decimalFraction, multiplyFractions } from '../../shared/money/fraction.ts';
import { moneyText } from '../../shared/money/exact-money.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { planRates, rateOn } from './run-brief-money.ts';
import { checkedLines } from './run-money-fees.ts';
import { runScorecard } from './run-scorecard.ts';

/** Credits that the scorecard finds owed, each missed window one finding. */
export async function owedCredits(workbook: OpenWorkbook, now: number, job: JobContext): Promise<BriefFinding[]> {
  const { settings } = workbook.document();
  const rates = planRates(workbook);
  const today = formatDay(localDay(settings.timeZone, now));
  const scorecard = await runScorecard(workbook, null, now, job);
  return scorecard.rows.flatMap(({ commitment, results }) =>
    results.flatMap((result) => {
      if (result.credit === null) return [];
      const { amount, currency } = result.credit;
      const rate = rateOn(rates, currency, result.window.from);
      const owed = {
        commitmentId: commitment.id,
        partner: commitment.partner,
        clause: commitment.clause,
        title: commitment.title,
        windowFrom: result.window.from,
        windowLabel: result.window.label,
        credit: formatValue(amount, { kind: 'money', currency }, settings.locale, /\.0+$/.test(amount) ? { decimals: 0 } : {}),
        money: rate === null ? null : moneyText(multiplyFractions(decimalFraction(amount), rate), settings.currency),
        claimDue: result.claimDue,
        sentence: result.sentence,
        rows: clauseRows(commitment, result.window),
        lineage: result.lineage,
      };
      return [owedCreditFinding(owed, today)];
    }),
  );
}

/** Fees billed above the rate card in force, line by line. */
export async function overbilledFees(workbook: OpenWorkbook, job: JobContext): Promise<BriefFinding[]> {
  const { currency } = workbook.document().settings;
  const checked = await checkedLines(workbook, null, job);
  return checked.flatMap(({ line, found, dataThrough, lineage }) =>
    found === null ? [] : [overbillingFinding(line, found, currency, dataThrough, lineage)],
  );
}
