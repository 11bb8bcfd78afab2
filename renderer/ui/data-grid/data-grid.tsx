import { type JSX, useMemo } from 'react';
import {
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  type GridApi,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  type ValueFormatterParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import type { ColumnBatch } from '../../../shared/base/column-batch.ts';
import { cellPlain, cellText } from './cell-text.ts';
import { gridTheme } from './grid-theme.ts';
import type { WindowSource } from './window-source.ts';
import './data-grid.css';

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  ColumnApiModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  CellStyleModule,
]);

/** One row of a window: where it lies, not what it holds. */
export interface GridRow {
  readonly batch: ColumnBatch;
  readonly row: number;
}

export interface GridColumn {
  readonly name: string;
  readonly label: string;
  readonly isFigure: boolean;
  readonly isId?: boolean;
  readonly width?: number;
  readonly isHidden?: boolean;
  readonly isSortable?: boolean;
}

/** What a screen may ask of its grid. */
export interface GridHandle {
  /** Scrolls to a row and puts focus on it. */
  show(row: number): void;
  /** Selected rows (or the row in focus) as tab-separated text with a header line. */
  copyText(): string | null;
}

export interface DataGridProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** Rows are read again when the source is another object. */
  readonly source: WindowSource;
  readonly timeZone: string;
  readonly onCopy: (text: string) => void;
  /** Words for a stored text of a column; the text itself unless told. Copies keep the text as it is stored. */
  readonly words?: (column: string, text: string) => string;
  readonly onReady?: (handle: GridHandle) => void;
  /** Told of the row that is opened (Enter, double click), by its place in the whole list. */
  readonly onOpenRow?: (place: number) => void;
  /** Told of the row in focus, by its place in the whole list. */
  readonly onFocusRow?: (place: number) => void;
  /** Told of the selected rows whenever they change; arrow keys then select as they move. */
  readonly onSelect?: (rows: readonly GridRow[]) => void;
}

const windowRows = 200;

function columnOf(batch: ColumnBatch, name: string) {
  return batch.columns.find((column) => column.name === name);
}

function textOf(data: GridRow | undefined, name: string, timeZone: string): string | null {
  const column = data === undefined ? undefined : columnOf(data.batch, name);
  return data === undefined || column === undefined ? null : cellText(column, data.row, timeZone);
}

function definition(column: GridColumn, timeZone: string, words: DataGridProps['words']): ColDef<GridRow> {
  const classes = [column.isFigure ? 'figure' : '', column.isId ? 'plain-id' : ''].filter((name) => name !== '');
  const shown = (text: string | null) => (text === null ? '–' : (words?.(column.name, text) ?? text));
  return {
    colId: column.name,
    headerName: column.label,
    hide: column.isHidden ?? false,
    width: column.width ?? (column.isFigure ? 110 : 140),
    sortable: column.isSortable ?? true,
    resizable: true,
    suppressHeaderMenuButton: true,
    headerClass: classes,
    cellClass: classes,
    valueGetter: ({ data }) => data,
    equals: (left, right) => left === right,
    valueFormatter: ({ data }: ValueFormatterParams<GridRow>) => (data === undefined ? '' : shown(textOf(data, column.name, timeZone))),
  };
}

function datasourceOf(source: WindowSource): IDatasource {
  return {
    getRows({ startRow, endRow, sortModel, successCallback, failCallback }) {
      const sort = sortModel.map(({ colId, sort: way }) => ({ column: colId, descending: way === 'desc' }));
      source.load(startRow, endRow - startRow, sort).then(
        ({ total, batch }) =>
          successCallback(
            Array.from({ length: batch.rowCount }, (_, row): GridRow => ({ batch, row })),
            total,
          ),
        () => failCallback(),
      );
    },
  };
}

function copyText(api: GridApi<GridRow>): string | null {
  // A list that found nothing has given way to a sentence; its grid is gone.
  if (api.isDestroyed()) return null;
  const shown = api.getAllDisplayedColumns();
  const selected = api.getSelectedNodes();
  // Undefined, not null, before any cell had the focus.
  const focused = api.getFocusedCell()?.rowIndex;
  const focusedNode = focused === undefined ? undefined : api.getDisplayedRowAtIndex(focused);
  const nodes =
    selected.length > 0
      ? [...selected].sort((left, right) => (left.rowIndex ?? 0) - (right.rowIndex ?? 0))
      : focusedNode === undefined
        ? []
        : [focusedNode];
  const lines = nodes.flatMap(({ data }) => {
    if (data === undefined) return [];
    return shown
      .map((column) => {
        const found = columnOf(data.batch, column.getColId());
        return found === undefined ? '' : cellPlain(found, data.row);
      })
      .join('\t');
  });
  if (lines.length === 0) return null;
  return [shown.map((column) => column.getColDef().headerName ?? column.getColId()).join('\t'), ...lines].join('\n');
}

/** Scrolls over millions of rows by windows. Ctrl+C copies the selected rows for a spreadsheet; Shift+click selects a range. */
export function DataGrid({
  label,
  columns,
  source,
  timeZone,
  onCopy,
  words,
  onReady,
  onOpenRow,
  onFocusRow,
  onSelect,
}: DataGridProps): JSX.Element {
  const definitions = useMemo(() => columns.map((column) => definition(column, timeZone, words)), [columns, timeZone, words]);
  const datasource = useMemo(() => datasourceOf(source), [source]);
  return (
    <div className="data-grid">
      <AgGridReact<GridRow>
        theme={gridTheme}
        rowModelType="infinite"
        columnDefs={definitions}
        datasource={datasource}
        cacheBlockSize={windowRows}
        maxBlocksInCache={30}
        maxConcurrentDatasourceRequests={2}
        blockLoadDebounceMillis={40}
        infiniteInitialRowCount={1}
        rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true, copySelectedRows: false }}
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        animateRows={false}
        getRowId={undefined}
        onCellClicked={({ event }) => {
          // A range of rows was chosen, not the text between the two clicks.
          if (event instanceof MouseEvent && event.shiftKey) window.getSelection()?.removeAllRanges();
        }}
        onSelectionChanged={({ api }) => onSelect?.(api.getSelectedNodes().flatMap(({ data }) => (data === undefined ? [] : [data])))}
        onCellKeyDown={({ event, api }) => {
          if (onSelect !== undefined && event instanceof KeyboardEvent && !event.shiftKey && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
            const focused = api.getFocusedCell();
            if (focused !== null) api.getDisplayedRowAtIndex(focused.rowIndex)?.setSelected(true, true);
          }
          if (event instanceof KeyboardEvent && event.key === 'Enter') {
            const focused = api.getFocusedCell();
            if (focused !== null) onOpenRow?.(focused.rowIndex);
          }
          if (!(event instanceof KeyboardEvent) || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'c') return;
          if ((window.getSelection()?.toString() ?? '') !== '') return;
          const text = copyText(api);
          if (text !== null) onCopy(text);
        }}
        onCellFocused={({ rowIndex }) => {
          if (rowIndex !== null) onFocusRow?.(rowIndex);
        }}
        onRowDoubleClicked={({ rowIndex }) => {
          // Two clicks open the row; the word between them is not meant.
          if (onOpenRow !== undefined) window.getSelection()?.removeAllRanges();
          if (rowIndex !== null) onOpenRow?.(rowIndex);
        }}
        onGridReady={(event) => {
          event.api.setGridAriaProperty('label', label);
          onReady?.({
            show(row) {
              event.api.ensureIndexVisible(row, 'middle');
              const [first] = event.api.getAllDisplayedColumns();
              if (first !== undefined) event.api.setFocusedCell(row, first);
            },
            copyText: () => copyText(event.api),
          });
        }}
      />
    </div>
  );
}
