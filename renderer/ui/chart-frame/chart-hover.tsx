import type { JSX } from 'react';
import type { Pointed } from '../../../shared/plot/under-pointer.ts';
import { ChartTooltip } from './chart-tooltip.tsx';

export interface ChartHoverProps {
  readonly pointed: Pointed;
  readonly width: number;
  readonly height: number;
  readonly heading: string;
}

/** Crosshair, frame or dots on what is pointed at, and its exact values beside it. */
export function ChartHover({ pointed, width, height, heading }: ChartHoverProps): JSX.Element {
  const { at, line, dots, box } = pointed;
  const side = at.x > width * 0.6 ? { right: width - at.x + 10 } : { left: at.x + 10 };
  const level = at.y > height * 0.6 ? { bottom: height - at.y + 4 } : { top: at.y + 4 };
  return (
    <>
      {line !== null && <div className="crosshair" style={{ left: line.x, top: line.y1, height: line.y2 - line.y1 }} />}
      {box !== null && (
        <div className="pointed-box" style={{ left: box.x1, top: box.y1, width: box.x2 - box.x1, height: box.y2 - box.y1 }} />
      )}
      {dots.map((dot) => (
        <div key={`${dot.x} ${dot.y}`} className="crosshair-dot" style={{ left: dot.x, top: dot.y }} />
      ))}
      <div className="chart-tooltip-place" style={{ ...side, ...level }}>
        <ChartTooltip pointed={pointed} heading={heading} />
      </div>
    </>
  );
}
