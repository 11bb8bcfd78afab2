import type { JSX } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { removeField, replaceField } from '../../../shared/pivot/layout-edits.ts';
import { fieldLabel } from '../../../shared/pivot/member-text.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import type { Grain } from '../../../shared/query/slice.ts';
import { parseWorked, workedName } from '../../../shared/query/worked-column.ts';
import { undo } from '../../state/document-actions.ts';
import { type WayOut, waysOut } from '../../state/ways-out.ts';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';

/** The next longer steps of time. */
const longer: Readonly<Record<Grain, readonly Grain[]>> = {
  hour: ['day', 'week'],
  day: ['week', 'month'],
  week: ['month', 'quarter'],
  month: ['quarter', 'year'],
  quarter: ['year'],
  year: [],
};

/** What would make this table possible. */
function waysOfTable(error: AppError, layout: PivotLayout, change: (layout: PivotLayout) => void): readonly WayOut[] {
  const { code, context } = error;
  if (code === 'PIVOT_TOO_WIDE') {
    const axis = context['axis'] === 'columns' ? 'columns' : 'rows';
    const at = Number(context['at'] ?? -1);
    const field = layout[axis][at];
    if (field === undefined) return [];
    if (field.kind === 'date')
      return longer[field.grain].map((grain) => ({
        label: `By ${grain}`,
        run: () => change(replaceField(layout, axis, at, { ...field, grain })),
      }));
    const worked = parseWorked(field.column);
    if (worked?.kind === 'bin')
      return [10, 100].map((times) => {
        const step = String(Number((Number(worked.step) * times).toPrecision(12)));
        const wider = { ...field, column: workedName({ ...worked, step }) };
        return { label: `Steps of ${step}`, run: () => change(replaceField(layout, axis, at, wider)) };
      });
    if (worked !== null) return [{ label: `Leave out ${fieldLabel(field)}`, run: () => change(removeField(layout, field)) }];
    return [10, 25].map((top) => ({
      label: `Keep the top ${top} + Other`,
      run: () => change(replaceField(layout, axis, at, { ...field, top })),
    }));
  }
  if (code === 'BINS_MIX_CURRENCIES') {
    const currency = String(context['currency'] ?? 'ccy');
    const bins = [...layout.rows, ...layout.columns].find(
      (field) => field.kind === 'column' && ['bin', 'bins'].includes(parseWorked(field.column)?.kind ?? ''),
    );
    if (bins === undefined) return [];
    const without = removeField(layout, bins);
    return [
      {
        label: 'Split by currency instead',
        run: () => change({ ...without, rows: [...without.rows, { kind: 'column', column: currency }] }),
      },
    ];
  }
  return code === 'PIVOT_INVALID' ? [{ label: 'Undo the last change', run: () => void undo() }] : waysOut(error);
}

/** A sentence and a way out, where the table would be. */
export function PivotFailure({
  error,
  layout,
  onChange,
  onRetry,
  onCopyReport,
}: {
  readonly error: AppError;
  readonly layout: PivotLayout;
  readonly onChange: (layout: PivotLayout) => void;
  readonly onRetry: () => void;
  readonly onCopyReport: (report: string) => void;
}): JSX.Element {
  const ways = waysOfTable(error, layout, onChange);
  return <ErrorCallout error={error} ways={ways} {...(ways.length > 0 ? { tone: 'warn' } : { onRetry, onCopyReport })} />;
}
