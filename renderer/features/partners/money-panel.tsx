import type { JSX } from 'react';
import { dayWords } from '../../../shared/explain/finding-words.ts';
import { claimedAmount, claimState, claimText, claimWords, isPartClaim } from '../../../shared/partners/claim.ts';
import { type MoneyItem, moneyWords } from '../../../shared/partners/money-item.ts';
import { StatusChip, type Tone } from '../../ui/feedback/status-chip.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

const claimTones: Readonly<Record<ReturnType<typeof claimState>, Tone>> = {
  drafted: 'info',
  sent: 'info',
  acknowledged: 'warn',
  disputed: 'bad',
  agreed: 'good',
  collected: 'good',
  written_off: 'info',
};

/** "Mar 30, 11 days ago" */
export function noticeText({ noticeDue, noticeDays }: Pick<MoneyItem, 'noticeDue' | 'noticeDays'>): string {
  if (noticeDue === null || noticeDays === null) return '–';
  const days = Math.abs(noticeDays);
  const when =
    noticeDays === 0
      ? 'today'
      : noticeDays > 0
        ? `in ${days} ${days === 1 ? 'day' : 'days'}`
        : `${days} ${days === 1 ? 'day' : 'days'} ago`;
  return `${dayWords(noticeDue)}, ${when}`;
}

export function ClaimChip({ claim }: Pick<MoneyItem, 'claim'>): JSX.Element {
  if (claim === null) return <span className="muted claim-none">not claimed</span>;
  const state = claimState(claim);
  return (
    <StatusChip tone={claimTones[state]} title={claimText(claim)}>
      {claimWords[state]}
    </StatusChip>
  );
}

/** What a partner owes, most money first. */
export function MoneyPanel({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly MoneyItem[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}): JSX.Element {
  if (items.length === 0) return <p className="muted panel-empty">Nothing is owed by what is loaded.</p>;
  return (
    <Table
      label="Money owed to us"
      rows={items}
      rowKey={({ key }) => key}
      selectedKey={chosen}
      onSelect={({ key }) => onChoose(key)}
      columns={[
        {
          id: 'what',
          header: 'What',
          cell: ({ kind, title }) => (
            <span className="clause">
              <strong title={title}>{title}</strong>
              <span className="muted">{moneyWords[kind]}</span>
            </span>
          ),
        },
        { id: 'for', header: 'For', cell: ({ label }) => label },
        {
          id: 'amount',
          header: 'Amount',
          align: 'right',
          cell: ({ amount, claim }) => (
            <span className="gap-cell">
              <strong>{formatMoney(amount.amount, amount.currency)}</strong>
              {claim !== null && isPartClaim(claim) && (
                <span className="muted">
                  {formatMoney(claimedAmount(claim), claim.currency)} {claimWords[claimState(claim)].toLowerCase()}
                </span>
              )}
            </span>
          ),
        },
        {
          id: 'notice',
          header: 'Notice by',
          cell: (item) => <span className={(item.noticeDays ?? 0) < 0 && item.claim === null ? 'bad' : ''}>{noticeText(item)}</span>,
        },
        { id: 'claim', header: 'Claim', cell: ({ claim }) => <ClaimChip claim={claim} /> },
      ]}
    />
  );
}
