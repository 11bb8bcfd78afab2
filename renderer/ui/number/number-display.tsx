import type { JSX } from 'react';
import type { CellValue, Unit } from '../../../shared/base/column-batch.ts';
import { type FormatOptions, figureOf } from './format-value.ts';
import './number.css';

export interface NumberDisplayProps extends FormatOptions {
  readonly value: CellValue;
  readonly unit: Unit;
  readonly size?: 'text' | 'large' | 'huge';
  /** Why there is no value; shown on hover and read out. */
  readonly missing?: string;
}

/** A figure with its unit set smaller; a missing one is an en dash that says why. */
export function NumberDisplay({
  value,
  unit,
  size = 'text',
  missing = 'No value: nothing to count',
  ...format
}: NumberDisplayProps): JSX.Element {
  const figure = figureOf(value, unit, format);
  if (figure === null) {
    return (
      <span className={`number number-${size} muted`} title={missing}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{missing}</span>
      </span>
    );
  }
  return (
    <span className={`number number-${size}`}>
      {figure.number}
      {figure.unit !== '' && <span className="number-unit"> {figure.unit}</span>}
    </span>
  );
}
