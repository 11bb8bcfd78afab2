import { type JSX, useEffect, useMemo, useRef } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import type { ChartSelection } from '../../../shared/charts/selection.ts';
import { chartMap } from '../../../shared/plot/chart-map.ts';
import { drawChart } from '../../../shared/plot/draw-chart.ts';
import type { Pointed } from '../../../shared/plot/under-pointer.ts';
import { useChartTheme } from '../tokens/use-chart-theme.ts';
import { ChartHover } from './chart-hover.tsx';
import { useChartPointer } from './use-chart-pointer.ts';
import { useSize } from './use-size.ts';

export interface ChartCanvasProps {
  readonly spec: ChartSpec;
  /** Words for a place of the x axis; the points' own unless told. */
  readonly formatX?: ((x: string | number) => string) | undefined;
  readonly onPick?: ((pointed: Pointed) => void) | undefined;
  readonly onBrush?: ((selection: ChartSelection) => void) | undefined;
  readonly onBrushing?: ((selection: ChartSelection | null) => void) | undefined;
}

/** Draws the spec at the size it is given; crosshair and exact values follow pointer and arrow keys, a drag marks a span. */
export function ChartCanvas({ spec, formatX, onPick, onBrush, onBrushing }: ChartCanvasProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const theme = useChartTheme();
  const width = size?.width ?? 0;
  const height = size?.height ?? 0;
  const isDrawn = width >= 80 && height >= 60;
  const map = useMemo(() => (isDrawn ? chartMap(spec, { width, height }) : null), [spec, width, height, isDrawn]);
  useEffect(() => {
    const target = picture.current;
    if (target === null || !isDrawn) return;
    target.replaceChildren(drawChart({ spec, width, height, document, theme }));
  }, [spec, width, height, isDrawn, theme]);
  const { pointed, brush } = useChartPointer(picture, map, { onPick, onBrush, onBrushing });
  const heading = pointed === null ? '' : spec.xKind === 'time' && formatX !== undefined ? formatX(pointed.x) : pointed.heading;
  const marked =
    brush === null || map === null
      ? null
      : map.brushAxis === 'y'
        ? { left: map.brushRoom[0], width: map.brushRoom[1] - map.brushRoom[0], top: brush.from, height: brush.to - brush.from }
        : { left: brush.from, width: brush.to - brush.from, top: map.brushRoom[0], height: map.brushRoom[1] - map.brushRoom[0] };
  const className = `chart-picture${onPick === undefined ? '' : ' pickable'}${onBrush === undefined ? '' : ` brush-${map?.brushAxis ?? 'none'}`}`;
  return (
    <div className="chart-canvas" ref={box}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the marks are walked with the arrow keys */}
      <section ref={picture} className={className} tabIndex={0} aria-label="Marks; arrow keys walk over them" />
      {marked !== null && <div className="brush" style={marked} />}
      {pointed !== null && <ChartHover pointed={pointed} width={width} height={height} heading={heading} />}
      <div className="sr-only" aria-live="polite">
        {pointed === null ? '' : `${heading}: ${pointed.rows.map((row) => `${row.label} ${row.text} ${row.note}`.trim()).join(', ')}`}
      </div>
    </div>
  );
}
