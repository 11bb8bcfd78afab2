import type { JSX } from 'react';
import { listedColumns } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard } from '../../../shared/explain/friction/friction-board.ts';
import { personWords } from '../../../shared/extract/column-verdict.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { useRowsExport } from '../rows/index.ts';
import { type FrictionLine, lineWords, rowsOfLine } from './friction-words.ts';

/** What leaves the machine, column by column, before anything is written: the affected orders for Customer Service. */
export function OrdersDialog({
  line,
  where,
  board,
  onClose,
}: {
  readonly line: FrictionLine;
  readonly where: Filter;
  readonly board: FrictionBoard;
  readonly onClose: () => void;
}): JSX.Element {
  const writing = useRowsExport(onClose);
  const { isWriting, failed } = writing;
  const rows = rowsOfLine(line, where, board, 'cases');
  const columns = [...listedColumns(line.type)];
  const judged = useResult('rows.exportColumns', { rows, columns });
  const title = `Affected orders ${lineWords(line)}`;
  const save = () =>
    writing.save(title, 'rows', {
      rows,
      columns,
      to: 'xlsx',
      people: 'mask',
      aggregate: false,
      ...(line.type.order === null ? {} : { oncePer: line.type.order }),
    });
  return (
    <Dialog
      title="Affected orders"
      subtitle={`${lineWords(line)}: ${line.cell.orders === null ? `${formatCount(line.cell.cases)} rows, one a case` : `${formatCount(line.cell.orders)} orders in ${formatCount(line.cell.cases)} cases, one row an order`}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={isWriting || judged.value === null} onPress={() => void save()}>
            {isWriting ? 'Writing' : 'Choose where'}
          </Button>
        </>
      }
    >
      <p>These columns leave this machine, in an Excel workbook. Card numbers are always covered.</p>
      <AsyncView result={judged} onCopyReport={copyReport}>
        {(list) => (
          <Table
            label="Columns that leave"
            rows={list}
            rowKey={(column) => column.name}
            columns={[
              { id: 'column', header: 'Column', cell: (column) => column.label },
              {
                id: 'people',
                header: 'About people',
                cell: (column) =>
                  column.personal === null ? <span className="muted">no</span> : `${personWords[column.personal]}, mostly covered`,
              },
            ]}
          />
        )}
      </AsyncView>
      {failed !== null && <ErrorCallout error={failed} onCopyReport={copyReport} />}
    </Dialog>
  );
}
