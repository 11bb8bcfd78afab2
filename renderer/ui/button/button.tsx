import type { JSX, ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from '../icon/icon.tsx';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** primary: the one thing to do here. plain: anything else. quiet: no frame until it is pointed at. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children?: ReactNode;
}

/** A button that says what it does. For an icon alone use IconButton. */
export function Button({ kind = 'plain', icon, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <AriaButton {...rest} className={`button button-${kind}`}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly icon: IconName;
  readonly label: string;
  readonly size?: number;
}

/** A square button with an icon; `label` is its name for everybody who cannot see it. */
export function IconButton({ icon, label, size = 14, ...rest }: IconButtonProps): JSX.Element {
  return (
    <AriaButton {...rest} aria-label={label} className="button button-quiet icon-button">
      <Icon name={icon} size={size} />
    </AriaButton>
  );
}
