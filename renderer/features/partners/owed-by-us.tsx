import type { JSX } from 'react';
import { type OwedByUs as Owed, owedByUsWords } from '../../../shared/partners/money-item.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

/** What we owe a partner by its cards and terms, with the way to the rows; a line where it is nothing. */
export function OwedByUs({ partner, items }: { readonly partner: string; readonly items: readonly Owed[] }): JSX.Element {
  if (items.length === 0) return <p className="muted owed-by-us">We owe {partner} nothing by the cards and terms that are written down.</p>;
  return (
    <>
      <header className="card-head">
        <h2>Money owed by us</h2>
        <span className="muted">billed below the card, or paid beyond the term</span>
      </header>
      <Table
        label="Money owed by us"
        rows={items}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'what',
            header: 'What',
            cell: ({ kind, title }) => (
              <span className="clause">
                <strong title={title}>{title}</strong>
                <span className="muted">{owedByUsWords[kind]}</span>
              </span>
            ),
          },
          { id: 'for', header: 'For', cell: ({ label }) => label },
          {
            id: 'amount',
            header: 'Amount',
            align: 'right',
            cell: ({ amount }) => <strong>{formatMoney(amount.amount, amount.currency)}</strong>,
          },
          { id: 'why', header: 'Why', cell: ({ sentence }) => <span className="spell-why muted">{sentence}</span> },
          {
            id: 'rows',
            header: 'Rows',
            cell: ({ title, label, rows }) => (
              <Button kind="quiet" onPress={() => navigate('rows', { title: `${partner} · ${title}`, subtitle: `Rows of ${label}`, rows })}>
                Show rows
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
