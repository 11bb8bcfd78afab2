import { type JSX, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { pageGrid } from '../../../../shared/report/blocks/block-kind.ts';
import { movedPlace, resizedPlace } from '../../../../shared/report/edit-report.ts';
import type { Place } from '../../../../shared/report/report-model.ts';

const arrows: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly cell: readonly [width: number, height: number];
  readonly change: typeof movedPlace;
}

export interface GridItemProps {
  readonly label: string;
  readonly place: Place;
  /** Absent where nothing may be moved. */
  readonly onPlace?: ((place: Place) => void) | undefined;
  readonly children: ReactNode;
}

/** A block on the grid of its page: dragged by pointer, moved by arrow keys and sized with Shift. */
export function GridItem({ label, place, onPlace, children }: GridItemProps): JSX.Element {
  const drag = useRef<Drag | null>(null);
  const [moving, setMoving] = useState<Place | null>(null);
  const at = moving ?? place;
  const keys = (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step === undefined || onPlace === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    onPlace((event.shiftKey ? resizedPlace : movedPlace)(place, ...step));
  };
  const begin = (change: Drag['change']) => (event: PointerEvent<HTMLElement>) => {
    const grid = event.currentTarget.closest('.slide-grid')?.getBoundingClientRect();
    if (onPlace === undefined || grid === undefined || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, cell: [grid.width / pageGrid.columns, grid.height / pageGrid.rows], change };
  };
  const follow = (event: PointerEvent) => {
    const from = drag.current;
    if (from === null) return;
    const [columns, rows] = [Math.round((event.clientX - from.x) / from.cell[0]), Math.round((event.clientY - from.y) / from.cell[1])];
    setMoving(from.change(place, columns, rows));
  };
  const end = () => {
    drag.current = null;
    if (moving !== null && onPlace !== undefined) onPlace(moving);
    setMoving(null);
  };
  const words = `columns ${at.x + 1} to ${at.x + at.w}, rows ${at.y + 1} to ${at.y + at.h}`;
  const style = { gridArea: `${at.y + 1} / ${at.x + 1} / span ${at.h} / span ${at.w}` };
  if (onPlace === undefined)
    return (
      <section className="slide-item" style={style} aria-label={label}>
        {children}
      </section>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- moved by drag and by arrow keys
    <section
      className={`slide-item movable${moving === null ? '' : ' moving'}`}
      style={style}
      aria-label={`${label}, ${words}; arrow keys move it, with Shift they size it`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      onKeyDown={keys}
      onPointerDown={begin(movedPlace)}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {children}
      {moving !== null && <span className="slide-place">{words}</span>}
      <span className="slide-corner" aria-hidden="true" onPointerDown={begin(resizedPlace)} />
    </section>
  );
}
