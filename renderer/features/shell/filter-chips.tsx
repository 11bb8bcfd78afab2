import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { filterTo, removeChip, useScope } from '../../state/scope.ts';
import { chipsOf, chosenValues } from '../../state/scope-filters.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { chosenText, filterColumns, filterText, labelOfColumn } from '../../state/value-words.ts';
import { ValuePicker } from './value-picker.tsx';

/** The two that are asked for most stay in sight even when they let everything pass. */
const alwaysShown = ['partner', 'product'];

interface ValueChipProps {
  readonly column: string;
  readonly values: readonly (string | null)[];
  readonly onRemove?: () => void;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

function ValueChip({ column, values, onRemove, isOpen, onOpenChange }: ValueChipProps): JSX.Element {
  const label = labelOfColumn(column);
  const words = values.length === 0 ? 'all' : chosenText(column, values);
  return (
    <span className="chip">
      <Popover
        label={`${label} filter`}
        width={260}
        {...(isOpen === undefined ? {} : { isOpen })}
        {...(onOpenChange === undefined ? {} : { onOpenChange })}
        trigger={
          <AriaButton className="chip-button">
            <span className="sr-only">Filter: </span>
            {label} <b>{words}</b>
          </AriaButton>
        }
      >
        {(close) => <ValuePicker column={column} close={close} />}
      </Popover>
      {onRemove !== undefined && <IconButton icon="close" size={10} label={`Remove filter ${label}`} onPress={onRemove} />}
    </span>
  );
}

/** Filters as chips; each opens its values. Applies to every screen. */
export function FilterChips(): JSX.Element {
  const { where } = useScope();
  const chips = chipsOf(where);
  const [added, setAdded] = useState<string | null>(null);
  const filtered = new Set(chips.flatMap((chip) => (chip.kind === 'in' ? [chip.column] : [])));
  const fresh = added !== null && !filtered.has(added) && !alwaysShown.includes(added) ? added : null;
  return (
    <div className="chips">
      {alwaysShown.map((column) => {
        const values = chosenValues(where, column) ?? [];
        return (
          <ValueChip
            key={column}
            column={column}
            values={values}
            {...(values.length === 0 ? {} : { onRemove: () => filterTo(column, []) })}
          />
        );
      })}
      {chips.map((chip, index) => {
        if (chip.kind === 'in' && alwaysShown.includes(chip.column)) return null;
        return chip.kind === 'in' ? (
          <ValueChip
            key={chip.column}
            column={chip.column}
            values={chip.values.map((value) => (value === null ? null : String(value)))}
            onRemove={() => removeChip(index)}
          />
        ) : (
          <span key={filterText(chip)} className="chip">
            <span className="chip-button">{filterText(chip)}</span>
            <IconButton icon="close" size={10} label={`Remove filter ${filterText(chip)}`} onPress={() => removeChip(index)} />
          </span>
        );
      })}
      {fresh !== null && <ValueChip column={fresh} values={[]} isOpen onOpenChange={(open) => !open && setAdded(null)} />}
      <Menu
        label="Add a filter"
        trigger={<AriaButton className="chip-add">+ filter</AriaButton>}
        entries={filterColumns
          .filter((column) => !filtered.has(column.name) && !alwaysShown.includes(column.name))
          .map((column) => ({ id: column.name, label: column.label, run: () => setAdded(column.name) }))}
      />
    </div>
  );
}
