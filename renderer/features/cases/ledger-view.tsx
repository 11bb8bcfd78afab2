import { type JSX, useMemo, useState } from 'react';
import type { Ledger, LedgerRow } from '../../../shared/business-case/ledger/ledger-result.ts';
import { ledgerChart } from '../../../shared/charts/ledger-chart.ts';
import { sourceLine } from '../../../shared/charts/source-line.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { Select } from '../../ui/field/select.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { Figure } from '../figure/index.ts';
import { CaseFigure } from './case-figure.tsx';
import { InitiativeDetail } from './initiative-detail.tsx';
import { stageWords } from './ledger-words.ts';

/** Why a reader must look twice at an initiative; null = nothing. */
function flag({ disallowed, attribution, baseline, initiative }: LedgerRow): string | null {
  if (disallowed > 0) return 'claimed twice';
  if (attribution?.counts === false) return 'not caused';
  if (baseline.hasMoved) return 'baseline moved';
  return initiative.implementedOn !== null && initiative.baseline.frozen === null ? 'no sign-off' : null;
}

function InitiativeTable({
  ledger,
  chosen,
  onChoose,
}: {
  readonly ledger: Ledger;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): JSX.Element {
  const money = (value: number | null) => (value === null ? '–' : formatMoney(value.toFixed(0), ledger.currency));
  return (
    <Table
      label="Initiatives"
      rows={ledger.rows}
      rowKey={({ initiative }) => initiative.id}
      selectedKey={chosen}
      onSelect={({ initiative }) => onChoose(initiative.id)}
      columns={[
        {
          id: 'name',
          header: 'Initiative',
          cell: (row) => {
            const word = flag(row);
            return (
              <span className="initiative-name">
                <span>
                  <strong>{row.initiative.name}</strong> {word !== null && <StatusChip tone="warn">{word}</StatusChip>}
                </span>
                <span className="muted">
                  {stageWords[row.initiative.stage]} · {row.initiative.owner}
                </span>
              </span>
            );
          },
        },
        { id: 'committed', header: 'Committed', align: 'right', cell: ({ committed }) => money(committed) },
        { id: 'allowed', header: 'Allowed', align: 'right', cell: ({ allowed }) => money(allowed) },
        { id: 'realized', header: 'Realized', align: 'right', cell: ({ realized }) => <strong>{money(realized)}</strong> },
        { id: 'run', header: 'Run-rate', align: 'right', cell: ({ runRate }) => money(runRate) },
        { id: 'carry', header: 'Carry-over', align: 'right', cell: ({ carryOver }) => money(carryOver) },
      ]}
    />
  );
}

function LedgerBody({ ledger }: { readonly ledger: Ledger }): JSX.Element {
  const [chosen, setChosen] = useState<string | null>(ledger.rows.find((row) => flag(row) !== null)?.initiative.id ?? null);
  const row = ledger.rows.find(({ initiative }) => initiative.id === chosen) ?? ledger.rows[0];
  const nameOf = (id: string) => ledger.rows.find(({ initiative }) => initiative.id === id)?.initiative.name ?? id;
  const spec = useMemo(() => {
    const lineages = ledger.rows.flatMap(({ lineage }) => lineage ?? []);
    return ledgerChart(ledger, lineages.length === 0 ? 'Source: months that were given with the initiatives' : sourceLine(lineages));
  }, [ledger]);
  return (
    <div className="ledger">
      <div className="ledger-main">
        <section className="panel case-chart ledger-chart">
          <Figure spec={spec} />
        </section>
        <section className="panel case-tables">
          <InitiativeTable ledger={ledger} chosen={row?.initiative.id ?? null} onChoose={setChosen} />
        </section>
      </div>
      {row !== undefined && (
        <InitiativeDetail key={row.initiative.id} row={row} currency={ledger.currency} clashes={ledger.clashes} nameOf={nameOf} />
      )}
    </div>
  );
}

/** What was committed, what is claimed, and what of it is real. */
export function LedgerView({ firstYear }: { readonly firstYear: number | null }): JSX.Element {
  const [year, setYear] = useState<number | null>(firstYear);
  const result = useResult('ledger.run', { year });
  return (
    <AsyncView result={result} onCopyReport={copyReport}>
      {(ledger) => {
        if (ledger.rows.length === 0)
          return (
            <EmptyState title="No initiatives yet">
              The ledger holds what each initiative committed to save against what is measured at constant mix. Write the first one; the
              demo workbook has five.
            </EmptyState>
          );
        const { totals, currency } = ledger;
        const money = (value: number) => formatMoney(value.toFixed(0), currency);
        const years = [ledger.year - 1, ledger.year, ledger.year + 1].map((one) => ({ value: String(one), label: String(one) }));
        return (
          <>
            <header className="panel case-head">
              <div className="case-name">
                <h2>Benefits ledger</h2>
                <div className="muted">{ledger.through === null ? 'nothing is measured yet' : `measured through ${ledger.through}`}</div>
              </div>
              <CaseFigure label="Realized" tone={totals.realized > 0 ? 'good' : ''}>
                {money(totals.realized)}
              </CaseFigure>
              <CaseFigure label={`Committed for ${ledger.year}`}>{money(totals.committed)}</CaseFigure>
              <CaseFigure label="Run-rate">{money(totals.runRate)}</CaseFigure>
              <CaseFigure label="Carry-over">{money(totals.carryOver)}</CaseFigure>
              <CaseFigure label="Claimed twice" tone={totals.disallowed > 0 ? 'bad' : ''}>
                {money(totals.disallowed)}
              </CaseFigure>
              <div className="row-actions">
                <Select
                  label="Year"
                  hideLabel
                  width={90}
                  options={years}
                  value={String(ledger.year)}
                  onChange={(text) => setYear(Number(text))}
                />
              </div>
            </header>
            <LedgerBody key={ledger.year} ledger={ledger} />
          </>
        );
      }}
    </AsyncView>
  );
}
