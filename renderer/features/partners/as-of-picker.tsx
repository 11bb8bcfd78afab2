import { type JSX, useState } from 'react';
import { dayText } from '../../../shared/charts/source-line.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { DayField } from '../../ui/field/day-field.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { useToday } from './today.ts';

/** The day of review: what is due, late and open is read as of its end. Without one the workbook follows the calendar. */
export function AsOfPicker(): JSX.Element {
  const { asOf } = useWorkbookDocument();
  const today = useToday();
  return (
    <Popover
      label="Day of review"
      width={300}
      trigger={<Button kind="quiet">{`as of ${asOf === null ? 'today, ' : ''}${dayText(today)}`}</Button>}
    >
      {(close) => <AsOfForm key={today} today={today} isSet={asOf !== null} onClose={close} />}
    </Popover>
  );
}

function AsOfForm({
  today,
  isSet,
  onClose,
}: {
  readonly today: string;
  readonly isSet: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const [day, setDay] = useState(today);
  const set = (asOf: string | null) => void applyEdit({ kind: 'asOf.set', asOf }).then((isDone) => isDone && onClose());
  return (
    <div className="as-of-form">
      <p className="muted">
        Notice days, actions, escalations and windows that are still open are read as of the end of this day. Rows loaded for later days
        count all the same.
      </p>
      <DayField label="Day of review" value={today} onChange={setDay} />
      <div className="row-actions">
        <Button kind="primary" onPress={() => set(day)}>
          Set the day
        </Button>
        {isSet && <Button onPress={() => set(null)}>Follow the calendar</Button>}
      </div>
    </div>
  );
}
