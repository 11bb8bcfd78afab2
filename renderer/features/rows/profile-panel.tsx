import { type JSX, useState } from 'react';
import { personWords } from '../../../shared/extract/column-verdict.ts';
import type { ColumnOverview } from '../../../shared/protocol/column-profile.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { Table } from '../../ui/table/table.tsx';
import { ColumnProfileView } from './column-profile-view.tsx';
import { countText, plainNumber, shareText } from './share-text.ts';

/** Least and greatest value; each stays whole on a line of its own where both are too long for one. */
function rangeOf({ column, min, max }: ColumnOverview): JSX.Element {
  if (min === null || max === null) return <>–</>;
  const [from, to] = [min, max].map((text) =>
    column.type === 'instant'
      ? text.slice(0, 10)
      : column.type === 'text'
        ? labelOfValue(column.name, text)
        : column.type === 'money' || column.type === 'number' || column.type === 'integer'
          ? plainNumber(text, column.type === 'money')
          : text,
  );
  if (from === to) return <>{from}</>;
  return (
    <>
      <span>{from} –</span> <span>{to}</span>
    </>
  );
}

/** What the values are like in every column of the listed rows, and in one of them more closely. */
export function ProfilePanel({
  rows,
  onNarrow,
  onClose,
}: {
  readonly rows: RowsSpec;
  /** Narrows the list to a value that was chosen. */
  readonly onNarrow: (filter: Filter) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const [column, setColumn] = useState<string | null>(null);
  const overview = useResult('column.overview', { rows });
  return (
    <aside className="rows-aside rows-profile" aria-label="Column profiles">
      <header className="rows-aside-head">
        {column === null ? (
          <h2>Columns</h2>
        ) : (
          <Button icon="back" kind="quiet" onPress={() => setColumn(null)}>
            All columns
          </Button>
        )}
        <IconButton icon="close" label="Close profiles" onPress={onClose} />
      </header>
      <div className="rows-aside-body">
        {column === null ? (
          <AsyncView result={overview} onCopyReport={copyReport}>
            {(columns) => (
              <Table
                label="Column profiles"
                rows={columns}
                rowKey={(each) => each.column.name}
                rowClass={(each) => (each.missing === each.rows ? 'muted' : '')}
                columns={[
                  {
                    id: 'name',
                    header: 'Column',
                    cell: (each) => (
                      <>
                        <Button kind="quiet" onPress={() => setColumn(each.column.name)}>
                          {each.column.label}
                        </Button>
                        {each.column.personal !== null && <span className="profile-person">{personWords[each.column.personal]}</span>}
                      </>
                    ),
                  },
                  { id: 'missing', header: 'Empty', align: 'right', cell: (each) => shareText(each.missing, each.rows) },
                  { id: 'distinct', header: 'Distinct', align: 'right', cell: (each) => countText(each.distinct) },
                  { id: 'range', header: 'From – to', cell: (each) => <span className="profile-range">{rangeOf(each)}</span> },
                ]}
              />
            )}
          </AsyncView>
        ) : (
          <ColumnProfileView rows={rows} column={column} onNarrow={onNarrow} />
        )}
      </div>
    </aside>
  );
}
