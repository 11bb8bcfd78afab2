import type { JSX, ReactNode } from 'react';
import type { PartnerScore } from '../../../shared/commitments/commitment-result.ts';
import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import { unconvertedText } from '../../../shared/partners/money-owed.ts';
import { actionState, openActions } from '../../../shared/partners/partner-action.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useQuickResult } from '../../state/use-quick-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { AsOfPicker } from './as-of-picker.tsx';
import { useAsOf, useToday } from './today.ts';

/** Every partner in a line: what it owes, what it kept, what is open. */
export function AllPartners({
  partners,
  scores,
  onOpen,
  picker,
}: {
  readonly partners: readonly string[];
  readonly scores: readonly PartnerScore[];
  readonly onOpen: (partner: string) => void;
  readonly picker: ReactNode;
}): JSX.Element {
  const document = useWorkbookDocument();
  const today = useToday();
  const asOf = useAsOf();
  const money = useQuickResult('money.run', { partner: null });
  const rows = partners.map((partner) => {
    const open = openActions(
      document.actions.filter((action) => action.partner === partner),
      today,
    );
    const sums = money.value?.partners.find((one) => one.partner === partner);
    return {
      partner,
      role: document.partners.find(({ id }) => id === partner)?.role ?? '',
      owed: sums === undefined ? '0' : sums.owedToUs,
      owedByUs: sums?.owedByUs ?? null,
      score: scores.find((one) => one.partner === partner),
      open: open.length,
      late: open.filter((action) => (actionState(action, today).daysLate ?? 0) > 0).length,
      escalations: document.escalations.filter((one) => one.partner === partner && escalationState(one, asOf)?.isOpen === true).length,
    };
  });
  const currency = money.value?.currency ?? 'USD';
  return (
    <section className="panel partners-card">
      <header className="card-head">
        <h1>Partners</h1>
        <span className="muted">
          <AsOfPicker />
        </span>
        {picker}
      </header>
      {money.error !== null && <ErrorCallout error={money.error} onRetry={money.retry} />}
      <Table
        label="Partners"
        rows={rows}
        rowKey={({ partner }) => partner}
        columns={[
          {
            id: 'partner',
            header: 'Partner',
            cell: ({ partner, role }) => (
              <span>
                <Button kind="quiet" onPress={() => onOpen(partner)}>
                  {partner}
                </Button>
                <span className="muted">{role}</span>
              </span>
            ),
          },
          {
            id: 'owed',
            header: 'Owed to us',
            align: 'right',
            cell: ({ owed, partner }) =>
              money.value === null ? (
                <span className="muted">{money.error === null ? '…' : 'not known'}</span>
              ) : owed === null ? (
                <strong className="bad" title="Without a plan rate for all of it">
                  {unconvertedText(money.value.items, partner)}
                </strong>
              ) : Number(owed) === 0 ? (
                <span className="muted">–</span>
              ) : (
                <strong className="bad">{formatMoney(owed, currency)}</strong>
              ),
          },
          ...(rows.some(({ owedByUs }) => Number(owedByUs ?? 0) > 0)
            ? [
                {
                  id: 'by-us',
                  header: 'Owed by us',
                  align: 'right' as const,
                  cell: ({ owedByUs }: (typeof rows)[number]) => (Number(owedByUs ?? 0) > 0 ? formatMoney(owedByUs ?? '0', currency) : '–'),
                },
              ]
            : []),
          {
            id: 'met',
            header: 'Commitments met',
            align: 'right',
            cell: ({ score }) => (score === undefined || score.scored === 0 ? '–' : `${score.met} of ${score.scored}`),
          },
          {
            id: 'actions',
            header: 'Open actions',
            align: 'right',
            cell: ({ open, late }) => (late > 0 ? <span className="warn">{`${open}, ${late} overdue`}</span> : open),
          },
          { id: 'escalations', header: 'Open escalations', align: 'right', cell: ({ escalations }) => escalations },
        ]}
      />
    </section>
  );
}
