import { type JSX, useMemo, useState } from 'react';
import { sqlChart } from '../../../shared/charts/sql-chart.ts';
import type { ResultOf } from '../../../shared/protocol/engine-protocol.ts';
import { copyText } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { cellPlain, isFigure } from '../../ui/data-grid/cell-text.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { batchSource } from '../../ui/data-grid/window-source.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Segments } from '../../ui/tabs/segments.tsx';
import { Figure } from '../figure/index.ts';
import { addBlock } from '../reports/index.ts';
import { showRows } from './show-rows.ts';
import { SqlMetrics } from './sql-metrics.tsx';

type SqlAnswer = ResultOf<'sql.run'>;

const views = [
  { value: 'table', label: 'Table' },
  { value: 'chart', label: 'Chart' },
] as const;

/** The rows of one query as a table or a chart; either goes into the report, where the query is run again. */
export function SqlResult({ sql, result }: { readonly sql: string; readonly result: SqlAnswer }): JSX.Element {
  const { settings } = useWorkbookDocument();
  const [view, setView] = useState<'table' | 'chart'>('table');
  const { batch } = result;
  const source = useMemo(() => batchSource(batch), [batch]);
  const columns = useMemo(
    () => batch.columns.map((column) => ({ name: column.name, label: column.name, isFigure: isFigure(column) })),
    [batch],
  );
  const drawn = useMemo(
    () => sqlChart(batch, { title: null, source: 'From SQL', timeZone: settings.timeZone, locale: settings.locale }),
    [batch, settings.timeZone, settings.locale],
  );
  const behind = useResult('sql.rows', { sql });
  const rows = behind.value !== null && !('problem' in behind.value) ? behind.value : null;
  const openRows = (line: number | null) => rows !== null && showRows(rows, batch, line);
  const title = 'chart' in drawn ? drawn.chart.title : `Rows of ${columns.map(({ label }) => label).join(', ')}`;
  const add = () => void addBlock({ kind: 'sql', title: title.slice(0, 200), sql, chart: view === 'chart' });
  const copyAll = () => {
    const lines = Array.from({ length: batch.rowCount }, (_, row) => batch.columns.map((column) => cellPlain(column, row)).join('\t'));
    copyText([columns.map(({ label }) => label).join('\t'), ...lines].join('\n'), 'Rows copied');
  };
  return (
    <>
      <header className="sql-result-head">
        <Segments label="Show as" options={views} value={view} onChange={setView} />
        <span className="muted">
          {formatCount(batch.rowCount)} {batch.rowCount === 1 ? 'row' : 'rows'} · {formatCount(Math.round(result.elapsedMs))} ms
          {view === 'table' && rows !== null && rows.groups.length > 0 && ' · Enter or a double click on a line shows its rows'}
        </span>
        <span className="sql-result-actions">
          {rows !== null && <Button onPress={() => openRows(null)}>Show rows</Button>}
          {view === 'table' && <SqlMetrics sql={sql} />}
          {view === 'table' && <Button onPress={copyAll}>Copy all</Button>}
          {view === 'table' && (
            <Button isDisabled={batch.rowCount > 1000} onPress={add}>
              Add to report
            </Button>
          )}
        </span>
      </header>
      {view === 'table' ? (
        <DataGrid
          label="Result"
          columns={columns}
          source={source}
          timeZone={settings.timeZone}
          onCopy={(text) => copyText(text)}
          {...(rows === null ? {} : { onOpenRow: openRows })}
        />
      ) : 'chart' in drawn ? (
        <div className="sql-chart">
          <Figure spec={drawn.chart} onAddToReport={add} />
        </div>
      ) : (
        <EmptyState title="This is no chart yet">{drawn.problem}</EmptyState>
      )}
    </>
  );
}
