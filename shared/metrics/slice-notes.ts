import { dayParts, formatDay } from '../calendar/day.ts';
import { counted } from '../base/words.ts';
import { periodLabel, shortMonthName } from '../calendar/period.ts';
import type { RateTable } from '../query/plan-rates.ts';
import type { SliceNote } from '../query/slice.ts';
import { matureDays } from './metric-columns.ts';
import type { Metric } from './metric.ts';
import type { Group } from './roll-up.ts';

/** "Feb 9, 2026", "Feb 9 – 11, 2026" or "Feb 9, 2026 and 3 more days". */
function daysText(days: readonly number[]): string {
  const [first = 0] = days;
  const last = days.at(-1) ?? first;
  if (last - first === days.length - 1) return periodLabel({ from: formatDay(first), to: formatDay(last + 1) });
  return `${dayText(first)} and ${counted(days.length - 1, 'more day')}`;
}

function dayText(day: number): string {
  const { year, month, day: date } = dayParts(day);
  return `${shortMonthName(month)} ${date}, ${year}`;
}

export function missingDayNotes(missing: ReadonlyMap<string, readonly number[]>): SliceNote[] {
  return [...missing]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([partner, days]) => ({
      code: 'MISSING_DAYS',
      message: `${partner === '' ? 'Rows without a partner are' : `${partner} is`} missing on ${daysText(days)}: a gap, not zero.`,
      days: days.map(formatDay),
      partner,
    }));
}

/** Said when the asked period reaches beyond the loaded days; both ends inclusive. */
export function partialPeriodNote(
  asked: { from: number; through: number },
  data: { from: number; through: number },
  table: string,
): SliceNote[] {
  const early = asked.from < data.from;
  const late = asked.through > data.through;
  if (!early && !late) return [];
  const parts = [...(early ? [`begin on ${dayText(data.from)}`] : []), ...(late ? [`end on ${dayText(data.through)}`] : [])];
  return [{ code: 'PARTIAL_PERIOD', message: `The period is not complete: ${table.toLowerCase()} ${parts.join(' and ')}.` }];
}

/** Said when the first or last bucket lies only partly in the asked period. */
export function cutBucketNote(grain: string, cut: readonly number[]): SliceNote[] {
  if (cut.length === 0) return [];
  const names = cut.map(dayText).join(' and ');
  return [
    {
      code: 'PARTIAL_PERIOD',
      message: `The ${grain}${cut.length > 1 ? 's' : ''} of ${names} lie${cut.length > 1 ? '' : 's'} only partly in the period.`,
    },
  ];
}

export function smallSampleNotes(metrics: readonly Metric[], groups: readonly Group[]): SliceNote[] {
  return metrics.flatMap((metric, slot): SliceNote[] => {
    const small = groups.filter((group) => {
      const n = group.sums[slot]?.n;
      return n !== undefined && n > 0n && n < BigInt(metric.minimumN);
    }).length;
    if (small === 0) return [];
    const rows = small === 1 ? '1 value rests' : `${small} values rest`;
    return [{ code: 'SMALL_SAMPLE', message: `${metric.label}: ${rows} on fewer than ${metric.minimumN} and may move by chance.` }];
  });
}

/** Said where days by origin are too young to be final; `from` is the first of them. */
export function provisionalNote(metric: Metric, from: number): SliceNote[] {
  return [
    {
      code: 'PROVISIONAL',
      message: `${metric.label} is provisional from ${dayText(from)} on: ${matureDays(metric)} days must pass before a day is final.`,
    },
  ];
}

export function faultNote(faults: bigint): SliceNote[] {
  if (faults === 0n) return [];
  const rows = faults === 1n ? '1 row has' : `${faults.toLocaleString('en-US')} rows have`;
  return [
    {
      code: 'FAULTY_AMOUNTS',
      message: `${rows} a value that could not be read exactly; an amount that could not be read is not in the total.`,
    },
  ];
}

export function quarantineNote(rows: number): SliceNote[] {
  if (rows === 0) return [];
  return [
    {
      code: 'QUARANTINED_ROWS',
      message: `${rows.toLocaleString('en-US')} ${rows === 1 ? 'record of these files is' : 'records of these files are'} in quarantine and not counted.`,
    },
  ];
}

export function conversionNote(currencies: ReadonlySet<string>, rates: RateTable): SliceNote[] {
  const foreign = [...currencies].filter((currency) => currency !== rates.reporting && currency !== '').sort();
  if (foreign.length === 0) return [];
  const used = rates.rates
    .filter(({ currency }) => foreign.includes(currency))
    .map(({ currency, rate, from }) => `${currency} ${rate}${from === null ? '' : ` from ${from}`}`);
  return [{ code: 'MIXED_CURRENCY_CONVERTED', message: `Amounts are in ${rates.reporting} at plan rates: ${used.join(', ')}.` }];
}

export function topNote(shown: number, all: number): SliceNote[] {
  return all > shown
    ? [{ code: 'TOP_N', message: `The ${shown} largest of ${all.toLocaleString('en-US')} groups are shown; the rest is "Other".` }]
    : [];
}

/** Why there is no number: which days are loaded, or which filter leaves nothing. */
export function nothingMatchesNote(
  table: string,
  rows: bigint,
  filters: readonly { readonly text: string; readonly rows: bigint }[],
  range: { readonly from: number; readonly through: number } | null,
): SliceNote[] {
  const label = table.toLowerCase();
  const note = (message: string): SliceNote[] => [{ code: 'NOTHING_MATCHES', message }];
  if (rows === 0n)
    return note(
      range === null
        ? `No ${label} are loaded.`
        : `No ${label} lie in this period: choose one between ${dayText(range.from)} and ${dayText(range.through)}.`,
    );
  const none = filters.filter((filter) => filter.rows === 0n).map(({ text }) => text);
  const some = filters.filter((filter) => filter.rows > 0n);
  const alone = some.map((filter) => `${filter.text} leaves ${filter.rows.toLocaleString('en-US')}`).join(', ');
  const count = rows.toLocaleString('en-US');
  if (none.length > 0) return note(`Nothing matches: of ${count} ${label}, none has ${none.join(' and none has ')}. Lift that filter.`);
  if (some.length > 1) return note(`Nothing matches all filters together: of ${count} ${label}, ${alone}. Lift one of them.`);
  return note(
    `Nothing is counted: ${some.length === 0 ? `none of ${count} ${label} belongs to what this looks at` : `${alone} of ${count} ${label}, and none belongs to what this looks at`}.`,
  );
}

/** Said where something was counted and there is nothing to divide it by. */
export function noDenominatorNotes(metrics: readonly Metric[], groups: readonly Group[]): SliceNote[] {
  return metrics.flatMap((metric, slot): SliceNote[] => {
    const missing = groups.filter((group) => group.sums[slot]?.denominator === 0n).length;
    if (missing === 0) return [];
    const values = missing === 1 ? '1 value has' : `${missing.toLocaleString('en-US')} values have`;
    return [
      {
        code: 'NO_DENOMINATOR',
        message: `${metric.label}: ${values} nothing to divide by and ${missing === 1 ? 'is' : 'are'} missing, not zero.`,
      },
    ];
  });
}
