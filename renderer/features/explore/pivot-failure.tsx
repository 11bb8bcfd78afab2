import type { JSX } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { removeField, replaceField } from '../../../shared/pivot/layout-edits.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import { parseWorked } from '../../../shared/query/worked-column.ts';
import { undo } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';

interface WayOut {
  readonly label: string;
  readonly run: () => void;
}

/** What would make this table possible. */
function waysOut({ code, context }: AppError, layout: PivotLayout, change: (layout: PivotLayout) => void): readonly WayOut[] {
  if (code === 'PIVOT_TOO_WIDE') {
    const axis = context['axis'] === 'columns' ? 'columns' : 'rows';
    const at = Number(context['at'] ?? -1);
    const field = layout[axis][at];
    if (field?.kind !== 'column' || parseWorked(field.column) !== null) return [];
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
  return code === 'PIVOT_INVALID' ? [{ label: 'Undo the last change', run: () => void undo() }] : [];
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
  const ways = waysOut(error, layout, onChange);
  return (
    <div className="explore-failure">
      <ErrorCallout error={error} {...(ways.length > 0 ? { tone: 'warn' } : { onRetry, onCopyReport })} />
      {ways.length > 0 && (
        <div className="row-actions">
          {ways.map(({ label, run }) => (
            <Button key={label} onPress={run}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
