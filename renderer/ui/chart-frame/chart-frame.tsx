import { type JSX, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { Button, IconButton } from '../button/button.tsx';
import { ChartCanvas } from './chart-canvas.tsx';
import { ChartTable } from './chart-table.tsx';
import './chart-frame.css';

export interface ChartFrameProps {
  readonly spec: ChartSpec;
  /** Words for a point of the x axis; the points' own labels unless told. */
  readonly formatX?: (x: string | number) => string;
  /** Opens what moved it; absent when there is nothing to take apart. */
  readonly onWhy?: () => void;
  /** Copies picture and table; also Ctrl+C while focus is inside. */
  readonly onCopy?: () => void;
  readonly onAddToReport?: () => void;
  readonly onPick?: (x: string | number) => void;
  /** Controls of the screen, between title and actions. */
  readonly controls?: ReactNode;
  readonly isStale?: boolean;
}

/** The words that a point carries for its place on the axis. */
function labelOfStop(spec: ChartSpec, x: string | number): string {
  for (const series of spec.series) {
    const label = series.points.find((point) => point.x === x)?.label;
    if (label !== undefined) return label.charAt(0).toUpperCase() + label.slice(1);
  }
  return typeof x === 'number' ? new Date(x).toISOString().slice(0, 10) : x;
}

/** A chart with a title that states the finding, its actions, a table view and a sentence for who cannot see it. Fills its parent. */
export function ChartFrame({
  spec,
  formatX,
  onWhy,
  onCopy,
  onAddToReport,
  onPick,
  controls,
  isStale = false,
}: ChartFrameProps): JSX.Element {
  const [isTable, setTable] = useState(false);
  const words = useCallback((x: string | number) => formatX?.(x) ?? labelOfStop(spec, x), [formatX, spec]);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null || onCopy === undefined) return;
    const copyKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'c' || (window.getSelection()?.toString() ?? '') !== '') return;
      event.preventDefault();
      onCopy();
    };
    element.addEventListener('keydown', copyKey);
    return () => element.removeEventListener('keydown', copyKey);
  }, [onCopy]);
  return (
    <figure className="chart-frame" ref={frame} aria-label={spec.title}>
      <header className="chart-head">
        <h2>{spec.title}</h2>
        <div className="row-actions">
          <IconButton
            icon={isTable ? 'chart' : 'table'}
            label={isTable ? 'Show as chart' : 'Show as table'}
            onPress={() => setTable(!isTable)}
          />
          {onWhy !== undefined && <Button onPress={onWhy}>Why?</Button>}
          {onCopy !== undefined && <Button onPress={onCopy}>Copy</Button>}
          {onAddToReport !== undefined && (
            <Button kind="primary" onPress={onAddToReport}>
              Add to report
            </Button>
          )}
        </div>
      </header>
      <div className="chart-below">
        <div className="muted chart-subtitle">{spec.subtitle}</div>
        {controls}
      </div>
      <div className={isStale ? 'chart-body stale' : 'chart-body'}>
        {isTable ? (
          <ChartTable spec={spec} formatX={words} />
        ) : (
          <ChartCanvas spec={spec} formatX={words} {...(onPick === undefined ? {} : { onPick })} />
        )}
      </div>
    </figure>
  );
}
