import type { JSX, ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { Icon } from '../icon/icon.tsx';
import './field.css';

/** Yes or no, beside its words. */
export function Check({
  isSelected,
  isDisabled = false,
  onChange,
  children,
}: {
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <Checkbox className="check" isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
      <span className="check-box">
        <Icon name="check" size={11} />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
