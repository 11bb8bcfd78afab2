import { type JSX, useState } from 'react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { type Command, useCommandStore } from '../../state/commands.ts';
import { setPaletteOpen, useUi } from '../../state/ui-store.ts';
import { fuzzyScore } from './fuzzy.ts';
import './palette.css';

function matching(commands: readonly Command[], typed: string): readonly Command[] {
  return commands
    .flatMap((command) => {
      const score = fuzzyScore(`${command.title} ${command.group}`, typed);
      return score === null || command.isEnabled?.() === false ? [] : [{ command, score }];
    })
    .sort((left, right) => (typed === '' ? 0 : right.score - left.score))
    .map(({ command }) => command);
}

function PaletteContent(): JSX.Element {
  const commands = useCommandStore((store) => store.commands);
  const [typed, setTyped] = useState('');
  const shown = matching([...commands.values()], typed);
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just opened to be typed into */}
      <SearchField className="palette-search" aria-label="Find or do" autoFocus>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/role-has-required-aria-props -- Autocomplete sets aria-controls */}
        <Input className="palette-input" placeholder="Find or do" role="combobox" aria-expanded aria-haspopup="listbox" />
      </SearchField>
      <ListBox
        className="list palette-list"
        aria-label="Commands"
        items={shown.map((command) => ({ ...command }))}
        renderEmptyState={() => <div className="palette-empty muted">Nothing here is called that.</div>}
        onAction={(key) => {
          setPaletteOpen(false);
          commands.get(String(key))?.run();
        }}
      >
        {(command) => (
          <ListBoxItem id={command.id} className="list-item" textValue={command.title}>
            <span className="palette-group muted">{command.group}</span>
            {command.title}
            {command.shortcut !== undefined && <kbd className="list-hint">{command.shortcut}</kbd>}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** Every command with its shortcut; type to find. */
export function Palette(): JSX.Element {
  const isOpen = useUi((store) => store.paletteOpen);
  return (
    <ModalOverlay className="dialog-scrim" isOpen={isOpen} isDismissable onOpenChange={setPaletteOpen}>
      <Modal className="dialog palette">
        <Dialog className="dialog-body" aria-label="Commands">
          <PaletteContent />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
