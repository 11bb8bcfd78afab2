import { type JSX, useState } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Menu } from '../../ui/menu/menu.tsx';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly dragType: string;
  readonly data: string;
  readonly isUsed: boolean;
  readonly places: readonly { readonly label: string; readonly run: () => void }[];
}

/** Everything that can be put on a shelf: found by name, dragged, or placed from its menu. */
export function FieldPalette({ items }: { readonly items: readonly PaletteItem[] }): JSX.Element {
  const [text, setText] = useState('');
  const found = items.filter(({ label, group }) => `${label} ${group}`.toLowerCase().includes(text.trim().toLowerCase()));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      items.filter(({ id }) => keys.has(id)).map(({ dragType, data, label }) => ({ [dragType]: data, 'text/plain': label })),
    getAllowedDropOperations: () => ['move', 'copy'],
  });
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <aside className="fields-panel panel" aria-label="Fields">
      <Field label="Find a field" hideLabel placeholder="Find a field" value={text} onChange={setText} />
      <div className="fields-scroll">
        {groups.length === 0 && <p className="muted">No field is called “{text}”.</p>}
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <GridList
              aria-label={group}
              selectionMode="none"
              items={found.filter((item) => item.group === group)}
              dependencies={[items]}
              dragAndDropHooks={dragAndDropHooks}
              className="fields-list"
            >
              {(item) => (
                <GridListItem id={item.id} textValue={item.label} className={item.isUsed ? 'fields-item used' : 'fields-item'}>
                  <AriaButton slot="drag" className="shelf-grip" aria-label={`Drag ${item.label}`}>
                    ⠿
                  </AriaButton>
                  <span className="fields-name">{item.label}</span>
                  <Menu
                    label={`Place ${item.label}`}
                    trigger={<IconButton icon="plus" size={11} label={`Place ${item.label}`} />}
                    entries={item.places.map(({ label, run }) => ({ id: label, label, run }))}
                  />
                </GridListItem>
              )}
            </GridList>
          </section>
        ))}
      </div>
    </aside>
  );
}
