import { bucketLabel } from '../calendar/period.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import { allOf, type Filter } from '../query/filter.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';
import type { DeclineSpike } from './decline-spike.ts';
import { counted } from '../base/words.ts';
import { estimateText } from './finding-words.ts';

export interface DeclineSpikeInput {
  readonly issuer: string;
  readonly code: string;
  readonly spike: DeclineSpike;
  /** Orders declined with the code in these hours and never paid. */
  readonly orders: number;
  /** Their value in the reporting currency. */
  readonly value: number;
  readonly currency: string;
  readonly timeZone: string;
  readonly lineage: Lineage;
}

const hourMs = 3_600_000;
const ratio = { kind: 'ratio' } as const;

/** "Harbor Trust declined 8 BINs with code 05 for about 31 hours" (hours are located from counts): what it cost is the share beyond the usual. */
export function declineSpikeFinding(input: DeclineSpikeInput): BriefFinding {
  const { spike, issuer, code } = input;
  const beyond = spike.declines === 0 ? 0 : 1 - (spike.attempts * spike.baseline) / spike.declines;
  const hours = spike.toHour - spike.fromHour;
  const where: Filter = allOf(
    { kind: 'compare', column: 'issuer', operator: '=', value: issuer },
    { kind: 'in', column: 'bin', values: spike.bins },
    { kind: 'compare', column: 'raw_code', operator: '=', value: code },
    { kind: 'compare', column: 'result', operator: '=', value: 'declined' },
    { kind: 'compare', column: 'ts_utc', operator: '>=', value: new Date(spike.fromHour * hourMs).toISOString() },
    { kind: 'compare', column: 'ts_utc', operator: '<', value: new Date(spike.toHour * hourMs).toISOString() },
  );
  const bins = spike.bins.length === 1 ? `BIN ${spike.bins.join('')}` : `${spike.bins.length} BINs`;
  return {
    id: `decline-spike-${issuer}-${code}-${spike.fromHour}`,
    money: estimateText(input.value * beyond),
    moneyLabel: 'order value lost, estimate',
    tone: 'bad',
    lead: `${issuer} declined ${bins} with code ${code} for about ${hours} hours:`,
    rest: `${formatValue(spike.share, ratio)} of attempts instead of ${formatValue(spike.baseline, ratio)}, ${formatChange(spike.share - spike.baseline, ratio)}, from ${localHour(spike.fromHour, input.timeZone)} to ${localHour(spike.toHour, input.timeZone)}.`,
    small: `${counted(spike.declines, 'decline')} in ${counted(spike.attempts, 'attempt')} · ${counted(input.orders, 'order')} not paid otherwise, ${formatValue(input.value, { kind: 'money', currency: input.currency }, 'en-US', { style: 'compact' })}, of which ${formatValue(beyond, ratio, 'en-US', { decimals: 0 })} beyond the usual`,
    deadline: null,
    actions: [
      { label: 'Rows', action: { kind: 'rows', rows: { table: 'attempt', where, period: null, metric: null, part: 'all', sort: null } } },
      { label: 'By issuer', action: { kind: 'slice', metric: 'auth_rate_first', by: 'issuer' } },
    ],
    lineage: [input.lineage],
  };
}

/** "Feb 18 06:00" in the workbook's time zone. */
export function localHour(hour: number, timeZone: string): string {
  const wall = hour * hourMs + offsetAt(timeZone, hour * hourMs);
  return `${bucketLabel('day', Math.floor(wall / 86_400_000))} ${new Date(wall).toISOString().slice(11, 16)}`;
}
