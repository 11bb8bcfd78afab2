import type { JSX } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { DayField } from '../../ui/field/day-field.tsx';

/** The day of the view: the newest, or an earlier one as it was known then. */
export function AsOfBar({
  asOf,
  latest,
  onChange,
}: {
  readonly asOf: string | null;
  /** Last day that is loaded. */
  readonly latest: string | null;
  readonly onChange: (asOf: string | null) => void;
}): JSX.Element {
  return (
    <div className="as-of">
      <span className="muted">As of</span>
      <DayField key={asOf ?? `newest ${latest ?? ''}`} label="As of" value={asOf ?? latest ?? ''} onChange={onChange} />
      {asOf !== null && (
        <Button kind="quiet" onPress={() => onChange(null)}>
          Newest
        </Button>
      )}
    </div>
  );
}
