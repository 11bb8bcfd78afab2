import type { JSX } from 'react';
import type { GridColumn } from '../../ui/data-grid/data-grid.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

/** Which columns are shown. */
export function ColumnChooser({
  columns,
  onChange,
}: {
  readonly columns: readonly GridColumn[];
  readonly onChange: (shown: readonly string[]) => void;
}): JSX.Element {
  const shown = columns.filter((column) => column.isHidden !== true).map((column) => column.name);
  return (
    <Popover label="Columns" width={240} trigger={<Button icon="columns">Columns</Button>}>
      <div className="column-chooser">
        {columns.slice(2).map((column) => (
          <Check
            key={column.name}
            isSelected={column.isHidden !== true}
            onChange={(on) => onChange(on ? [...shown, column.name] : shown.filter((name) => name !== column.name))}
          >
            {column.label}
          </Check>
        ))}
      </div>
    </Popover>
  );
}
