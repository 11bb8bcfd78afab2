import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Filter } from '../../../shared/query/filter.ts';
import { chipsOf, removeChip, useScope } from '../../state/scope.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { filterColumns, labelOfColumn, labelOfValue } from '../../state/value-words.ts';
import { ValuePicker } from './value-picker.tsx';

/** The two that are asked for most stay in sight even when they let everything pass. */
const alwaysShown = ['partner', 'product'];

function summary(column: string, values: readonly (string | null)[]): string {
  const words = values.map((value) => labelOfValue(column, value));
  return words.length <= 2 ? words.join(', ') : `${words[0]} + ${words.length - 1}`;
}

interface ValueChipProps {
  readonly column: string;
  readonly values: readonly (string | null)[];
  readonly onRemove?: () => void;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

function ValueChip({ column, values, onRemove, isOpen, onOpenChange }: ValueChipProps): JSX.Element {
  const label = labelOfColumn(column);
  const words = values.length === 0 ? 'all' : summary(column, values);
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

function words(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${labelOfColumn(filter.column)} ${filter.operator} ${filter.value}`;
    case 'contains':
      return `${labelOfColumn(filter.column)} contains ${filter.text}`;
    case 'missing':
      return `${labelOfColumn(filter.column)} missing`;
    case 'in':
      return `${labelOfColumn(filter.column)} ${summary(
        filter.column,
        filter.values.map((value) => (value === null ? null : String(value))),
      )}`;
    case 'not':
      return `not (${words(filter.part)})`;
    case 'all':
      return 'everything';
    case 'and':
    case 'or':
      return filter.parts.map(words).join(` ${filter.kind} `);
  }
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
      {alwaysShown
        .filter((column) => !filtered.has(column))
        .map((column) => (
          <ValueChip key={column} column={column} values={[]} />
        ))}
      {chips.map((chip, index) =>
        chip.kind === 'in' ? (
          <ValueChip
            key={chip.column}
            column={chip.column}
            values={chip.values.map((value) => (value === null ? null : String(value)))}
            onRemove={() => removeChip(index)}
          />
        ) : (
          <span key={words(chip)} className="chip">
            <span className="chip-button">{words(chip)}</span>
            <IconButton icon="close" size={10} label={`Remove filter ${words(chip)}`} onPress={() => removeChip(index)} />
          </span>
        ),
      )}
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
