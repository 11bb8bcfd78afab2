import { type JSX, useEffect, useRef } from 'react';
import type { ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { drawChart } from '../../../../shared/plot/draw-chart.ts';
import { useSize } from '../../../ui/chart-frame/use-size.ts';

/** A chart as the deck has it: light, filling its place on a slide of 1280 by 720. */
export function SlideChart({ spec }: { readonly spec: ChartSpec }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const [width, height] = [size?.width ?? 0, size?.height ?? 0];
  useEffect(() => {
    if (width < 60 || height < 40) return;
    box.current?.replaceChildren(drawChart({ spec, width, height, document, theme: 'light', text: 14, titles: false }));
  }, [spec, width, height]);
  return <div ref={box} className="slide-chart" />;
}
