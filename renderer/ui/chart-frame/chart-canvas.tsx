import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { drawChart } from '../../../shared/plot/draw-chart.ts';
import { useThemeName } from '../tokens/use-theme-name.ts';
import { ChartHover } from './chart-hover.tsx';
import { nearestStop, type Stop, stopsOf } from './chart-positions.ts';
import { useSize } from './use-size.ts';

export interface ChartCanvasProps {
  readonly spec: ChartSpec;
  /** Words for a point of the x axis, e.g. "Week of Feb 2". */
  readonly formatX: (x: string | number) => string;
  readonly onPick?: (x: string | number) => void;
}

/** Draws the spec at the size it is given; crosshair and exact values follow the pointer. */
export function ChartCanvas({ spec, formatX, onPick }: ChartCanvasProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const theme = useThemeName();
  const [hover, setHover] = useState<Stop | null>(null);
  const width = size?.width ?? 0;
  const height = size?.height ?? 0;
  const isDrawn = width >= 80 && height >= 60;
  const stops = useMemo(() => (isDrawn ? stopsOf(spec, width, height) : null), [spec, width, height, isDrawn]);
  useEffect(() => {
    const target = picture.current;
    if (target === null || !isDrawn) return;
    target.replaceChildren(drawChart({ spec, width, height, document, theme }));
  }, [spec, width, height, isDrawn, theme]);
  useEffect(() => {
    const target = picture.current;
    if (target === null || stops === null) return;
    const stopUnder = (event: MouseEvent): Stop | undefined => {
      const frame = target.getBoundingClientRect();
      return nearestStop(stops, stops.axis === 'x' ? event.clientX - frame.left : event.clientY - frame.top);
    };
    const move = (event: PointerEvent) => setHover(stopUnder(event) ?? null);
    const leave = () => setHover(null);
    const pick = (event: MouseEvent) => {
      const stop = stopUnder(event);
      if (stop !== undefined) onPick?.(stop.x);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerleave', leave);
    target.addEventListener('click', pick);
    return () => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerleave', leave);
      target.removeEventListener('click', pick);
    };
  }, [stops, onPick]);
  return (
    <div className="chart-canvas" ref={box}>
      <div ref={picture} className={onPick === undefined ? 'chart-picture' : 'chart-picture pickable'} />
      {hover !== null && stops !== null && <ChartHover spec={spec} stop={hover} stops={stops} width={width} heading={formatX(hover.x)} />}
    </div>
  );
}
