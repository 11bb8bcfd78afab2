import { type JSX, useState } from 'react';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import type { RouteParams } from '../../state/routes.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { CommitmentDetail } from './commitment-detail.tsx';
import { type ChosenWindow, type ScorecardRow, ScorecardTable } from './scorecard-table.tsx';
import './partners.css';

const everyone = 'all';

const credit = (result: CommitmentResult) => Number(result.credit?.amount ?? 0);

/** Where a person looks first: the largest credit, else the newest miss, else the newest window. */
function firstChoice(rows: readonly ScorecardRow[], commitmentId: string | undefined): ChosenWindow | null {
  const candidates = commitmentId === undefined ? rows : rows.filter(({ commitment }) => commitment.id === commitmentId);
  const windows = candidates.flatMap((row) => row.results.map((result) => ({ row, result })));
  const owed = windows.filter(({ result }) => result.credit !== null).sort((left, right) => credit(right.result) - credit(left.result));
  const chosen = owed[0] ?? windows.findLast(({ result }) => result.status === 'missed') ?? windows.at(-1);
  return chosen === undefined ? null : { commitmentId: chosen.row.commitment.id, from: chosen.result.window.from };
}

/** Who promised what, what came of it, what is owed. */
export function PartnersScreen(): JSX.Element {
  const params = useRouteParams('partners');
  return <Commitments key={`${params?.partner}/${params?.commitmentId}`} params={params} />;
}

function Commitments({ params }: { readonly params: RouteParams['partners'] }): JSX.Element {
  const scorecard = useResult('scorecard.run', { partner: null });
  const metrics = useMetrics();
  const [partner, setPartner] = useState(params?.partner ?? everyone);
  const [chosen, setChosen] = useState<ChosenWindow | null>(null);
  return (
    <AsyncView result={scorecard} className="partners">
      {({ rows }) => {
        if (rows.length === 0 || metrics === null)
          return rows.length > 0 ? null : (
            <EmptyState title="No commitments yet">
              A commitment is a clause of a contract that evaluates itself from your extracts. The demo workbook has three.
            </EmptyState>
          );
        const partners = [...new Set(rows.map(({ commitment }) => commitment.partner))].sort();
        const shown = partner === everyone ? rows : rows.filter(({ commitment }) => commitment.partner === partner);
        const focus = chosen ?? firstChoice(shown, params?.commitmentId);
        const row = shown.find(({ commitment }) => commitment.id === focus?.commitmentId);
        const result = row?.results.find(({ window }) => window.from === focus?.from);
        return (
          <div className="partners-layout">
            <section className="panel partners-card">
              <header className="partners-head">
                <div>
                  <h1>Commitments</h1>
                  <p className="muted">Each window in the contract’s own time zone</p>
                </div>
                <Segments
                  label="Partner"
                  value={partner}
                  onChange={(name) => {
                    setPartner(name);
                    setChosen(null);
                  }}
                  options={[{ value: everyone, label: 'All partners' }, ...partners.map((name) => ({ value: name, label: name }))]}
                />
              </header>
              <ScorecardTable rows={shown} metrics={metrics} chosen={focus} onChoose={setChosen} />
            </section>
            {row !== undefined && result !== undefined && (
              <CommitmentDetail row={row} result={result} metric={metrics.get(row.commitment.metric)} />
            )}
          </div>
        );
      }}
    </AsyncView>
  );
}
