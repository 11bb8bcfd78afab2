import { type JSX, useEffect, useRef, useState } from 'react';
import { factTables } from '../../../shared/domain/tables.ts';
import { statementAt } from '../../../shared/query/split-statements.ts';
import { useDocumentStore, useWorkbookDocument } from '../../state/document-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { type EditorPlace, SqlEditor } from './sql-editor.tsx';
import { enterSql, runText, setSqlText, useSqlStore } from './sql-store.ts';
import { ChartShapes } from './chart-shapes.tsx';
import { SqlTabs } from './sql-tabs.tsx';
import './sql.css';

/** SELECTs over the tables of the workbook; nothing else is let through. */
export function SqlScreen(): JSX.Element {
  const params = useRouteParams('sql');
  const { name } = useWorkbookDocument();
  const file = useDocumentStore((store) => store.workbook?.file ?? '');
  const text = useSqlStore((store) => store.text);
  const isRunning = useSqlStore((store) => store.tabs.some(({ outcome }) => outcome.kind === 'running'));
  const [place, setPlace] = useState<EditorPlace>({ cursor: 0, selected: null });
  const asked = params?.sql;
  const taken = useRef<string | undefined>(undefined);
  useEffect(() => enterSql(`${file}\n${name}`), [file, name]);
  useEffect(() => {
    if (asked === undefined || taken.current === asked) return;
    taken.current = asked;
    setSqlText(asked);
  }, [asked]);

  const run = () => void runText(place.selected ?? text, 'run');
  const explain = () => void runText(place.selected ?? statementAt(text, place.cursor)?.text ?? text, 'explain');
  return (
    <div className="sql">
      <section className="panel sql-editor-card">
        <SqlEditor value={text} onChange={setSqlText} onRun={run} onMove={setPlace} />
        <footer className="sql-bar">
          <Button kind="primary" isDisabled={isRunning} onPress={run}>
            {isRunning ? 'Running' : place.selected === null ? 'Run' : 'Run selection'}
          </Button>
          <Button isDisabled={isRunning} onPress={explain}>
            Show plan
          </Button>
          <History />
          <span className="muted">Ctrl+Enter runs · SELECT only, one tab for each</span>
          <span className="sql-tables">
            <ChartShapes />
            <Tables />
          </span>
        </footer>
      </section>
      <SqlTabs />
    </div>
  );
}

function History(): JSX.Element {
  const past = useSqlStore((store) => store.past);
  return (
    <Popover label="History" width={460} trigger={<Button isDisabled={past.length === 0}>History</Button>}>
      {(close) => (
        <ul className="sql-past">
          {past.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className="sql-past-item"
                onClick={() => {
                  setSqlText(each.sql);
                  close();
                }}
              >
                <code className="mono">{each.sql.replace(/\s+/g, ' ').slice(0, 160)}</code>
                <span className="muted">{each.outcome}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

/** What may be asked, with its columns. */
function Tables(): JSX.Element {
  return (
    <Popover label="Tables" width={420} trigger={<Button>Tables</Button>}>
      <dl className="sql-schema">
        {factTables.map(({ name, label, columns }) => (
          <div key={name}>
            <dt>
              <code className="mono">{name}</code> <span className="muted">{label}</span>
            </dt>
            <dd className="mono muted">{columns.map((column) => column.name).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
