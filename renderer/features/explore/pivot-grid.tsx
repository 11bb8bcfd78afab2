import { type CSSProperties, type JSX, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { faceOf } from '../../../shared/metrics/metric-face.ts';
import type { CellDays } from '../../../shared/pivot/cell-days.ts';
import { type CellColor, cellColor, heatRange } from '../../../shared/pivot/pivot-color.ts';
import { fieldLabel } from '../../../shared/pivot/member-text.ts';
import { type PivotCell, pivotCell } from '../../../shared/pivot/pivot-cell.ts';
import type { PivotLine } from '../../../shared/pivot/pivot-lines.ts';
import type { PivotView } from '../../../shared/pivot/pivot-view.ts';

export interface CellAt {
  readonly row: number;
  /** Place among the lines of columns, and the measure within it. */
  readonly column: number;
  readonly measure: number;
}

const interactive = 'grid';
const rowHeight = 28;
const overscan = 12;

function colorStyle(color: CellColor): CSSProperties {
  return color?.kind === 'heat'
    ? { backgroundColor: `color-mix(in srgb, var(--accent) ${Math.round(4 + color.at * 40)}%, var(--surface))` }
    : {};
}

const sameCell = (one: CellAt | null, other: CellAt): boolean =>
  one !== null && one.row === other.row && one.column === other.column && one.measure === other.measure;

/** Rows by columns: one cell in the order of Tab, arrows from there, Enter for its rows; Shift marks a second point. */
export function PivotGrid({
  view,
  locale,
  points,
  sorted,
  onPick,
  onOpen,
  onSort,
}: {
  readonly view: PivotView;
  readonly locale: string;
  readonly points: readonly [CellAt | null, CellAt | null];
  readonly sorted: { readonly measure: number; readonly descending: boolean } | null;
  readonly onPick: (cell: CellAt, isSecond: boolean) => void;
  readonly onOpen: (cell: CellAt) => void;
  readonly onSort: (measure: number) => void;
}): JSX.Element {
  const { spec } = view.result;
  const scroller = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState({ top: 0, height: 800 });
  const measures = spec.measures.map((_, at) => at);
  const [first, second] = points;
  const figures = useMemo(
    () => view.columns.flatMap((line, column) => spec.measures.map((_, measure) => ({ line, column, measure }))),
    [view, spec.measures],
  );
  const ranges = useMemo(
    () =>
      spec.measures.map(({ color }, measure) => {
        if (color.kind !== 'heat') return null;
        const leaf = (line: PivotLine) => !line.isTotal;
        return heatRange(
          view.rows.filter(leaf).flatMap((row) => view.columns.filter(leaf).map((column) => view.cell(row.path, column.path, measure))),
        );
      }),
    [view, spec.measures],
  );
  const from = Math.max(0, Math.floor(window.top / rowHeight) - overscan);
  const to = Math.min(view.rows.length, Math.ceil((window.top + window.height) / rowHeight) + overscan);
  /** One measure over columns: its name stands in the corner once. */
  const isSingle = measures.length === 1 && spec.columns.length > 0;
  const sortOf = (line: PivotLine, measure: number) =>
    line.path.length === 0 && sorted?.measure === measure ? (sorted.descending ? 'descending' : 'ascending') : undefined;
  const sortButton = (measure: number, label: string) => (
    <button type="button" className="pivot-sort" onClick={() => onSort(measure)}>
      {label}
      {sorted?.measure === measure ? (sorted.descending ? ' ↓' : ' ↑') : ''}
    </button>
  );
  const heads = spec.rows.length === 0 ? '' : spec.rows.map(fieldLabel).join(' / ');

  const focusCell = (cell: CellAt) => {
    const top = cell.row * rowHeight;
    const box = scroller.current;
    if (box !== null && (top < box.scrollTop + 60 || top > box.scrollTop + box.clientHeight - 80)) box.scrollTop = Math.max(0, top - 100);
    requestAnimationFrame(() =>
      box?.querySelector<HTMLElement>(`[data-cell="${cell.row} ${cell.column} ${cell.measure}"]`)?.focus({ preventScroll: false }),
    );
  };
  const move = (cell: CellAt, down: number, across: number): CellAt => {
    const at = cell.column * measures.length + cell.measure;
    const next = Math.min(figures.length - 1, Math.max(0, at + across));
    return {
      row: Math.min(view.rows.length - 1, Math.max(0, cell.row + down)),
      column: Math.floor(next / measures.length),
      measure: next % measures.length,
    };
  };
  const onKeyDown = (event: KeyboardEvent, cell: CellAt) => {
    const page = Math.max(1, Math.floor(window.height / rowHeight) - 2);
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [event.ctrlKey ? -view.rows.length : 0, -figures.length],
      End: [event.ctrlKey ? view.rows.length : 0, figures.length],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = move(cell, step[0], step[1]);
      onPick(next, event.shiftKey);
      focusCell(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(cell);
    }
  };

  const figure = (row: PivotLine, at: number, column: number, line: PivotLine, measure: number) => {
    const asked = spec.measures[measure];
    if (asked === undefined) return null;
    const cell = view.cell(row.path, line.path, measure);
    const here: CellAt = { row: at, column, measure };
    const direction = cell.place === null ? 'info' : faceOf(cell.place.grain.result.lineage, asked.metric).direction;
    const change = pivotCell(view.index, row.path, line.path, { ...asked, show: 'change' }, locale);
    const color = cellColor(cell, asked.color, direction, change, row.isTotal || line.isTotal ? null : (ranges[measure] ?? null));
    const isChosen = sameCell(first, here) || sameCell(second, here);
    const isEntry = first === null ? at === 0 && column === 0 && measure === 0 : sameCell(first, here);
    return (
      <td
        key={`${column} ${measure}`}
        data-cell={`${at} ${column} ${measure}`}
        tabIndex={isEntry ? 0 : -1}
        aria-selected={isChosen}
        className={cellClass(cell, color, {
          isChosen,
          isTotal: row.isTotal || line.isTotal,
          isGroupStart: measure === 0 && measures.length > 1,
        })}
        style={colorStyle(color)}
        title={cellTitle(cell)}
        onClick={(event) => onPick(here, event.shiftKey)}
        onDoubleClick={() => onOpen(here)}
        onKeyDown={(event) => onKeyDown(event, here)}
      >
        {cell.text}
        {color?.kind === 'good' && <span className="sr-only">, good</span>}
        {(color?.kind === 'bad' || color?.kind === 'near') && (
          <span className="sr-only">, {color.kind === 'bad' ? 'not good' : 'near'}</span>
        )}
        {cell.unlikeDays !== null && (
          <sup className="muted">
            {cell.unlikeDays.now} vs {cell.unlikeDays.base} d<span className="sr-only">, {daysWords(cell.unlikeDays)}</span>
          </sup>
        )}
        {cell.isSmall && <sup className="muted">n {cell.n?.toLocaleString(locale)}</sup>}
      </td>
    );
  };

  return (
    <div
      className="pivot-scroll"
      ref={scroller}
      onScroll={({ currentTarget }) => setWindow({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })}
    >
      <table
        className="pivot"
        role={interactive}
        aria-label="Pivot"
        aria-rowcount={view.rows.length + 1}
        aria-colcount={figures.length + 1}
      >
        <thead>
          {spec.columns.length > 0 && (
            <tr>
              <th scope="col" className="pivot-corner muted">
                {isSingle ? `${view.measureLabel(0)}${heads === '' ? '' : ` · ${heads}`}` : spec.columns.map(fieldLabel).join(' / ')}
              </th>
              {view.columns.map((line) => (
                <th
                  key={JSON.stringify(line.path)}
                  scope="colgroup"
                  colSpan={measures.length}
                  aria-sort={isSingle ? sortOf(line, 0) : undefined}
                  className={`right${line.isTotal ? ' pivot-total' : ''}${isSingle ? '' : ' pivot-group'}`}
                >
                  {isSingle && line.path.length === 0 && spec.rows.length > 0 ? (
                    sortButton(0, 'Total')
                  ) : (
                    <ColumnHead view={view} line={line} />
                  )}
                </th>
              ))}
            </tr>
          )}
          {!isSingle && (
            <tr>
              <th scope="col" className="pivot-corner">
                {heads}
              </th>
              {figures.map(({ line, column, measure }) => (
                <th
                  key={`${column} ${measure}`}
                  scope="col"
                  aria-sort={sortOf(line, measure)}
                  className={`right${line.isTotal ? ' pivot-total' : ''}${measure === 0 && measures.length > 1 ? ' pivot-group' : ''}`}
                >
                  {line.path.length === 0 && spec.rows.length > 0
                    ? sortButton(measure, view.measureLabel(measure))
                    : view.measureLabel(measure)}
                </th>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {from > 0 && <tr aria-hidden="true" style={{ height: from * rowHeight }} />}
          {view.rows.slice(from, to).map((row, offset) => {
            const at = from + offset;
            const depth = row.path.length;
            const isGrand = depth === 0;
            return (
              <tr
                key={JSON.stringify(row.path)}
                aria-rowindex={at + 2}
                className={isGrand ? 'pivot-grand' : row.isTotal ? 'pivot-subtotal' : ''}
              >
                <th scope="row" style={{ paddingLeft: 8 + Math.max(0, depth - 1) * 14 }}>
                  {isGrand ? (spec.rows.length === 0 ? 'All' : 'Total') : row.texts.at(-1)}
                </th>
                {figures.map(({ line, column, measure }) => figure(row, at, column, line, measure))}
              </tr>
            );
          })}
          {to < view.rows.length && <tr aria-hidden="true" style={{ height: (view.rows.length - to) * rowHeight }} />}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead({ view, line }: { readonly view: PivotView; readonly line: PivotLine }): JSX.Element {
  const hasDate = view.result.spec.columns.slice(0, line.path.length).some(({ kind }) => kind === 'date');
  const isPartial = hasDate && !view.cell([], line.path, 0).isComplete;
  const name = line.path.length === 0 ? 'Total' : line.isTotal ? `${line.texts.join(' · ')}, all` : line.texts.join(' · ');
  return (
    <span title={isPartial ? 'Days of it are not loaded, missing, or outside the period' : undefined}>
      {name}
      {isPartial && <span className="warn"> partial</span>}
    </span>
  );
}

function cellClass(
  cell: PivotCell,
  color: CellColor,
  { isChosen, isTotal, isGroupStart }: { readonly isChosen: boolean; readonly isTotal: boolean; readonly isGroupStart: boolean },
): string {
  return [
    'pivot-cell',
    isTotal ? 'pivot-total' : '',
    isGroupStart ? 'pivot-group' : '',
    isChosen ? 'chosen' : '',
    cell.value === null ? 'muted' : '',
    color === null || color.kind === 'heat' ? '' : `pivot-${color.kind}`,
    cell.isComplete ? '' : 'pivot-partial',
    cell.unlikeDays === null ? '' : 'pivot-unlike',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

const daysWords = ({ now, base }: CellDays): string => `${now} business days against ${base}: sums differ by that alone`;

function cellTitle(cell: PivotCell): string | undefined {
  const parts = [
    cell.value === null ? 'No value: nothing to count here, or nothing to divide by' : null,
    cell.isSmall ? `Rests on ${cell.n} only` : null,
    cell.isComplete ? null : 'Not all days of its period are loaded',
    cell.unlikeDays === null ? null : daysWords(cell.unlikeDays),
  ].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join('. ');
}
