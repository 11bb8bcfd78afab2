import { type JSX, useState } from 'react';
import type { DriverOf } from '../../../shared/business-case/driver-schema.ts';
import { typedScale } from '../../../shared/business-case/driver-unit.ts';
import { Field } from '../../ui/field/field.tsx';
import { suffixOf } from './driver-text.ts';

interface ConstantProps {
  readonly driver: DriverOf<'constant'>;
  readonly currency: string;
  readonly onCommit: (value: number) => void;
}

/** Typed over with Enter or by leaving it. */
export function ConstantField({ driver, currency, onCommit }: ConstantProps): JSX.Element {
  const scale = typedScale(driver.unit);
  const shown = String(Number((driver.value * scale).toPrecision(12)));
  const [text, setText] = useState(shown);
  const value = Number(text);
  const problem = text.trim() === '' || !Number.isFinite(value) ? 'A number, e.g. 0.4' : null;
  const commit = () => {
    if (problem === null && text !== shown) onCommit(value / scale);
  };
  return (
    <Field
      label={driver.label}
      hideLabel
      numeric
      width={132}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      suffix={suffixOf(driver.unit, driver.currency ?? currency)}
      error={problem}
    />
  );
}

/** Where a slider runs: from the driver's low to its high, and as far as its value. */
export function sliderRange({ low, high, value }: Pick<DriverOf<'constant'>, 'low' | 'high' | 'value'>): readonly [number, number] | null {
  if (low === null && high === null) return null;
  const ends = [low ?? value, high ?? value, value];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return least < most ? [least, most] : null;
}

/** Dragged between its low and high: what follows is shown while it moves, and it counts once it is let go. */
export function DriverSlider({
  driver,
  range: [least, most],
  onDrag,
  onCommit,
}: Pick<ConstantProps, 'driver' | 'onCommit'> & {
  readonly range: readonly [number, number];
  readonly onDrag: (value: number) => void;
}): JSX.Element {
  const step = driver.unit === 'months' || driver.unit === 'days' ? 1 : (most - least) / 100;
  const rounded = (text: string) => Number(Number(text).toPrecision(6));
  return (
    <input
      type="range"
      className="driver-slider"
      aria-label={`${driver.label}, slider`}
      min={least}
      max={most}
      step={step}
      value={driver.value}
      onChange={(event) => onDrag(rounded(event.currentTarget.value))}
      onPointerUp={(event) => onCommit(rounded(event.currentTarget.value))}
      onKeyUp={(event) => onCommit(rounded(event.currentTarget.value))}
    />
  );
}
