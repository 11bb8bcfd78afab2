import { type JSX, useState } from 'react';
import { addDays } from '../../../shared/calendar/day.ts';
import { periodLabel, periodProblem } from '../../../shared/calendar/period.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { setPeriod, useScope } from '../../state/scope.ts';
import { Button } from '../../ui/button/button.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { DayField } from '../../ui/field/day-field.tsx';
import { type CompareKind, compareKindOf, compareLabels, comparePeriod, movedCompare, periodPresets, presetOf } from './period-presets.ts';
import { ScopeButton } from './scope-button.tsx';

const compareOptions = (Object.keys(compareLabels) as CompareKind[]).map((value) => ({ value, label: compareLabels[value] }));

/** First and last day of a period, both included, as people write it. */
function PeriodDays({
  name,
  period,
  onChange,
}: {
  readonly name: string;
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}): JSX.Element {
  const [draft, setDraft] = useState(period);
  const problem = periodProblem(draft);
  const change = (next: Period) => {
    setDraft(next);
    if (periodProblem(next) === null) onChange(next);
  };
  return (
    <div className="period-days">
      <DayField label={`${name}: first day`} value={draft.from} onChange={(from) => change({ ...draft, from })} />
      <span className="muted">–</span>
      <DayField label={`${name}: last day`} value={addDays(draft.to, -1)} onChange={(last) => change({ ...draft, to: addDays(last, 1) })} />
      {problem !== null && <div className="field-error">The period is not valid: {problem}.</div>}
    </div>
  );
}

function PeriodPanel({ close }: { readonly close: () => void }): JSX.Element {
  const { period, compare } = useScope();
  const { dataFrom, dataThrough } = useWorkbook();
  const presets = periodPresets(dataFrom, dataThrough);
  const chosen = presetOf(presets, period);
  const kind = compareKindOf(period, compare);
  const start = period ?? (dataFrom !== null && dataThrough !== null ? { from: dataFrom, to: addDays(dataThrough, 1) } : null);
  return (
    <div className="period-panel">
      <div className="period-presets">
        {presets.map((preset) => (
          <Button
            key={preset.id}
            kind={chosen?.id === preset.id ? 'primary' : 'plain'}
            onPress={() => {
              setPeriod(preset.period, movedCompare(kind === 'none' ? 'previous' : kind, preset.period, compare));
              close();
            }}
          >
            {preset.label}
          </Button>
        ))}
      </div>
      {start !== null && (
        <>
          <h3>Exact days</h3>
          <PeriodDays
            key={`${start.from}${start.to}`}
            name="Period"
            period={start}
            onChange={(next) => setPeriod(next, movedCompare(kind, next, compare))}
          />
        </>
      )}
      {period !== null && (
        <>
          <h3>Compared with</h3>
          <Select
            label="Compared with"
            hideLabel
            options={compareOptions}
            value={kind}
            onChange={(next) =>
              setPeriod(period, next === 'exact' ? (compare ?? comparePeriod('previous', period)) : comparePeriod(next, period))
            }
          />
          {compare !== null && (
            <PeriodDays
              key={`${compare.from}${compare.to}`}
              name="Comparison"
              period={compare}
              onChange={(next) => setPeriod(period, next)}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Period and comparison; applies to every screen. */
export function PeriodPicker(): JSX.Element {
  const { period, compare } = useScope();
  const { dataFrom, dataThrough } = useWorkbook();
  const all = dataFrom !== null && dataThrough !== null ? periodLabel({ from: dataFrom, to: addDays(dataThrough, 1) }) : 'All days';
  const kind = compareKindOf(period, compare);
  const against = compare === null ? '' : kind === 'previous' ? 'vs period before' : `vs ${periodLabel(compare)}`;
  return (
    <Popover
      label="Period"
      width={356}
      trigger={<ScopeButton name="Period" strong={period === null ? all : periodLabel(period)} rest={against} />}
    >
      {(close) => <PeriodPanel close={close} />}
    </Popover>
  );
}
