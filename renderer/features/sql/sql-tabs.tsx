import { type JSX, useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { SqlResult } from './sql-result.tsx';
import { cancelTab, closeTab, runText, showTab, type SqlTab, useSqlStore } from './sql-store.ts';

/** The first words of a query, for its tab. */
function nameOf({ sql, what }: SqlTab): string {
  const words = sql.replace(/\s+/g, ' ').slice(0, 32);
  return `${what === 'explain' ? 'Plan: ' : ''}${words}${sql.length > 32 ? ' …' : ''}`;
}

function Outcome({ tab }: { readonly tab: SqlTab }): JSX.Element {
  const { outcome } = tab;
  switch (outcome.kind) {
    case 'running':
      return (
        <div className="sql-running">
          <span className="muted">Running</span>
          <Button onPress={() => cancelTab(tab.id)}>Cancel</Button>
        </div>
      );
    case 'rows':
      return <SqlResult sql={tab.sql} result={outcome.result} />;
    case 'plan':
      return <pre className="mono sql-plan selectable">{outcome.plan}</pre>;
    case 'failed':
      return <ErrorCallout error={outcome.error} onRetry={() => void runText(tab.sql, tab.what)} />;
    case 'cancelled':
      return (
        <div className="sql-running">
          <span className="muted">Cancelled. Nothing was changed.</span>
          <Button onPress={() => void runText(tab.sql, tab.what)}>Run again</Button>
        </div>
      );
  }
}

/** A tab for each query that was run, the newest last. */
export function SqlTabs(): JSX.Element {
  const tabs = useSqlStore((store) => store.tabs);
  const active = useSqlStore((store) => store.active);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (active !== null) panel.current?.querySelector('[role="tab"][aria-selected="true"]')?.scrollIntoView({ inline: 'nearest' });
  }, [active]);
  if (tabs.length === 0)
    return (
      <section className="panel sql-result" aria-label="Result">
        <EmptyState title="Ask anything the screens do not answer">Write a SELECT above and run it; the rows appear here.</EmptyState>
      </section>
    );
  return (
    <section ref={panel} className="panel sql-result" aria-label="Result">
      <Tabs className="sql-tabs" selectedKey={active ?? ''} onSelectionChange={(key) => showTab(Number(key))}>
        <div className="sql-tab-row">
          <TabList className="sql-tab-list" aria-label="Results">
            {tabs.map((tab) => (
              <Tab key={tab.id} id={tab.id} className="sql-tab">
                {nameOf(tab)}
              </Tab>
            ))}
          </TabList>
          {active !== null && <IconButton icon="close" label="Close this result" onPress={() => closeTab(active)} />}
        </div>
        {tabs.map((tab) => (
          <TabPanel key={tab.id} id={tab.id} className="sql-panel">
            <Outcome tab={tab} />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}
