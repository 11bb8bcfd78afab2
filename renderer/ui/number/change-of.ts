import type { CellValue, Unit } from '../../../shared/base/column-batch.ts';
import { formatChange, formatRelative } from '../../../shared/query/format-value.ts';

export interface Change {
  /** In the unit of `text`: points for ratios, bps, or a share of the base. */
  readonly size: number;
  /** With its sign, e.g. "−1.5 pp". */
  readonly signed: string;
  /** Without sign, e.g. "1.5 pp". */
  readonly text: string;
  readonly verdict: 'better' | 'worse' | 'higher' | 'lower' | 'same';
}

/** Change from base to value: ratios in pp, bps in bps, everything else in percent of the base. Null where either is missing. */
export function changeOf(
  value: CellValue,
  base: CellValue,
  unit: Unit,
  direction: 'up' | 'down' | 'info',
  precision: 'short' | 'full' = 'short',
): Change | null {
  if (value === null || base === null || typeof value === 'string' || typeof base === 'string') return null;
  const now = Number(value);
  const before = Number(base);
  const isDifference = unit.kind === 'ratio' || unit.kind === 'points' || unit.kind === 'bps';
  if (!Number.isFinite(now) || !Number.isFinite(before) || (!isDifference && before === 0)) return null;
  const size = isDifference ? now - before : (now - before) / Math.abs(before);
  const signed = isDifference
    ? formatChange(size, unit, 'en-US', precision === 'full' ? { decimals: 3 } : {})
    : formatRelative(before, now);
  const isSame = !/[1-9]/.test(signed);
  const verdict = isSame
    ? 'same'
    : direction === 'info'
      ? size > 0
        ? 'higher'
        : 'lower'
      : size > 0 === (direction === 'up')
        ? 'better'
        : 'worse';
  return { size, signed, text: signed.replace(/^[+−]/, ''), verdict };
}

export function toneOf(change: Change | null): 'good' | 'bad' | 'muted' {
  return change?.verdict === 'better' ? 'good' : change?.verdict === 'worse' ? 'bad' : 'muted';
}
