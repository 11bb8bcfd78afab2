import type { JSX } from 'react';
import type { ChartSuggestion } from '../../../shared/charts/suggest-chart.ts';
import type { SliceChartForm } from '../../../shared/charts/slice-chart.ts';
import { Button } from '../button/button.tsx';
import { Menu } from '../menu/menu.tsx';

export interface ChartKindPickerProps {
  readonly value: SliceChartForm;
  /** The best first; those that do not fit say what they would need. */
  readonly suggestions: readonly ChartSuggestion[];
  readonly onChange: (form: SliceChartForm) => void;
}

/** The charts that fit, each with the reason for it. */
export function ChartKindPicker({ value, suggestions, onChange }: ChartKindPickerProps): JSX.Element {
  const current = suggestions.find((each) => each.form === value);
  return (
    <Menu
      trigger={
        <Button icon="chart" aria-label={`Chart: ${current?.label ?? value}`}>
          {current?.label ?? value}
        </Button>
      }
      label="Chart"
      entries={suggestions.map(({ form, label, reason, fits }) => ({
        id: form,
        label: form === value ? `${label} (shown)` : label,
        hint: reason,
        isDisabled: !fits,
        run: () => onChange(form),
      }))}
    />
  );
}
