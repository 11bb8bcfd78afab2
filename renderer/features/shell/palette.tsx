import { type JSX, useMemo, useState } from 'react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { type Command, useCommandStore } from '../../state/commands.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { setPaletteOpen, useUi } from '../../state/ui-store.ts';
import { useResult } from '../../state/use-result.ts';
import { foundThings } from './found-things.ts';
import { fuzzyScore } from './fuzzy.ts';
import { thingsCalled } from './things-called.ts';
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

interface Offer {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly detail?: string;
  readonly shortcut?: string;
  readonly run: () => void;
}

function PaletteContent(): JSX.Element {
  const commands = useCommandStore((store) => store.commands);
  const document = useDocumentStore((store) => store.workbook?.document ?? null);
  const metrics = useResult('metric.list', document === null ? null : {});
  const extracts = useResult('extract.list', document === null ? null : {});
  const [typed, setTyped] = useState('');
  const things = useMemo(
    () => (document === null ? [] : foundThings(document, metrics.value ?? [], extracts.value ?? [])),
    [document, metrics.value, extracts.value],
  );
  const offers = useMemo(
    (): readonly Offer[] => [...matching([...commands.values()], typed), ...thingsCalled(things, typed)],
    [commands, things, typed],
  );
  const hint = document === null ? 'Find or do' : 'A command, partner, commitment, metric, file, case or report';
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just opened to be typed into */}
      <SearchField className="palette-search" aria-label="Find or do" autoFocus>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/role-has-required-aria-props -- Autocomplete sets aria-controls */}
        <Input className="palette-input" placeholder={hint} role="combobox" aria-expanded aria-haspopup="listbox" />
      </SearchField>
      <ListBox
        className="list palette-list"
        aria-label="Commands"
        items={offers}
        renderEmptyState={() => <div className="palette-empty muted">Nothing here is called that.</div>}
        onAction={(key) => {
          setPaletteOpen(false);
          offers.find(({ id }) => id === key)?.run();
        }}
      >
        {(offer) => (
          <ListBoxItem id={offer.id} className="list-item" textValue={offer.title}>
            <span className="palette-group muted">{offer.group}</span>
            <span className="palette-title">{offer.title}</span>
            {offer.detail !== undefined && offer.detail !== '' && <span className="palette-detail muted">{offer.detail}</span>}
            {offer.shortcut !== undefined && <kbd className="list-hint">{offer.shortcut}</kbd>}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** Every command with its shortcut, and all that has a name in the workbook; type to find. */
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
