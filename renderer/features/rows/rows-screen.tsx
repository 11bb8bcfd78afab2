import { type JSX, useCallback, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { filterColumns } from '../../../shared/query/compile-filter.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { RowsSide } from '../../../shared/protocol/rows-description.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import type { RouteParams } from '../../state/routes.ts';
import { copyReport, copyText } from '../../state/clipboard.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { useResult } from '../../state/use-result.ts';
import { goBack, useUi } from '../../state/ui-store.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { FindInRows } from './find-in-rows.tsx';
import { rowColumns, shownFirst } from './row-columns.ts';
import { RowsRelationBar } from './rows-relation.tsx';
import { rowsSource } from './rows-source.ts';
import './rows.css';

/** Rows that were asked for because of a fault show it. */
function isAboutFaults(where: Filter): boolean {
  return filterColumns(where).includes('fault');
}

function RowsView({ rows: asked, title, subtitle }: RouteParams['rows']): JSX.Element {
  const { dataRevision, document } = useWorkbook();
  const [side, setSide] = useState<RowsSide | null>(null);
  const rows = useMemo(
    (): RowsSpec => (side === null ? asked : { ...asked, table: side.table, metric: side.metric, part: side.part }),
    [asked, side],
  );
  const { value: about } = useResult('rows.describe', { rows });
  const isPartOf = rows.metric !== asked.metric;
  const { value: whole } = useResult('rows.describe', isPartOf ? { rows: asked } : null);
  const relation = about?.relation ?? null;
  const sides = (isPartOf ? whole?.relation?.sides : relation?.sides) ?? [];
  const [total, setTotal] = useState<number | null>(null);
  const [failed, setFailed] = useState<AppError | null>(null);
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState<readonly string[] | null>(() =>
    isAboutFaults(rows.where) ? ['fault', ...shownFirst(rows.table)] : null,
  );
  const grid = useRef<GridHandle | null>(null);
  const [sourceText, setSourceText] = useState('');
  const columns = useMemo(
    () => rowColumns(rows.table, shown, sourceText === '' ? [] : sourceText.split('\n')),
    [rows.table, shown, sourceText],
  );
  const revision = `${dataRevision}.${round}`;
  const onPage = useCallback((count: number, names: readonly string[]) => {
    setTotal(count);
    // As one text, so that the same names give the same columns.
    setSourceText(names.filter((name) => name.startsWith('x_')).join('\n'));
  }, []);
  const source = useMemo(() => ({ key: revision, ...rowsSource(rows, { onPage, onFailed: setFailed }) }), [rows, revision, onPage]);
  const retry = () => {
    setFailed(null);
    setRound(round + 1);
  };
  return (
    <section className="panel rows" aria-label={title}>
      <header className="rows-head">
        <Button icon="back" onPress={goBack}>
          Back
        </Button>
        <div className="rows-titles">
          <h1 className="rows-title">{title}</h1>
          <div className="muted ellipsis">
            {total === null ? '' : `${formatCount(total)} ${total === 1 ? 'row' : 'rows'} · `}
            {factTable(rows.table).label}
            {subtitle === '' ? '' : ` · ${subtitle}`} · times in {document.settings.timeZone}
          </div>
        </div>
        <FindInRows rows={rows} onFound={(row) => grid.current?.show(row)} />
        <ColumnChooser columns={columns} onChange={setShown} />
        <Button
          onPress={() => {
            const text = grid.current?.copyText() ?? null;
            if (text !== null) copyText(text, 'Rows copied; paste them into a spreadsheet');
          }}
        >
          Copy
        </Button>
      </header>
      {relation !== null && <RowsRelationBar words={relation.words} sides={sides} rows={rows} onChange={setSide} />}
      {failed !== null && (
        <div className="rows-failed">
          <ErrorCallout error={failed} onRetry={retry} onCopyReport={copyReport} />
        </div>
      )}
      {total === 0 ? (
        <EmptyState title="No rows match">The filters and the period leave nothing. Widen the period or remove a filter.</EmptyState>
      ) : (
        <div className="rows-grid">
          <DataGrid
            label={title}
            columns={columns}
            source={source}
            timeZone={document.settings.timeZone}
            onCopy={(text) => copyText(text, 'Rows copied; paste them into a spreadsheet')}
            words={labelOfValue}
            onReady={(handle) => {
              grid.current = handle;
            }}
          />
        </div>
      )}
    </section>
  );
}

/** The rows behind a number, straight from the files: scroll, sort, find, copy. */
export function RowsScreen(): JSX.Element | null {
  const route = useUi((store) => store.route);
  return route.screen === 'rows' ? <RowsView key={JSON.stringify(route.params.rows)} {...route.params} /> : null;
}
