import type { JSX, ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';
import './popover.css';

export interface PopoverProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly width?: number;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small panel beside its button; Escape or a click elsewhere closes it. */
export function Popover({ label, trigger, width, isOpen, onOpenChange, children }: PopoverProps): JSX.Element {
  return (
    <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger}
      <AriaPopover className="popover" placement="bottom start" offset={5} style={width === undefined ? undefined : { width }}>
        <Dialog aria-label={label} className="popover-content">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
