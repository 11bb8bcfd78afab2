import { type JSX, type ReactNode, useState } from 'react';
import type { QueueEntry, ReconcileSummary } from '../../../shared/reconcile/result.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { chooseFiles } from '../extracts/index.ts';
import { FrictionView } from '../friction/index.ts';
import { AsOfBar } from './as-of-bar.tsx';
import { EntriesDetail, EntryDetail } from './entry-detail.tsx';
import { LegCard } from './leg-cards.tsx';
import { LegDetail } from './leg-detail.tsx';
import { FilesDialog } from './files-dialog.tsx';
import { firstChoice, type QueueChoice } from './queue-filters.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import './operations.css';

function NothingToCompare(): JSX.Element {
  return (
    <EmptyState
      title="Nothing to reconcile yet"
      action={
        <Button kind="primary" onPress={() => void chooseFiles()}>
          Open files…
        </Button>
      }
    >
      Load your order ledger and a partner’s settlement file to see what is missing between them. Add its payouts and your bank lines to
      follow the money to your account.
    </EmptyState>
  );
}

/** As many entries as one reading names. */
const mostRead = 1000;

/** The entries as they stand now, whatever was decided since they were chosen. */
function Focus({ asOf, entries }: { readonly asOf: string | null; readonly entries: readonly QueueEntry[] }): JSX.Element | null {
  const keys = entries.filter(({ state }) => state !== 'matched').map(({ key }) => key);
  const page = useResult(
    'reconcile.breaks',
    keys.length === 0 || keys.length > mostRead
      ? null
      : { asOf, filter: { keys }, sort: { column: 'leg', descending: false }, offset: 0, limit: mostRead },
  );
  const now = new Map(page.value?.entries.map((entry) => [entry.key, entry]));
  const shown = entries.map((entry) => now.get(entry.key) ?? entry);
  const [first] = shown;
  if (first === undefined) return null;
  return shown.length === 1 ? (
    <EntryDetail entry={first} isPast={asOf !== null} />
  ) : (
    <EntriesDetail entries={shown} isPast={asOf !== null} />
  );
}

function Reconciliation({
  summary,
  asOf,
  views,
  onAsOf,
}: {
  /** The way to the other views of the screen. */
  readonly views: ReactNode;
  readonly summary: ReconcileSummary;
  readonly asOf: string | null;
  readonly onAsOf: (day: string | null) => void;
}): JSX.Element {
  const [choice, setChoice] = useState<QueueChoice>(firstChoice);
  const [chosen, setChosen] = useState<readonly QueueEntry[]>([]);
  const [asking, setAsking] = useState<'rules' | 'files' | null>(null);
  // A list that is read again has nothing selected; what was chosen stays in focus.
  const select = (entries: readonly QueueEntry[]) => {
    if (entries.length > 0) setChosen(entries);
  };
  const seeDay = (day: string | null) => {
    setChosen([]);
    onAsOf(day);
  };
  const change = (part: Partial<QueueChoice>) => setChoice((before) => ({ ...before, ...part }));
  /** Another comparison, or another part of it: what was in focus gives way to its figures. */
  const list = (part: Partial<QueueChoice>) => {
    setChosen([]);
    setChoice({ ...firstChoice, ...part });
  };
  const counted = {
    breaks: { type: 'breaks' },
    waiting: { pile: 'waiting' },
    suggestions: { type: 'suggestions' },
    matched: { rule: 'any' },
  } as const satisfies Record<string, Partial<QueueChoice>>;
  const leg = summary.legs.find((one) => one.leg === choice.leg) ?? summary.legs.find(({ needs }) => needs.length === 0);
  return (
    <div className="operations-layout">
      <header className="operations-head">
        {views}
        <h2 className="sr-only">Reconciliation</h2>
        <span className="muted">Ledger, partner lines, payouts and bank, every loaded period</span>
        <span className="operations-space" />
        <AsOfBar asOf={asOf} latest={summary.asOf} onChange={seeDay} />
        <Button onPress={() => setAsking('files')}>When files came…</Button>
        <Button onPress={() => setAsking('rules')}>Matching rules…</Button>
      </header>
      <div className="leg-cards">
        {summary.legs.map((leg) => (
          <LegCard
            key={leg.leg}
            summary={leg}
            isChosen={choice.leg === leg.leg}
            bucket={choice.bucket}
            onChoose={(name) => list({ leg: name })}
            onBucket={(bucket) => change({ bucket })}
            onList={(of) => list({ leg: leg.leg, ...counted[of] })}
          />
        ))}
      </div>
      <div className="operations-work">
        <QueuePanel asOf={asOf} choice={choice} legs={summary.legs} onChoice={change} onSelect={select} />
        {chosen.length === 0 ? (
          leg !== undefined && <LegDetail summary={leg} onList={(part) => list({ leg: leg.leg, ...part })} />
        ) : (
          <Focus asOf={asOf} entries={chosen} />
        )}
      </div>
      {asking === 'files' && <FilesDialog onClose={() => setAsking(null)} />}
      {asking === 'rules' && (
        <RulesDialog
          partners={summary.legs.flatMap(({ partners }) => partners.map(({ partner }) => partner))}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

type View = 'reconciliation' | 'friction';

function ReconciliationView({ views }: { readonly views: ReactNode }): JSX.Element {
  const [asOf, setAsOf] = useState<string | null>(null);
  const result = useResult('reconcile.run', { asOf, partner: null });
  return (
    <AsyncView result={result} className="operations" onCopyReport={copyReport}>
      {(summary) =>
        summary.legs.every(({ needs }) => needs.length > 0) && asOf === null ? (
          <div className="operations-view">
            <header className="operations-head">{views}</header>
            <NothingToCompare />
          </div>
        ) : (
          <Reconciliation summary={summary} asOf={asOf} views={views} onAsOf={setAsOf} />
        )
      }
    </AsyncView>
  );
}

/** What came of the money, and what goes wrong for customers. */
export function OperationsScreen(): JSX.Element {
  const asked = useRouteParams('operations')?.view ?? 'reconciliation';
  return <Operations key={asked} asked={asked} />;
}

function Operations({ asked }: { readonly asked: View }): JSX.Element {
  const [view, setView] = useState<View>(asked);
  const views = (
    <Segments
      label="View"
      value={view}
      onChange={setView}
      options={[
        { value: 'reconciliation', label: 'Reconciliation' },
        { value: 'friction', label: 'Friction' },
      ]}
    />
  );
  if (view === 'reconciliation') return <ReconciliationView views={views} />;
  return (
    <div className="operations-view">
      <header className="operations-head">
        {views}
        <span className="muted">What goes wrong for customers, by failure, product and partner</span>
      </header>
      <FrictionView />
    </div>
  );
}
