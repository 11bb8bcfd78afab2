import { type JSX, useState } from 'react';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import type { RouteParams } from '../../state/routes.ts';
import { navigate } from '../../state/ui-store.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useQuickResult } from '../../state/use-quick-result.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { AwaitedNote } from '../../ui/feedback/awaited-note.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Select } from '../../ui/field/select.tsx';
import { AllPartners } from './all-partners.tsx';
import { CommitmentDetail } from './commitment-detail.tsx';
import { PartnerPage } from './partner-page.tsx';
import { type ChosenWindow, isChosenWindow, type ScorecardRow, ScorecardTable } from './scorecard-table.tsx';
import './partners.css';

const everyone = 'all';

const credit = (result: CommitmentResult) => Number(result.credit?.amount ?? 0);

/** Where a person looks first: the largest credit, else the newest miss, else the newest window. */
function firstChoice(rows: readonly ScorecardRow[], commitmentId: string | undefined): ChosenWindow | null {
  const candidates = commitmentId === undefined ? rows : rows.filter(({ commitment }) => commitment.id === commitmentId);
  const windows = candidates.flatMap((row) => row.results.map((result) => ({ row, result })));
  const owed = windows.filter(({ result }) => result.credit !== null).sort((left, right) => credit(right.result) - credit(left.result));
  const chosen = owed[0] ?? windows.findLast(({ result }) => result.status === 'missed') ?? windows.at(-1);
  if (chosen === undefined) return null;
  const { from, label } = chosen.result.window;
  return { commitmentId: chosen.row.commitment.id, from, label };
}

/** Who promised what, what came of it, what is owed. */
export function PartnersScreen(): JSX.Element {
  const params = useRouteParams('partners');
  return <Partners key={`${params?.partner}/${params?.commitmentId}`} params={params} />;
}

function Partners({ params }: { readonly params: RouteParams['partners'] }): JSX.Element {
  const document = useWorkbookDocument();
  const scorecard = useQuickResult('scorecard.run', { partner: null });
  const extracts = useResult('extract.list', {});
  const metrics = useMetrics();
  const partner = params?.partner ?? everyone;
  const [chosen, setChosen] = useState<ChosenWindow | null | undefined>(undefined);
  const choose = (name: string) => navigate('partners', name === everyone ? null : { partner: name });
  return (
    <AsyncView result={scorecard} className="partners">
      {({ rows, scores }) => {
        if (metrics === null) return null;
        const partners = [
          ...new Set([
            ...rows.map(({ commitment }) => commitment.partner),
            ...document.partners.map(({ id }) => id),
            ...(extracts.value ?? []).flatMap((extract) => extract.partners),
          ]),
        ].sort();
        if (partners.length === 0)
          return (
            <EmptyState title="No partners yet">
              A commitment is a clause of a contract that evaluates itself from your extracts. Load a partner’s file, and write down what it
              promised.
            </EmptyState>
          );
        const shown = partner === everyone ? rows : rows.filter(({ commitment }) => commitment.partner === partner);
        const isAsked = params?.commitmentId !== undefined || partner === everyone;
        const focus = chosen === undefined ? (isAsked ? firstChoice(shown, params?.commitmentId) : null) : chosen;
        const picker = (
          <Select
            label="Partner"
            hideLabel
            width={180}
            value={partner}
            onChange={choose}
            options={[{ value: everyone, label: 'All partners' }, ...partners.map((name) => ({ value: name, label: name }))]}
          />
        );
        if (partner !== everyone)
          return (
            <PartnerPage
              key={partner}
              partner={partner}
              rows={shown}
              score={scores.find((one) => one.partner === partner)}
              metrics={metrics}
              chosen={focus}
              onChoose={setChosen}
              onBack={() => choose(everyone)}
            />
          );
        const row = shown.find(({ commitment }) => commitment.id === focus?.commitmentId);
        const result = row?.results.find((one) => isChosenWindow(focus, row.commitment.id, one));
        return (
          <div className="partners-layout">
            <div className="partner-main">
              <AwaitedNote awaits={scorecard.awaits} failure={scorecard.failure} />
              <AllPartners partners={partners} scores={scores} onOpen={choose} picker={picker} />
              <section className="panel partners-card">
                <header className="card-head">
                  <h2>Commitments</h2>
                  <span className="muted">each window in the contract’s own time zone</span>
                </header>
                {rows.length === 0 ? (
                  <p className="muted panel-empty">Open a partner and write down what it promised.</p>
                ) : (
                  <ScorecardTable rows={shown} showsPartner chosen={focus} onChoose={setChosen} />
                )}
              </section>
            </div>
            {row !== undefined && result !== undefined && (
              <CommitmentDetail
                row={row}
                result={result}
                metric={metrics.get(row.commitment.metric)}
                onEdit={() => choose(row.commitment.partner)}
              />
            )}
          </div>
        );
      }}
    </AsyncView>
  );
}
