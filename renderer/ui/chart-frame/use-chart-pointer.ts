import { type RefObject, useEffect, useState } from 'react';
import type { ChartSelection } from '../../../shared/charts/selection.ts';
import type { Brushed } from '../../../shared/plot/brush.ts';
import type { ChartMap } from '../../../shared/plot/chart-map.ts';
import type { Pointed } from '../../../shared/plot/under-pointer.ts';

export interface ChartPointer {
  readonly pointed: Pointed | null;
  readonly brush: Brushed | null;
}

interface Wishes {
  readonly onPick: ((pointed: Pointed) => void) | undefined;
  readonly onBrush: ((selection: ChartSelection) => void) | undefined;
  /** What is marked while the pointer is still down; null when it is let go. */
  readonly onBrushing?: ((selection: ChartSelection | null) => void) | undefined;
}

/** Pixels that a pointer must travel before a press is a brush and not a click. */
const slack = 5;

/** Follows pointer and keys over a drawing: what lies there, what is being brushed; a click picks, a drag brushes. */
export function useChartPointer(
  target: RefObject<HTMLElement | null>,
  map: ChartMap | null,
  { onPick, onBrush, onBrushing }: Wishes,
): ChartPointer {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [brush, setBrush] = useState<Brushed | null>(null);
  useEffect(() => {
    const element = target.current;
    if (element === null || map === null) return;
    // Moves are held back until the next frame; what follows a drag hears of them as they happen.
    const dragEvent = 'onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove';
    let start: number | null = null;
    let current: Brushed | null = null;
    const place = (event: MouseEvent) => {
      const frame = element.getBoundingClientRect();
      return { x: event.clientX - frame.left, y: event.clientY - frame.top };
    };
    const along = (event: MouseEvent) => (map.brushAxis === 'y' ? place(event).y : place(event).x);
    const show = (next: Brushed | null) => {
      if (next !== current) onBrushing?.(next?.selection ?? null);
      current = next;
      setBrush(next);
    };
    const move = (event: PointerEvent) => {
      const { x, y } = place(event);
      setPointed(map.at(x, y));
    };
    const drag = (event: PointerEvent) => {
      if (start === null || (current === null && Math.abs(along(event) - start) <= slack)) return;
      const next = map.between(start, along(event));
      if (next === null || current === null || next.from !== current.from || next.to !== current.to) show(next);
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || onBrush === undefined || map.brushAxis === null) return;
      start = along(event);
      element.setPointerCapture(event.pointerId);
    };
    const up = (event: PointerEvent) => {
      const done = current;
      start = null;
      show(null);
      const { x, y } = place(event);
      const under = map.at(x, y);
      if (done !== null) onBrush?.(done.selection);
      else if (event.button === 0 && under !== null) onPick?.(under);
    };
    const leave = () => {
      if (start === null) setPointed(null);
    };
    const stop = () => {
      start = null;
      show(null);
      setPointed(null);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener(dragEvent, drag as EventListener);
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('pointercancel', stop);
    const keys = keyboard(map, { show: setPointed, brush: show, onPick, onBrush, onBrushing });
    element.addEventListener('keydown', keys);
    element.addEventListener('blur', stop);
    return () => {
      // The drawing changed under the pointer: what was marked is gone.
      if (current !== null) show(null);
      element.removeEventListener('pointermove', move);
      element.removeEventListener(dragEvent, drag as EventListener);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('pointercancel', stop);
      element.removeEventListener('keydown', keys);
      element.removeEventListener('blur', stop);
    };
  }, [target, map, onPick, onBrush, onBrushing]);
  return { pointed, brush };
}

interface Shown extends Wishes {
  readonly show: (pointed: Pointed | null) => void;
  readonly brush: (brushed: Brushed | null) => void;
}

/** Arrows walk over the marks, with Shift they brush, Enter picks or applies the brush, Escape lets go. */
function keyboard(map: ChartMap, { show, brush, onPick, onBrush }: Shown): (event: KeyboardEvent) => void {
  let [row, column] = [0, -1];
  let anchor: number | null = null;
  let marked: Brushed | null = null;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };
  const stop = () => map.stops[row]?.[column];
  const walk = ([down, right]: readonly [number, number], isBrush: boolean) => {
    const before = stop();
    row = Math.min(map.stops.length - 1, Math.max(0, row + down));
    column = Math.min((map.stops[row]?.length ?? 1) - 1, Math.max(0, column < 0 ? 0 : column + right));
    const at = stop();
    if (at === undefined) return;
    show(map.at(at.x, at.y));
    if (!isBrush || onBrush === undefined || map.brushAxis === null) {
      [anchor, marked] = [null, null];
      return brush(null);
    }
    const along = (each: { readonly x: number; readonly y: number }) => (map.brushAxis === 'y' ? each.y : each.x);
    anchor ??= along(before ?? at);
    marked = map.between(anchor, along(at));
    brush(marked);
  };
  return (event) => {
    const step = steps[event.key];
    if (step !== undefined) walk(step, event.shiftKey);
    else if (event.key === 'Enter' && marked !== null) onBrush?.(marked.selection);
    else if (event.key === 'Enter') {
      const at = stop();
      const under = at === undefined ? null : map.at(at.x, at.y);
      if (under !== null) onPick?.(under);
    } else if (event.key === 'Escape' && (marked !== null || column >= 0)) {
      [anchor, marked, row, column] = [null, null, 0, -1];
      show(null);
      brush(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
