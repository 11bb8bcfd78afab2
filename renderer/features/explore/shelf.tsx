import type { JSX, ReactNode } from 'react';
import { Button as AriaButton, type DropItem, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { IconButton } from '../../ui/button/button.tsx';

export interface ShelfItem {
  readonly id: string;
  readonly label: string;
  /** How it is shown, beside its name: "top 5", "% of row". */
  readonly detail: string | null;
  /** What it says while it is dragged. */
  readonly data: string;
  readonly options: ReactNode;
}

/** A line of fields or measures that can be dragged, by pointer or keyboard, within itself and to other shelves. */
export function Shelf({
  label,
  dragType,
  items,
  empty,
  onDrop,
  onRemove,
}: {
  readonly label: string;
  readonly dragType: string;
  readonly items: readonly ShelfItem[];
  readonly empty: string;
  /** Things that are to stand at this place. */
  readonly onDrop: (dropped: readonly DropItem[] | readonly string[], at: number) => void;
  readonly onRemove: ((at: number) => void) | null;
}): JSX.Element {
  const placeOf = (key: string | number, position: 'before' | 'after' | 'on'): number => {
    const at = items.findIndex(({ id }) => id === key);
    return at < 0 ? items.length : at + (position === 'after' ? 1 : 0);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => items.filter(({ id }) => keys.has(id)).map((item) => ({ [dragType]: item.data, 'text/plain': item.label })),
    acceptedDragTypes: [dragType],
    getDropOperation: () => 'move',
    onInsert: ({ items: dropped, target }) => onDrop([...dropped], placeOf(target.key, target.dropPosition)),
    onRootDrop: ({ items: dropped }) => onDrop([...dropped], items.length),
    onReorder: ({ keys, target }) =>
      onDrop(
        items.filter(({ id }) => keys.has(id)).map(({ data }) => data),
        placeOf(target.key, target.dropPosition),
      ),
  });
  return (
    <div className="shelf">
      <span className="shelf-label">{label}</span>
      <GridList
        aria-label={label}
        className="shelf-items"
        layout="grid"
        orientation="vertical"
        selectionMode="none"
        items={items.map((item, at) => ({ ...item, at }))}
        dependencies={[items]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <span className="muted shelf-empty">{empty}</span>}
      >
        {({ id, label: name, detail, options, at }) => (
          <GridListItem id={id} textValue={name} className="shelf-item">
            <AriaButton slot="drag" className="shelf-grip" aria-label={`Move ${name}`}>
              ⠿
            </AriaButton>
            <span>{name}</span>
            {detail !== null && <span className="muted">{detail}</span>}
            {options}
            {onRemove !== null && <IconButton icon="close" size={10} label={`Remove ${name}`} onPress={() => onRemove(at)} />}
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
