import { useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { RowsDescription, RowsSide } from '../../../shared/protocol/rows-description.ts';
import { filterColumns } from '../../../shared/query/compile-filter.ts';
import { everything, type Filter } from '../../../shared/query/filter.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { useNewestSource } from '../../ui/data-grid/use-newest-source.ts';
import { useResult } from '../../state/use-result.ts';
import type { GridColumn } from '../../ui/data-grid/data-grid.tsx';
import type { GridSort, WindowSource } from '../../ui/data-grid/window-source.ts';
import { rowColumns, shownFirst } from './row-columns.ts';
import { rowsSource, sortedRows } from './rows-source.ts';

/** Rows that were asked for because of a fault show it. */
const firstColumns = (rows: RowsSpec): readonly string[] =>
  filterColumns(rows.where).includes('fault') ? ['fault', ...shownFirst(rows.table)] : shownFirst(rows.table);

export interface RowList {
  readonly rows: RowsSpec;
  /** The same in the order in which they are listed. */
  readonly listed: RowsSpec;
  readonly total: number | null;
  readonly failed: AppError | null;
  readonly retry: () => void;
  readonly about: RowsDescription | null;
  readonly sides: readonly RowsSide[];
  readonly setSide: (side: RowsSide) => void;
  readonly narrow: Filter;
  readonly setNarrow: (filter: Filter) => void;
  readonly columns: readonly GridColumn[];
  readonly shown: readonly string[];
  readonly setShown: (names: readonly string[]) => void;
  readonly source: WindowSource;
}

const same = (left: readonly GridSort[], right: readonly GridSort[]): boolean => JSON.stringify(left) === JSON.stringify(right);

/** A list of rows as a person looks at it: which side of its figure, narrowed to what, in which columns and order. */
export function useRowList(asked: RowsSpec): RowList {
  const { dataRevision } = useWorkbook();
  const [side, setSide] = useState<RowsSide | null>(null);
  const [narrow, setNarrow] = useState<Filter>(everything);
  const [sort, setSort] = useState<readonly GridSort[]>([]);
  const [total, setTotal] = useState<number | null>(null);
  const [failed, setFailed] = useState<AppError | null>(null);
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState(() => firstColumns(asked));
  const rows = useMemo((): RowsSpec => {
    const turned = side === null ? asked : { ...asked, table: side.table, metric: side.metric, part: side.part };
    return narrow.kind === 'all' ? turned : { ...turned, narrow };
  }, [asked, side, narrow]);
  const { value: about } = useResult('rows.describe', { rows });
  const isPartOf = rows.metric !== asked.metric;
  const { value: whole } = useResult('rows.describe', isPartOf ? { rows: asked } : null);
  const columns = useMemo(
    () =>
      rowColumns(
        rows.table,
        shown,
        (about?.columns ?? []).filter(({ isSource }) => isSource).map(({ name }) => name),
      ),
    [rows.table, shown, about],
  );
  const onPage = useCallback((count: number, sorted: readonly GridSort[]) => {
    setTotal(count);
    setFailed(null);
    setSort((known) => (same(known, sorted) ? known : sorted));
  }, []);
  const make = useCallback(
    (isNewest: () => boolean) => ({
      key: `${dataRevision}.${round}`,
      ...rowsSource(rows, shown, { isNewest, onPage, onFailed: setFailed }),
    }),
    [rows, shown, dataRevision, round, onPage],
  );
  const source = useNewestSource(make);
  const listed = useMemo(() => sortedRows(rows, sort), [rows, sort]);
  return {
    rows,
    listed,
    total,
    failed,
    retry: () => {
      setFailed(null);
      setRound(round + 1);
    },
    about,
    sides: (isPartOf ? whole?.relation?.sides : about?.relation?.sides) ?? [],
    setSide: (next) => {
      if (next.table !== rows.table) setShown(shownFirst(next.table));
      setSide(next);
    },
    narrow,
    setNarrow,
    columns,
    shown,
    setShown,
    source,
  };
}
