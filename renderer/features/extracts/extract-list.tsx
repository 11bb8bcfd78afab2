import type { JSX } from 'react';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Table, type TableColumn } from '../../ui/table/table.tsx';
import { holidaysOf } from '../../../shared/reconcile/reconciliation.ts';
import { covers, extractStatus } from './extract-status.ts';

interface ExtractListProps {
  readonly extracts: readonly ExtractSummary[];
  readonly layoutLabel: (format: string) => string;
  readonly selected: number | null;
  readonly onSelect: (extract: ExtractSummary) => void;
}

function partnersText(partners: readonly string[]): string {
  return partners.length <= 1 ? (partners[0] ?? '') : `${formatCount(partners.length)} partners`;
}

/** Every file that was read, with what an auditor asks first. */
export function ExtractList({ extracts, layoutLabel, selected, onSelect }: ExtractListProps): JSX.Element {
  const { settings, reconciliation } = useWorkbookDocument();
  const columns: readonly TableColumn<ExtractSummary>[] = [
    {
      id: 'name',
      header: 'Extract and layout',
      cell: (extract) => (
        <>
          <b>{extract.name}</b>
          <div className="muted">{layoutLabel(extract.receipt.format)}</div>
        </>
      ),
    },
    {
      id: 'partner',
      width: 100,
      header: 'Partner',
      cell: (extract) => <span title={extract.partners.join(', ')}>{partnersText(extract.partners)}</span>,
    },
    { id: 'rows', width: 74, header: 'Rows', align: 'right', cell: (extract) => formatCount(extract.receipt.rows.loaded) },
    {
      id: 'covers',
      width: 120,
      header: 'Covers',
      cell: ({ receipt }) => covers(receipt, settings.timeZone),
    },
    {
      id: 'receipt',
      width: 164,
      header: 'Receipt',
      cell: (extract) => {
        const { tone, text, title } = extractStatus(extract, holidaysOf(reconciliation, extract.partners));
        return (
          <StatusChip tone={tone} title={title}>
            {text}
          </StatusChip>
        );
      },
    },
    { id: 'quarantine', width: 80, header: 'Quarantine', align: 'right', cell: (extract) => formatCount(extract.receipt.rows.quarantined) },
  ];
  return (
    <Table
      label="Extracts"
      columns={columns}
      rows={extracts}
      rowKey={(extract) => extract.id}
      selectedKey={selected}
      onSelect={onSelect}
      rowClass={(extract) => (extract.state === 'active' ? '' : 'muted-row')}
    />
  );
}
