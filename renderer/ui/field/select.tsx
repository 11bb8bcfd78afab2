import type { JSX } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { Icon } from '../icon/icon.tsx';
import '../popover/popover.css';
import './field.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly width?: number | string;
}

/** One of a few. For many values use a picker with search (ValuePicker). */
export function Select<T extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  placeholder = 'Choose',
  isDisabled = false,
  width,
}: SelectProps<T>): JSX.Element {
  return (
    <AriaSelect
      className="field"
      style={width === undefined ? undefined : { width }}
      value={value}
      onChange={(key) => onChange(key as T)}
      isDisabled={isDisabled}
      placeholder={placeholder}
    >
      <Label className={hideLabel ? 'sr-only' : 'field-label'}>{label}</Label>
      <Button className="select-button">
        <SelectValue>{({ selectedText }) => (selectedText === null || selectedText === '' ? placeholder : selectedText)}</SelectValue>
        <Icon name="chevron" size={12} />
      </Button>
      <Popover className="popover">
        <ListBox className="list" items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="list-item">
              {option.label}
              {option.hint !== undefined && <span className="list-hint">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
