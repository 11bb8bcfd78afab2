import { type DragEvent, type JSX, useRef } from 'react';
import { Icon } from '../icon/icon.tsx';

/** A picture that is made when the pointer comes near and handed over when a drag begins. */
export interface DragOut {
  readonly stage: () => Promise<string>;
  readonly start: (staged: Promise<string>) => void;
  /** A press without a drag, by mouse or keyboard. */
  readonly save: () => void;
}

/** Dragged out of the window it drops the chart as a file; pressed it asks where to save one. */
export function DragHandle({ stage, start, save }: DragOut): JSX.Element {
  const staged = useRef<Promise<string> | null>(null);
  const prepare = () => {
    const making = stage();
    // What goes wrong is said when the drag begins.
    making.catch(() => undefined);
    staged.current = making;
    return making;
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    start(staged.current ?? prepare());
  };
  return (
    <button
      type="button"
      className="chart-drag"
      aria-label="Drag out or save as a picture"
      title="Drag into a deck or a folder to drop the chart there as a picture; press to save one"
      draggable
      onPointerEnter={prepare}
      onDragStart={drag}
      onClick={save}
    >
      <Icon name="grip" />
    </button>
  );
}
