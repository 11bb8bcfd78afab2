import { type JSX, useMemo, useState } from 'react';
import { factTables } from '../../../shared/domain/tables.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { ResultOf } from '../../../shared/protocol/engine-protocol.ts';
import { copyText } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { runJob } from '../../state/jobs-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { isFigure } from '../../ui/data-grid/cell-text.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { batchSource } from '../../ui/data-grid/window-source.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { SqlEditor } from './sql-editor.tsx';
import './sql.css';

type SqlResult = ResultOf<'sql.run'>;

const firstQuery = `select partner, product, count(*) as attempts,
       count(*) filter (where result = 'approved') as approved
from attempt
group by all
order by attempts desc`;

function SqlGrid({ result }: { readonly result: SqlResult }): JSX.Element {
  const { settings } = useWorkbookDocument();
  const source = useMemo(() => batchSource(result.batch), [result]);
  const columns = useMemo(
    () => result.batch.columns.map((column) => ({ name: column.name, label: column.name, isFigure: isFigure(column) })),
    [result],
  );
  return <DataGrid label="Result" columns={columns} source={source} timeZone={settings.timeZone} onCopy={(text) => copyText(text)} />;
}

/** One SELECT over the tables of the workbook; nothing else is let through. */
export function SqlScreen(): JSX.Element {
  const params = useRouteParams('sql');
  const [sql, setSql] = useState(params?.sql ?? firstQuery);
  const [result, setResult] = useState<SqlResult | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const run = async (): Promise<void> => {
    if (isRunning) return;
    setIsRunning(true);
    try {
      setResult(await runJob('Running the query', 'sql.run', { sql }));
      setError(null);
    } catch (thrown) {
      const failure = toAppError(thrown);
      if (failure.code !== 'CANCELLED') setError(failure);
    } finally {
      setIsRunning(false);
    }
  };

  return (
    <div className="sql">
      <section className="panel sql-editor-card">
        <SqlEditor value={sql} onChange={setSql} onRun={() => void run()} />
        <footer className="sql-bar">
          <Button kind="primary" isDisabled={isRunning} onPress={() => void run()}>
            {isRunning ? 'Running' : 'Run'}
          </Button>
          <span className="muted">Ctrl+Enter runs · one SELECT, read only</span>
          <span className="sql-tables muted">
            {factTables.map(({ name }) => (
              <code key={name} className="mono">
                {name}
              </code>
            ))}
          </span>
        </footer>
      </section>
      {error !== null && <ErrorCallout error={error} onRetry={() => void run()} />}
      <section className={`panel sql-result${isRunning ? ' stale' : ''}`} aria-label="Result">
        {result === null ? (
          <EmptyState title="Ask anything the screens do not answer">Write one SELECT above and run it; the rows appear here.</EmptyState>
        ) : (
          <>
            <header className="sql-result-head muted">
              {formatCount(result.batch.rowCount)} rows · {formatCount(Math.round(result.elapsedMs))} ms
            </header>
            <SqlGrid result={result} />
          </>
        )}
      </section>
    </div>
  );
}
