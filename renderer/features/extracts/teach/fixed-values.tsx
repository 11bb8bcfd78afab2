import { type JSX, useState } from 'react';
import { factTable, type TableColumn } from '../../../../shared/domain/tables.ts';
import { products } from '../../../../shared/domain/products.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import type { TeachDraft } from './teach-draft.ts';

/** Texts of the table that no column gives and that may hold for every row. */
function freeColumns({ table, columns, constants }: TeachDraft): readonly TableColumn[] {
  const taken = new Set([...columns.flatMap(({ target }) => target ?? []), ...Object.keys(constants), 'partner']);
  return factTable(table).columns.filter(({ name, type, role }) => type === 'text' && role === 'dimension' && !taken.has(name));
}

function optionsOf({ name, words }: TableColumn): readonly { readonly value: string; readonly label: string }[] | null {
  if (words !== undefined) return words.map((word) => ({ value: word, label: word.replaceAll('_', ' ') }));
  return name === 'product' ? products.map(({ id, label }) => ({ value: id, label })) : null;
}

function Value({
  column,
  value,
  onChange,
}: {
  readonly column: TableColumn;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const options = optionsOf(column);
  return options === null ? (
    <Field label={column.label} hideLabel value={value} onChange={onChange} width={110} />
  ) : (
    <Select label={column.label} hideLabel options={options} value={value === '' ? null : value} onChange={onChange} width={130} />
  );
}

/** What holds for every row because the file does not say it. */
export function FixedValues({
  draft,
  onChange,
}: {
  readonly draft: TeachDraft;
  readonly onChange: (draft: TeachDraft) => void;
}): JSX.Element {
  const [adding, setAdding] = useState<string | null>(null);
  const free = freeColumns(draft);
  const { columns } = factTable(draft.table);
  const put = (name: string, value: string) => onChange({ ...draft, constants: { ...draft.constants, [name]: value } });
  const remove = (name: string) => {
    const { [name]: _, ...constants } = draft.constants;
    onChange({ ...draft, constants });
  };
  return (
    <div className="teach-fixed">
      {Object.entries(draft.constants).map(([name, value]) => {
        const column = columns.find((known) => known.name === name);
        return column === undefined ? null : (
          <span key={name} className="teach-fixed-value">
            <span className="muted">{column.label}</span>
            <Value column={column} value={value} onChange={(text) => put(name, text)} />
            <IconButton icon="close" label={`No fixed ${column.label}`} onPress={() => remove(name)} />
          </span>
        );
      })}
      <Select
        label="Fixed value for"
        hideLabel
        placeholder="Fixed value for…"
        width={150}
        options={free.map(({ name, label }) => ({ value: name, label }))}
        value={adding}
        onChange={setAdding}
      />
      <Button
        icon="plus"
        isDisabled={adding === null || !free.some(({ name }) => name === adding)}
        onPress={() => {
          if (adding !== null) put(adding, '');
          setAdding(null);
        }}
      >
        Add
      </Button>
    </div>
  );
}
