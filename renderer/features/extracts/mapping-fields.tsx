import type { JSX } from 'react';
import { plainLineTable } from '../../../shared/domain/tables.ts';
import type { ColumnMapping } from '../../../shared/extract/profile.ts';
import { Select } from '../../ui/field/select.tsx';

const kept = '';
const targets = [
  { value: kept, label: 'Keep as text' },
  ...plainLineTable.columns.map((column) => ({ value: column.name, label: column.label })),
];

/** What each column of a plain table means. */
export function MappingFields({
  mapping,
  onChange,
}: {
  readonly mapping: readonly ColumnMapping[];
  readonly onChange: (mapping: readonly ColumnMapping[]) => void;
}): JSX.Element {
  return (
    <div className="preview-mapping">
      {mapping.map((line, index) => (
        <Select
          key={`${line.source}${index}`}
          label={line.source === '' ? `Column ${index + 1}` : line.source}
          options={targets}
          value={line.target ?? kept}
          onChange={(target) =>
            onChange(mapping.map((known, at) => (at === index ? { ...known, target: target === kept ? null : target } : known)))
          }
        />
      ))}
    </div>
  );
}
