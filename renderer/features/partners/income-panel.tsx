import { type JSX, useState } from 'react';
import type { IncomeTerm } from '../../../shared/partners/income-term.ts';
import type { IncomeCheck } from '../../../shared/partners/money-item.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { decimalText, formatCount } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { IncomeDialog } from './income-dialog.tsx';
import { type IncomeDraft, incomeDraftOf, newIncomeDraft } from './income-draft.ts';
import { useToday } from './today.ts';

/** What the partner pays us by contract against what it paid, month by month, also where nothing is short. */
export function IncomePanel({
  partner,
  contract,
  checks,
}: {
  readonly partner: string;
  readonly contract: string;
  readonly checks: readonly IncomeCheck[];
}): JSX.Element {
  const { incomeTerms, settings } = useWorkbookDocument();
  const today = useToday();
  const [edited, setEdited] = useState<{ readonly draft: IncomeDraft; readonly before: IncomeTerm | null } | null>(null);
  const rows = checks.flatMap((check) => check.months.map((month) => ({ check, month })));
  const edit = (id: string) => {
    const term = incomeTerms.find((one) => one.id === id);
    if (term !== undefined) setEdited({ draft: incomeDraftOf(term), before: term });
  };
  return (
    <section className="panel partners-card" aria-label="Income by contract">
      <header className="card-head">
        <h2>Income by contract</h2>
        <span className="muted">bounties, revenue share, points funding</span>
        <Button
          onPress={() =>
            setEdited({ draft: newIncomeDraft(partner, settings.currency, contract, `${today.slice(0, 4)}-01-01`), before: null })
          }
        >
          New income term
        </Button>
      </header>
      {checks.length === 0 && <p className="muted panel-empty">Write down what {partner} pays, and every month is held against it.</p>}
      {checks
        .filter(({ problem }) => problem !== null)
        .map(({ termId, title, problem }) => (
          <p key={termId} className="warn panel-empty">
            <Button kind="quiet" onPress={() => edit(termId)}>
              {title}
            </Button>
            {problem}
          </p>
        ))}
      {rows.length > 0 && (
        <Table
          label="Income by contract"
          rows={rows}
          rowKey={({ check, month }) => `${check.termId}|${month.month}`}
          columns={[
            {
              id: 'term',
              header: 'Term',
              cell: ({ check }) => (
                <Button kind="quiet" onPress={() => edit(check.termId)}>
                  {check.title}
                </Button>
              ),
            },
            { id: 'month', header: 'Month', cell: ({ month }) => month.month },
            { id: 'events', header: 'Events', align: 'right', cell: ({ month }) => formatCount(month.events) },
            { id: 'due', header: 'Due', align: 'right', cell: ({ month, check }) => decimalText(month.due, check.currency) },
            {
              id: 'paid',
              header: 'Paid',
              align: 'right',
              cell: ({ month, check }) =>
                month.paid === null ? <span className="muted">not told</span> : decimalText(month.paid, check.currency),
            },
            {
              id: 'short',
              header: 'Short',
              align: 'right',
              cell: ({ month, check }) =>
                month.short === null ? '–' : <strong>{`${decimalText(month.short, check.currency)} ${check.currency}`}</strong>,
            },
          ]}
        />
      )}
      {edited !== null && <IncomeDialog {...edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
