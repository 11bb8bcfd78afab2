import { type JSX, useState } from 'react';
import { type Column, type ColumnBatch } from '../../../shared/base/column-batch.ts';
import { factTable, type FactTableName } from '../../../shared/domain/tables.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import type { Leg } from '../../../shared/reconcile/leg.ts';
import type { EntrySide, RowReference } from '../../../shared/reconcile/result.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { cellText } from '../../ui/data-grid/cell-text.ts';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { SkeletonLines } from '../../ui/feedback/skeleton.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { Table } from '../../ui/table/table.tsx';

/** What a reader of a break looks at first, by table. */
const shown: Readonly<Partial<Record<FactTableName, readonly string[]>>> = {
  order_ledger: ['entry_date', 'type', 'status', 'merchant_ref', 'partner_ref', 'amount', 'ccy', 'expected_settlement_date', 'entry_id'],
  settlement_line: [
    'posting_date',
    'type',
    'merchant_ref',
    'partner_ref',
    'gross',
    'ccy_gross',
    'fee_total',
    'net',
    'ccy_net',
    'fx_rate',
    'batch_id',
    'payout_id',
  ],
  payout: ['payout_date', 'status', 'payout_id', 'bank_ref', 'amount', 'ccy', 'fee_total', 'batch_id'],
  bank_line: ['booking_date', 'bank_ref', 'end_to_end_id', 'customer_ref', 'counterparty', 'description', 'amount', 'ccy'],
};

/** A few columns of a table, the amount that is compared last: our ledger holds gross amounts, a payout is of net ones. */
function briefly(table: FactTableName, leg: Leg): readonly string[] {
  if (table === 'settlement_line') return ['posting_date', 'type', leg === 'ledger-partner' ? 'gross' : 'net'];
  if (table === 'payout') return ['payout_date', 'payout_id', 'amount'];
  return table === 'bank_line' ? ['booking_date', 'bank_ref', 'amount'] : ['entry_date', 'type', 'amount'];
}

const labelIn = (table: FactTableName, name: string) => factTable(table).columns.find((column) => column.name === name)?.label ?? name;

/** Exactly these rows of one table. */
function rowsFilter(rows: readonly RowReference[]): Filter {
  const extracts = [...new Set(rows.map(({ extract }) => extract))];
  const parts = extracts.map((extract): Filter => {
    const numbers = rows.filter((row) => row.extract === extract).map(({ row }) => row);
    return {
      kind: 'and',
      parts: [
        { kind: 'compare', column: 'extract_id', operator: '=', value: extract },
        { kind: 'in', column: 'row_no', values: numbers },
      ],
    };
  });
  return { kind: 'or', parts };
}

const specOf = (table: FactTableName, where: Filter): RowsSpec => ({ table, where, period: null, metric: null, part: 'all', sort: null });

function textAt(batch: ColumnBatch, name: string, row: number, timeZone: string): string | null {
  const column: Column | undefined = batch.columns.find((candidate) => candidate.name === name);
  return column === undefined ? null : cellText(column, row, timeZone);
}

/** A line as it stands in the partner's file, card numbers masked. */
function SourceLine({ row }: { readonly row: RowReference }): JSX.Element {
  const result = useResult('extract.sourceLine', { extract: row.extract, line: row.line });
  if (result.error !== null) return <ErrorCallout error={result.error} onRetry={result.retry} onCopyReport={copyReport} />;
  return result.value === null ? <SkeletonLines lines={2} /> : <pre className="entry-source">{result.value.text}</pre>;
}

/** One side of an entry: where its rows come from and what they say. */
export function EntryRows({
  leg,
  title,
  side,
  reference,
}: {
  readonly leg: Leg;
  readonly title: string;
  readonly side: EntrySide;
  readonly reference: string | null;
}): JSX.Element | null {
  const { settings, extracts } = useWorkbookDocument();
  const [first] = side.rows;
  const [isSource, setSource] = useState(false);
  const page = useResult(
    'rows.page',
    first === undefined
      ? null
      : { rows: specOf(first.table, rowsFilter(side.rows.filter(({ table }) => table === first.table))), offset: 0, limit: 20 },
  );
  if (first === undefined) return null;
  const { table } = first;
  const show = () =>
    navigate('rows', {
      rows: specOf(table, side.where ?? rowsFilter(side.rows)),
      title: `${title} of ${reference ?? 'the break'}`,
      subtitle: factTable(table).label.toLowerCase(),
    });
  const file = extracts[first.extract]?.name ?? `extract ${first.extract}`;
  const batch = page.value?.batch;
  return (
    <section className="entry-side" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="muted ellipsis" title={file}>
          {side.count === 1 ? `${file}, line ${formatCount(first.line)}` : `${formatCount(side.count)} rows, first ${file}`}
        </span>
      </header>
      {page.error !== null && <ErrorCallout error={page.error} onRetry={page.retry} onCopyReport={copyReport} />}
      {batch === undefined ? (
        page.error === null && <SkeletonLines lines={4} />
      ) : side.count === 1 ? (
        <PairList
          layout="columns"
          pairs={(shown[table] ?? []).flatMap((name): Pair[] => {
            const value = textAt(batch, name, 0, settings.timeZone);
            return value === null ? [] : [{ label: labelIn(table, name), value }];
          })}
        />
      ) : (
        <Table
          label={`${title}, first rows`}
          rows={Array.from({ length: batch.rowCount }, (_, row) => row)}
          rowKey={(row) => row}
          columns={[
            { id: 'line', header: 'Line', align: 'right', width: 60, cell: (row) => textAt(batch, 'line_no', row, settings.timeZone) },
            ...briefly(table, leg).map((name, index) => ({
              id: name,
              header: labelIn(table, name),
              align: index === 2 ? ('right' as const) : ('left' as const),
              cell: (row: number) => textAt(batch, name, row, settings.timeZone) ?? '–',
            })),
          ]}
        />
      )}
      <div className="entry-links">
        <Button kind="quiet" onPress={show}>
          {side.count === 1 ? 'Show row' : 'Show rows'}
        </Button>
        {side.count === 1 && (
          <Button kind="quiet" onPress={() => setSource(!isSource)} aria-expanded={isSource}>
            {isSource ? 'Hide source line' : 'Source line'}
          </Button>
        )}
      </div>
      {isSource && <SourceLine row={first} />}
    </section>
  );
}
