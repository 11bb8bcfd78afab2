import { type JSX, useState } from 'react';
import type { FactTableName } from '../../../../shared/domain/tables.ts';
import type { ColumnMapping } from '../../../../shared/extract/profile.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { formatCount } from '../../../ui/number/format-value.ts';
import { Popover } from '../../../ui/popover/popover.tsx';
import { AmountOptions } from './amount-options.tsx';
import { columnOf, distinctValues, entrySummary, hasOptions, keep, leaveOut, targetOf, targetOptions } from './entry-words.ts';
import { type ReadFile, type TeachDraft, withAgain, withEntry, withoutEntry, withTarget } from './teach-draft.ts';
import { TimeOptions } from './time-options.tsx';
import { WordOptions } from './word-options.tsx';

const samples = 3;
/** More columns than are taken in at a glance. */
const manyColumns = 25;

function Options({
  entry,
  table,
  read,
  onChange,
}: {
  readonly entry: ColumnMapping;
  readonly table: FactTableName;
  readonly read: ReadFile;
  readonly onChange: (change: Partial<ColumnMapping>) => void;
}): JSX.Element | null {
  const column = columnOf(table, entry);
  switch (column?.type) {
    case 'money':
      return <AmountOptions entry={entry} read={read} onChange={onChange} />;
    case 'instant':
    case 'day':
      return <TimeOptions entry={entry} read={read} hasClock={column.type === 'instant'} onChange={onChange} />;
    case 'text':
      return <WordOptions entry={entry} column={column} read={read} onChange={onChange} />;
    default:
      return null;
  }
}

/** Every column of the file with its first values, what it becomes, and how it is read. */
export function SourceColumns({
  draft,
  read,
  onChange,
}: {
  readonly draft: TeachDraft;
  readonly read: ReadFile;
  readonly onChange: (draft: TeachDraft) => void;
}): JSX.Element {
  const [wanted, setWanted] = useState('');
  const options = targetOptions(draft.table);
  const isShown = (source: string) => source.toLowerCase().includes(wanted.trim().toLowerCase());
  const table = (
    <table className="table teach-columns" aria-label="Columns of the file">
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col">Becomes</th>
          <th scope="col">Read</th>
          <th scope="col">
            <span className="sr-only">Use again or remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {draft.columns.map((entry, index) => {
          if (!isShown(entry.source)) return null;
          const column = columnOf(draft.table, entry);
          const isAgain = draft.columns.findIndex(({ source }) => source === entry.source) !== index;
          const values = distinctValues(read.header, read.sample, entry.source, samples);
          return (
            <tr key={`${entry.source} ${index}`} className={entry.target === null ? 'muted-row' : ''}>
              <td>
                <div className="teach-source ellipsis" title={entry.source}>
                  {isAgain ? <span className="muted">again </span> : null}
                  <b>{entry.source}</b>
                </div>
                <div className="mono muted ellipsis" title={values.join(' · ')}>
                  {values.length === 0 ? 'empty' : values.join(' · ')}
                </div>
              </td>
              <td>
                <Select
                  label={`${entry.source} becomes`}
                  hideLabel
                  options={options}
                  value={targetOf(entry)}
                  onChange={(target) =>
                    onChange(withTarget(draft, read, index, target === keep || target === leaveOut ? null : target, target === leaveOut))
                  }
                />
              </td>
              <td>
                {column !== null && hasOptions(column) && (
                  <Popover
                    label={`How ${entry.source} is read`}
                    width={330}
                    trigger={
                      <Button aria-label={`How ${entry.source} is read: ${entrySummary(entry, column)}`}>
                        <span className="ellipsis teach-summary">{entrySummary(entry, column)}</span>
                      </Button>
                    }
                  >
                    <Options
                      entry={entry}
                      table={draft.table}
                      read={read}
                      onChange={(change) => onChange(withEntry(draft, index, change))}
                    />
                  </Popover>
                )}
              </td>
              <td>
                {isAgain ? (
                  <IconButton
                    icon="close"
                    label={`Remove the second meaning of ${entry.source}`}
                    onPress={() => onChange(withoutEntry(draft, index))}
                  />
                ) : (
                  <IconButton icon="plus" label={`Use ${entry.source} once more`} onPress={() => onChange(withAgain(draft, index))} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  if (read.header.length <= manyColumns) return table;
  return (
    <>
      <div className="teach-find">
        <Field
          label={`Find one of ${formatCount(read.header.length)} columns`}
          hideLabel
          placeholder={`Find one of ${formatCount(read.header.length)} columns`}
          value={wanted}
          onChange={setWanted}
        />
      </div>
      {table}
    </>
  );
}
