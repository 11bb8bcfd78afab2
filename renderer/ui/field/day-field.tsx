import type { JSX } from 'react';
import { parseDay } from '../../../shared/calendar/day.ts';
import './field.css';

/** One calendar day; typed or picked. Half-typed days change nothing. */
export function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): JSX.Element {
  return (
    <input
      className="input day-field"
      type="date"
      aria-label={label}
      defaultValue={value}
      min="1990-01-01"
      max="2099-12-31"
      onChange={(event) => {
        const day = event.target.value;
        if (parseDay(day) !== null && day > '1990') onChange(day);
      }}
    />
  );
}
