import { type JSX, useState } from 'react';
import type { Unit } from '../../../shared/base/column-batch.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { decimalText } from '../../../shared/query/sql-text.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

type Levels = PivotLayout['levels'];

/** Reference lines: a target, a contract's level. Levels of a rate are typed in percent. */
export function LevelsButton({
  levels,
  unit,
  onChange,
}: {
  readonly levels: Levels;
  readonly unit: Unit;
  readonly onChange: (levels: Levels) => void;
}): JSX.Element {
  const [text, setText] = useState('');
  const [label, setLabel] = useState('');
  const scale = unit.kind === 'ratio' ? 100 : 1;
  const number = decimalText(text.trim());
  return (
    <Popover
      label="Reference lines"
      width={260}
      trigger={<Button kind="quiet">{levels.length === 0 ? 'Reference line' : 'Reference lines'}</Button>}
    >
      {(close) => (
        <div className="explore-form">
          <ul className="view-list">
            {levels.map((level, at) => (
              <li key={`${level.label} ${level.value}`}>
                <span>
                  {level.label} <span className="muted">{formatValue(level.value, unit)}</span>
                </span>
                <Button
                  kind="quiet"
                  aria-label={`Remove ${level.label}`}
                  onPress={() => onChange(levels.filter((_, index) => index !== at))}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
          {levels.length < 4 && (
            <form
              className="explore-form"
              onSubmit={(event) => {
                event.preventDefault();
                if (number === null) return;
                onChange([...levels, { value: Number(number) / scale, label: label.trim() === '' ? 'Target' : label.trim() }]);
                setText('');
                setLabel('');
                close();
              }}
            >
              <Field label={`Level${scale === 100 ? ', %' : ''}`} numeric value={text} onChange={setText} />
              <Field label="Name" placeholder="Target" value={label} onChange={setLabel} />
              <Button kind="primary" type="submit" isDisabled={number === null}>
                Add line
              </Button>
            </form>
          )}
        </div>
      )}
    </Popover>
  );
}
