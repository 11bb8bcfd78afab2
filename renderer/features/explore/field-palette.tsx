import { type JSX, memo, useMemo, useState } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly dragType: string;
  readonly data: string;
  readonly isUsed: boolean;
  /** Puts it where people expect it first; from there it can be dragged on. */
  readonly add: () => void;
}

/** Groups that stand open before anything is looked for. */
const openFirst: ReadonlySet<string> = new Set(['Split by', 'Time']);

/** Everything that can be put on a shelf: found by name, dragged, or added. */
export const FieldPalette = memo(function FieldPalette({ items }: { readonly items: readonly PaletteItem[] }): JSX.Element {
  const [text, setText] = useState('');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const sought = text.trim().toLowerCase();
  const found = useMemo(
    () => (sought === '' ? items : items.filter(({ label, group }) => `${label} ${group}`.toLowerCase().includes(sought))),
    [items, sought],
  );
  const groups = [...new Set(found.map(({ group }) => group))];
  const toggle = (group: string) =>
    setToggled((known) => (known.has(group) ? new Set([...known].filter((each) => each !== group)) : new Set([...known, group])));
  return (
    <aside className="fields-panel panel" aria-label="Fields">
      <Field label="Find a field" hideLabel placeholder="Find a field" value={text} onChange={setText} />
      <div className="fields-scroll">
        {groups.length === 0 && <p className="muted">No field is called “{text}”.</p>}
        {groups.map((group) => {
          const isOpen = sought !== '' || openFirst.has(group) !== toggled.has(group);
          return (
            <section key={group}>
              <h3>
                <button type="button" className="fields-group" aria-expanded={isOpen} onClick={() => toggle(group)}>
                  {group}
                </button>
              </h3>
              {isOpen && <FieldGroup group={group} items={found.filter((item) => item.group === group)} />}
            </section>
          );
        })}
      </div>
    </aside>
  );
});

const FieldGroup = memo(function FieldGroup({ group, items }: { readonly group: string; readonly items: readonly PaletteItem[] }) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      items.filter(({ id }) => keys.has(id)).map(({ dragType, data, label }) => ({ [dragType]: data, 'text/plain': label })),
    getAllowedDropOperations: () => ['move', 'copy'],
  });
  return (
    <GridList
      aria-label={group}
      selectionMode="none"
      items={items}
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
          <IconButton icon="plus" size={11} label={`Add ${item.label}`} onPress={item.add} />
        </GridListItem>
      )}
    </GridList>
  );
});
