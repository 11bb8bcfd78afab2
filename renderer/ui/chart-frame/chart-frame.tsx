import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import type { ChartSelection } from '../../../shared/charts/selection.ts';
import type { Pointed } from '../../../shared/plot/under-pointer.ts';
import { Button, IconButton } from '../button/button.tsx';
import { ChartCanvas } from './chart-canvas.tsx';
import { ChartKindPicker, type ChartKindPickerProps } from './chart-kind-picker.tsx';
import { type ChartActions, ChartMenu } from './chart-menu.tsx';
import { DragHandle } from './drag-handle.tsx';
import { ChartTable } from './chart-table.tsx';
import './chart-frame.css';

export interface ChartFrameProps extends ChartActions {
  readonly spec: ChartSpec;
  /** Words for a moment of the x axis; the points' own labels unless told. */
  readonly formatX?: (x: string | number) => string;
  /** Opens what moved it; absent when there is nothing to take apart. */
  readonly onWhy?: () => void;
  /** A click on a mark, with the rows behind it as a selection. */
  readonly onPick?: (pointed: Pointed) => void;
  /** A span of time or categories that was dragged over. */
  readonly onBrush?: (selection: ChartSelection) => void;
  /** The same while the pointer is still down; null when it is let go. */
  readonly onBrushing?: (selection: ChartSelection | null) => void;
  /** The charts that this one could be. */
  readonly kinds?: ChartKindPickerProps;
  /** Controls of the screen, between title and actions. */
  readonly controls?: ReactNode;
  readonly isStale?: boolean;
}

/** A chart with a title that states the finding, its actions, a table view and a sentence for who cannot see it. Fills its parent. */
export function ChartFrame({
  spec,
  formatX,
  onWhy,
  onPick,
  onBrush,
  onBrushing,
  kinds,
  controls,
  isStale = false,
  ...actions
}: ChartFrameProps): JSX.Element {
  const [isTable, setTable] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const { onCopy, onAddToReport } = actions;
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
          {kinds !== undefined && <ChartKindPicker {...kinds} />}
          <IconButton
            icon={isTable ? 'chart' : 'table'}
            label={isTable ? 'Show as chart' : 'Show as table'}
            onPress={() => setTable(!isTable)}
          />
          {onWhy !== undefined && <Button onPress={onWhy}>Why?</Button>}
          {actions.dragOut !== undefined && <DragHandle {...actions.dragOut} />}
          {onCopy !== undefined && <Button onPress={onCopy}>Copy</Button>}
          {onAddToReport !== undefined && (
            <Button kind="primary" onPress={onAddToReport}>
              Add to report
            </Button>
          )}
          <ChartMenu actions={actions} />
        </div>
      </header>
      <div className="chart-below">
        <div className="muted chart-subtitle">{spec.subtitle}</div>
        {controls}
      </div>
      <div className={isStale ? 'chart-body stale' : 'chart-body'}>
        {isTable ? (
          <ChartTable spec={spec} />
        ) : (
          <ChartCanvas spec={spec} formatX={formatX} onPick={onPick} onBrush={onBrush} onBrushing={onBrushing} />
        )}
      </div>
    </figure>
  );
}
