import type { Unit } from '../../../shared/base/column-batch.ts';
import type { CommitmentResult, CommitmentStatus } from '../../../shared/commitments/commitment-result.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
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

export function unitOf(metric: MetricInfo | undefined): Unit {
  const kind = metric?.unit ?? 'none';
  return kind === 'money' ? { kind: 'none' } : { kind };
}

/** Contract levels are written with the digits that decide: 99.95 %, never 100 %. */
export function levelText(value: number | null, unit: Unit): string {
  return unit.kind === 'ratio' ? formatValue(value, unit, 'en-US', { decimals: 3 }) : formatValue(value, unit);
}

export function gapText(result: CommitmentResult, unit: Unit): string {
  return unit.kind === 'ratio' ? formatChange(result.gap, unit, 'en-US', { decimals: 3 }) : formatChange(result.gap, unit);
}
