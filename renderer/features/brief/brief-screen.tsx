import type { JSX } from 'react';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { useQuickResult } from '../../state/use-quick-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { AwaitedNote } from '../../ui/feedback/awaited-note.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { SkeletonLines } from '../../ui/feedback/skeleton.tsx';
import { chooseFiles } from '../extracts/index.ts';
import { FindingCard } from './finding-card.tsx';
import { TrustPanel } from './trust-panel.tsx';
import './brief.css';

/** Where a workbook opens: at most six sentences, by money. */
export function BriefScreen(): JSX.Element {
  const { document, rowCounts } = useWorkbook();
  const isEmpty = rowCounts.every((table) => table.rows === 0);
  const result = useQuickResult('brief.run', isEmpty ? null : {});
  if (isEmpty) {
    return (
      <section className="panel brief-empty">
        <EmptyState
          title="Drop your partners’ files here"
          action={
            <Button kind="primary" onPress={() => void chooseFiles()}>
              Open files…
            </Button>
          }
        >
          Once there are rows, this page says in at most six sentences who owes what, what moved and why, and which project to fund.
        </EmptyState>
      </section>
    );
  }
  return (
    <AsyncView result={result} onCopyReport={copyReport} className="brief-async" skeleton={<SkeletonLines lines={10} gap={20} />}>
      {(brief) => (
        <div className="brief">
          <header className="brief-head">
            <h1>{brief.title}</h1>
            <p className="muted">{brief.subtitle}</p>
            <AwaitedNote awaits={result.awaits} failure={result.failure} />
          </header>
          <section className="panel brief-findings" aria-label="Findings">
            {brief.findings.length === 0 ? (
              <EmptyState title="Nothing stands out in this period">
                Choose a period to compare with, or write down what partners have committed to.
              </EmptyState>
            ) : (
              <ol>
                {brief.findings.map((finding) => (
                  <FindingCard key={finding.id} finding={finding} currency={document.settings.currency} />
                ))}
              </ol>
            )}
          </section>
          <div className="brief-sides">
            <TrustPanel trust={brief.trust} />
          </div>
        </div>
      )}
    </AsyncView>
  );
}
