import { displayUnit, type ClauseUnit } from '../../../shared/commitments/clause-unit.ts';
import type { CommitmentResult, CommitmentStatus } from '../../../shared/commitments/commitment-result.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import type { Tone } from '../../ui/feedback/status-chip.tsx';

interface StatusWords {
  readonly word: string;
  /** One character for the time line of windows. */
  readonly mark: string;
  readonly tone: Tone;
}

const words: Readonly<Record<CommitmentStatus, StatusWords>> = {
  met: { word: 'Met', mark: '✓', tone: 'good' },
  missed: { word: 'Missed', mark: '✕', tone: 'bad' },
  in_cure: { word: 'In cure', mark: '~', tone: 'warn' },
  excluded: { word: 'Excluded by contract', mark: '–', tone: 'info' },
  not_measurable: { word: 'Not measurable', mark: '–', tone: 'info' },
  insufficient_sample: { word: 'Insufficient sample', mark: '·', tone: 'info' },
  not_in_force: { word: 'Not in force', mark: '·', tone: 'info' },
  on_track: { word: 'On track', mark: '→', tone: 'good' },
  at_risk: { word: 'At risk', mark: '!', tone: 'warn' },
  cannot_be_met_at_forecast: { word: 'Cannot be met at forecast volume', mark: '!', tone: 'bad' },
  cannot_be_met: { word: 'Cannot be met', mark: '✕', tone: 'bad' },
};

export function statusWords(status: CommitmentStatus): StatusWords {
  return words[status];
}

const operatorSigns = { '>=': '≥', '<=': '≤', between: '' } as const;

/** Contract levels are written with the digits that decide: 99.95 %, never 100 %. */
export function levelText(value: number | null, unit: ClauseUnit): string {
  return formatValue(value, displayUnit(unit), 'en-US', unit === 'ratio' ? { decimals: 3 } : {});
}

/** "≥ 99.950 %", "97 % to 99 %" */
export function targetText({ operator, target, upper, unit }: Pick<CommitmentResult, 'operator' | 'target' | 'upper' | 'unit'>): string {
  if (operator === 'between') return `${levelText(target, unit)} to ${levelText(upper, unit)}`;
  return `${operatorSigns[operator]} ${levelText(target, unit)}`;
}

export function gapText({ gap, unit }: Pick<CommitmentResult, 'gap' | 'unit'>): string {
  return differenceText(gap, unit);
}

/** A difference of two levels with its sign: "+0.060 pp". */
export function differenceText(difference: number | null, unit: ClauseUnit): string {
  return formatChange(difference, displayUnit(unit), 'en-US', unit === 'ratio' ? { decimals: 3 } : {});
}

/** What the gap comes to: "59 to spare", "42 short", "$69,443 to spare" where amounts are promised; empty where it is neither. */
export function eventsText({ gapEvents }: Pick<CommitmentResult, 'gapEvents'>, currency: string): string {
  if (gapEvents === null) return '';
  const count = Number(gapEvents);
  // Counts are whole; amounts are exact to a millionth.
  const isAmount = gapEvents.includes('.');
  const size = formatValue(
    Math.abs(count),
    isAmount ? { kind: 'money', currency } : { kind: 'count' },
    'en-US',
    isAmount ? { decimals: 0 } : {},
  );
  return count > 0 ? `${size} short` : `${size} to spare`;
}

export const windowOptions = [
  { value: 'month' as const, label: 'Calendar month' },
  { value: 'quarter' as const, label: 'Calendar quarter' },
  { value: 'rolling_30_days' as const, label: 'Rolling 30 days' },
];
