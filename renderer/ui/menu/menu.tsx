import type { JSX, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import '../popover/popover.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** A button with a menu of things to do. */
export function Menu({
  trigger,
  label,
  entries,
}: {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}): JSX.Element {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" offset={5}>
        <AriaMenu className="list" aria-label={label} disabledKeys={entries.filter((entry) => entry.isDisabled).map((entry) => entry.id)}>
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="list-item" textValue={entry.label} onAction={entry.run}>
              {entry.label}
              {entry.hint !== undefined && <span className="list-hint">{entry.hint}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
