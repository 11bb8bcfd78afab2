import type { JSX, ReactNode } from 'react';
import { transposed } from '../../../shared/pivot/layout-edits.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import { Button } from '../../ui/button/button.tsx';
import { Check } from '../../ui/field/check.tsx';
import { DayField } from '../../ui/field/day-field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

const compares = [
  { value: 'scope', label: 'as in the scope' },
  { value: 'none', label: 'with nothing' },
  { value: 'previous', label: 'previous period' },
  { value: 'last_year', label: 'same period last year' },
  { value: 'any', label: 'any period' },
] as const;

const toDates = [
  { value: 'off', label: 'whole period' },
  { value: 'month', label: 'month to date' },
  { value: 'quarter', label: 'quarter to date' },
  { value: 'year', label: 'year to date' },
] as const;

const calendars = [
  { value: 'calendar', label: 'calendar' },
  { value: 'fiscal', label: 'fiscal' },
  { value: 'iso', label: 'ISO weeks' },
] as const;

/** How the table is read: period, comparison, calendar, totals. */
export function PivotToolbar({
  layout,
  fallback,
  onChange,
  views,
  exports,
}: {
  readonly layout: PivotLayout;
  /** The periods in force, for a comparison of one's own to begin with. */
  readonly fallback: { readonly from: string; readonly to: string };
  readonly onChange: (layout: PivotLayout) => void;
  readonly views: ReactNode;
  readonly exports: ReactNode;
}): JSX.Element {
  const { compare } = layout;
  const own = typeof compare === 'object' ? compare : null;
  return (
    <div className="explore-toolbar" role="toolbar" aria-label="Table">
      {views}
      <Popover label="Time" width={270} trigger={<Button>{timeWords(layout)}</Button>}>
        <div className="explore-form">
          <Select
            label="Period"
            options={toDates}
            value={layout.toDate ?? 'off'}
            onChange={(value) => onChange({ ...layout, toDate: value === 'off' ? null : value })}
          />
          <Select
            label="Compare"
            options={compares}
            value={own === null ? (compare as 'scope') : 'any'}
            onChange={(value) => onChange({ ...layout, compare: value === 'any' ? fallback : value })}
          />
          {own !== null && (
            <div className="row-actions">
              <DayField
                label="First day"
                value={own.from}
                onChange={(from) => from < own.to && onChange({ ...layout, compare: { ...own, from } })}
              />
              <DayField
                label="Day after the last"
                value={own.to}
                onChange={(to) => to > own.from && onChange({ ...layout, compare: { ...own, to } })}
              />
            </div>
          )}
          <Check isSelected={layout.comparable} onChange={(comparable) => onChange({ ...layout, comparable })}>
            Only days that both periods have
          </Check>
          <Select label="Calendar" options={calendars} value={layout.calendar} onChange={(calendar) => onChange({ ...layout, calendar })} />
        </div>
      </Popover>
      <Check isSelected={layout.subtotals} onChange={(subtotals) => onChange({ ...layout, subtotals })}>
        Subtotals
      </Check>
      <Check isSelected={layout.chart !== 'none'} onChange={(isOn) => onChange({ ...layout, chart: isOn ? 'best' : 'none' })}>
        Chart
      </Check>
      <Button kind="quiet" onPress={() => onChange(transposed(layout))}>
        Swap rows and columns
      </Button>
      <span className="explore-spring" />
      {exports}
    </div>
  );
}

function timeWords({ toDate, compare, calendar }: PivotLayout): string {
  const period = toDates.find(({ value }) => value === (toDate ?? 'off'))?.label ?? '';
  const against = typeof compare === 'object' ? 'any period' : compares.find(({ value }) => value === compare)?.label;
  const words = [
    toDate === null ? 'Time' : period,
    compare === 'scope' ? null : compare === 'none' ? 'not compared' : `vs ${against}`,
    calendar === 'calendar' ? null : calendars.find(({ value }) => value === calendar)?.label,
  ].filter((word) => word !== null);
  const [first = '', ...others] = words;
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others].join(' · ');
}
